/** What is used of the two packages that run a model file: optional, and loaded when a folder is opened. */
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

/** @throws AppError `ONNX_RUNTIME_MISSING` */
export async function loadRuntime(): Promise<OnnxRuntime> {
  try {
    const [onnxruntime, tokenizers] = await Promise.all([
      moduleNamed<OnnxRuntime['onnxruntime']>('onnxruntime-node'),
      moduleNamed<OnnxRuntime['tokenizers']>('@huggingface/tokenizers'),
    ]);
    return { onnxruntime, tokenizers };
  } catch (cause) {
    throw runtimeMissing(cause);
  }
}

/** By a name in a variable: the compiler does not look for what may not be there. */
async function moduleNamed<Module>(name: string): Promise<Module> {
  const loaded: { default?: Module } = await import(name);
  return loaded.default ?? (loaded as Module);
}
