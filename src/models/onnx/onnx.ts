/**
 * A sentence embedding model in ONNX format from a folder on this machine: nothing is downloaded, no text leaves.
 * Texts are run one by one, but by a model that is known to bear company. Those that scale their numbers by what they find in
 * a whole call (`model_quantized` does) would let neighbours into a vector even where nothing is padded.
 */
import type { EmbeddingModel } from '../embedding-model.ts';
import { sameLengthBatches } from '../same-length.ts';
import { identityOf, type ModelFolder, readModelFolder } from './model-folder.ts';
import { createEncoder } from './onnx-encoder.ts';
import { fileUnreadable } from './onnx-errors.ts';
import { loadRuntime, type OnnxRuntime, type OnnxSession } from './onnx-runtime.ts';
import { createTokenReader, type TokenReader } from './token-reader.ts';

export interface OnnxOptions {
  /** Layout of Hugging Face: tokenizer.json, config.json, onnx/model.onnx and so on. */
  readonly folder: string;
  /** >= 1; they share one copy of the model. */
  readonly threads: number;
  /** Tokens that are read of a text; default as many as the model has room for, and 2,048 at most. */
  readonly maxTokens?: number;
  /** What the model knows, which the folder does not say; default `any`. */
  readonly languages?: EmbeddingModel['languages'];
  /** What it is known by, where it is known which bytes make it; default from a hash of them. */
  readonly id?: string;
  /** Whether texts of one length may be run together: only by a model that gives them the same bits then. Default: no. */
  readonly together?: boolean;
  /** Where the two packages are looked for in `node_modules`, if they are not installed beside Sightline. */
  readonly runtimeFolder?: string;
  /** Default the packages `onnxruntime-node` and `@huggingface/tokenizers`, which have to be installed. */
  readonly runtime?: OnnxRuntime;
}

/** A kill loses no more than a call, for the cache takes one at a time; of more texts, more have the same length. */
const TEXTS_PER_CALL = { alone: 64, together: 1024 };

/**
 * One id gives the same bits for any number of threads, on one machine with one version of the runtime; another processor
 * may differ in the last ones. A long text has the vector of its beginning.
 *
 * @throws AppError `ONNX_RUNTIME_MISSING`, `ONNX_MODEL_UNSUITABLE`, and as `readModelFolder`
 */
export async function openOnnx(options: OnnxOptions): Promise<EmbeddingModel> {
  const folder = readModelFolder(options.folder, options.maxTokens);
  const id = options.id ?? (await identityOf(options.folder, folder));
  const runtime = options.runtime ?? (await loadRuntime(options.runtimeFolder));
  const read = openTokenizer(folder, runtime);
  const session = await openSession(folder, options.threads, runtime);
  try {
    const encode = createEncoder(session, folder, runtime);
    const [probe] = await encode([read('probe')]);
    const dimensions = (probe as Float32Array).length;
    const batchesOf = options.together ? sameLengthBatches : oneByOne;
    return {
      id,
      dimensions,
      languages: options.languages ?? 'any',
      maxTextsPerCall: options.together ? TEXTS_PER_CALL.together : TEXTS_PER_CALL.alone,
      maxCallsAtOnce: 1,
      embed: async (texts, signal) => {
        const vectors = new Float32Array(texts.length * dimensions);
        const tokens = texts.map(read);
        for (const rows of batchesOf(tokens.map(({ length }) => length))) {
          signal?.throwIfAborted();
          const made = await encode(rows.map((row) => tokens[row] as readonly number[]));
          for (const [index, row] of rows.entries()) vectors.set(made[index] as Float32Array, row * dimensions);
        }
        return vectors;
      },
      close: () => session.release(),
    };
  } catch (cause) {
    await session.release();
    throw cause;
  }
}

function oneByOne(lengths: readonly number[]): number[][] {
  return lengths.flatMap((length, row) => (length > 0 ? [[row]] : []));
}

function openTokenizer(
  { tokenizer, tokenizerConfig, maxTokens }: ModelFolder,
  { tokenizers }: OnnxRuntime,
): TokenReader {
  try {
    return createTokenReader(new tokenizers.Tokenizer(tokenizer, tokenizerConfig), maxTokens);
  } catch (cause) {
    throw fileUnreadable('tokenizer.json', cause);
  }
}

async function openSession(
  { modelFile }: ModelFolder,
  threads: number,
  { onnxruntime }: OnnxRuntime,
): Promise<OnnxSession> {
  try {
    return await onnxruntime.InferenceSession.create(modelFile, {
      executionProviders: ['cpu'],
      executionMode: 'sequential',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // What the runtime has to say of a text is not for a terminal.
      logSeverityLevel: 4,
      // Threads that spin while they wait take as much time again as the model.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
  } catch (cause) {
    throw fileUnreadable(modelFile, cause);
  }
}
