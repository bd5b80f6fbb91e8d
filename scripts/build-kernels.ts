// Compiles src/kernels/assembly/ to WebAssembly, once with relaxed SIMD and once without, and writes both as a module that needs no file
// beside it: node scripts/build-kernels.ts. A test fails where it is stale.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
const target = join(root, 'src', 'kernels', 'modules.generated.ts');
const features = { relaxed: 'simd,threads,relaxed-simd', portable: 'simd,threads' } as const;

function compiled(name: keyof typeof features, folder: string): string {
  const file = join(folder, `${name}.wasm`);
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
  const small = ['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='];
  const source = 'src/kernels/assembly/index.ts';
  execFileSync(
    process.execPath,
    [compiler, source, '--outFile', file, '--enable', features[name], ...small, ...memory],
    {
      cwd: root,
    },
  );
  return readFileSync(file, 'base64');
}

/** The text of `src/kernels/modules.generated.ts`. */
export function kernelModules(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-kernels-'));
  try {
    const names = Object.keys(features) as (keyof typeof features)[];
    const modules = names.map((name) => `export const ${name} =\n  '${compiled(name, folder)}';\n`);
    return `/** WebAssembly of \`assembly/\` in base64: written by \`node scripts/build-kernels.ts\`. */\n${modules.join('')}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const committedModules = (): string => readFileSync(target, 'utf8');

if (process.argv[1] === import.meta.filename) writeFileSync(target, kernelModules());
