/** What is used of the two packages that run a model file: optional, and loaded when a folder is opened. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runtimeMissing } from './onnx-errors.ts';

/** The modules `onnxruntime-node` and `@huggingface/tokenizers`, or what stands for them. */
export interface OnnxRuntime {
  readonly onnxruntime: {
    readonly InferenceSession: { create(path: string, options: OnnxSessionOptions): Promise<OnnxSession> };
    readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => OnnxTensor;
  };
  readonly tokenizers: { readonly Tokenizer: new (tokenizer: object, config: object) => OnnxTokenizer };
}

export interface OnnxSessionOptions {
  readonly executionProviders: readonly string[];
  readonly executionMode: 'sequential';
  readonly intraOpNumThreads: number;
  readonly interOpNumThreads: number;
  readonly logSeverityLevel: 0 | 1 | 2 | 3 | 4;
  readonly extra: Record<string, unknown>;
}

export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, OnnxTensor>, outputs: readonly string[]): Promise<Readonly<Record<string, OnnxTensor>>>;
  release(): Promise<void>;
}

export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly data: unknown;
}

export interface OnnxTokenizer {
  encode(text: string, options: { add_special_tokens: boolean }): { readonly ids: readonly number[] };
}

const PACKAGES = ['onnxruntime-node', '@huggingface/tokenizers'] as const;
const VERSIONS = 'onnxruntime-node@1.30.0 @huggingface/tokenizers@0.2.0';

/**
 * @param folder with `node_modules`, which is looked into where the packages are not installed beside Sightline
 * @throws AppError `ONNX_RUNTIME_MISSING`
 */
export async function loadRuntime(folder?: string): Promise<OnnxRuntime> {
  try {
    const [onnxruntime, tokenizers] = await Promise.all(PACKAGES.map((name) => moduleNamed(name, folder)));
    return { onnxruntime, tokenizers } as OnnxRuntime;
  } catch (cause) {
    throw runtimeMissing(installHint(folder), cause);
  }
}

/** How to install what runs such models; null where it is there. */
export function missingRuntime(folder?: string): string | null {
  try {
    for (const name of PACKAGES) placeOf(name, folder);
    return null;
  } catch {
    return installHint(folder);
  }
}

/**
 * A folder of its own where there is one: in a checkout of Sightline npm would do nothing and say so to nobody, because the
 * project itself lists both as optional.
 */
function installHint(folder: string | undefined): string {
  return folder === undefined
    ? `Run, in your project: npm install ${VERSIONS}. With --ignore-scripts it works as well.`
    : `Run (291 MB): npm install --ignore-scripts --prefix ${quoted(folder)} ${VERSIONS}`;
}

/** As shells take it for one word. */
function quoted(path: string): string {
  return /^[\w./~:\\-]+$/u.test(path) ? path : `"${path}"`;
}

function placeOf(name: string, folder: string | undefined): string {
  const here = createRequire(import.meta.url);
  if (folder === undefined) return here.resolve(name);
  try {
    return here.resolve(name);
  } catch {
    return createRequire(join(folder, 'package.json')).resolve(name);
  }
}

async function moduleNamed(name: string, folder: string | undefined): Promise<unknown> {
  const loaded: { default?: unknown } = await import(pathToFileURL(placeOf(name, folder)).href);
  return loaded.default ?? loaded;
}
