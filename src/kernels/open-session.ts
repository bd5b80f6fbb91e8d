/** The kernel that was asked for, or the next that runs here. */
import { checkProblem } from './check-problem.ts';
import { type KernelName, type KMeansSession, kernelNames, type Problem } from './kernel.ts';
import { portable, relaxed } from './modules.generated.ts';
import { openPlain } from './plain-kernel.ts';
import { openWasm, type WasmOptions } from './wasm-kernel.ts';
import { type Module, WebAssembly } from './webassembly.ts';

const sources = { relaxed, portable };
const compiled = new Map<KernelName, Module | null>();

/** @throws AppError where vectors are not finite, shapes do not fit, or memory does not */
export function openSession(asked: KernelName, problem: Problem, options?: WasmOptions): KMeansSession {
  checkProblem(problem);
  const kernel = kernelHere(asked);
  const module = kernel === 'plain' ? null : moduleOf(kernel);
  return module === null ? openPlain(problem) : openWasm(module, problem, options);
}

/** `asked`, or where the runtime has no relaxed SIMD, no SIMD or no shared memory, the next of `relaxed`, `portable`, `plain` that it has. */
export function kernelHere(asked: KernelName): KernelName {
  const runs = (name: KernelName): boolean => name === 'plain' || moduleOf(name) !== null;
  return kernelNames.slice(kernelNames.indexOf(asked)).find(runs) ?? 'plain';
}

/** Null where it cannot run here. */
export function moduleOf(name: Exclude<KernelName, 'plain'>): Module | null {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const bytes = Buffer.from(sources[name], 'base64');
  const works = typeof SharedArrayBuffer === 'function' && WebAssembly.validate(bytes);
  const module = works ? new WebAssembly.Module(bytes) : null;
  compiled.set(name, module);
  return module;
}
