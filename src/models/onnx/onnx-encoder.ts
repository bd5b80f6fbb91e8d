/** Texts of one length through a model file, from their tokens to their vectors. */
import type { ModelFolder } from './model-folder.ts';
import { encodingFailed, modelUnsuitable } from './onnx-errors.ts';
import type { OnnxRuntime, OnnxSession, OnnxTensor } from './onnx-runtime.ts';
import { poolTokens } from './pooling.ts';

/**
 * @param texts tokens of each, all as many; at least one text
 * @throws AppError `ONNX_FAILED`, or `ONNX_MODEL_UNSUITABLE` where what comes out is not what such models give
 */
export type Encode = (texts: readonly (readonly number[])[]) => Promise<Float32Array[]>;

const INPUTS: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids']);
/** A vector for the text, or one for each of its tokens. */
const OUTPUTS = ['sentence_embedding', 'token_embeddings', 'last_hidden_state'] as const;

/** @throws AppError `ONNX_MODEL_UNSUITABLE` where the model asks for something else, or gives it, than such models do */
export function createEncoder(session: OnnxSession, folder: ModelFolder, { onnxruntime }: OnnxRuntime): Encode {
  const output = outputOf(session, folder);
  const isPooled = output === 'sentence_embedding';
  return async (texts) => {
    const tokens = texts.flat();
    const shape = [texts.length, tokens.length / texts.length];
    const feeds: Record<string, OnnxTensor> = {};
    for (const name of session.inputNames)
      feeds[name] = new onnxruntime.Tensor('int64', inputNamed(name, tokens), shape);
    const { [output]: made } = await session.run(feeds, [output]).catch(() => {
      throw encodingFailed();
    });
    const { data, dims = [] } = made ?? {};
    const width = dims.at(-1) ?? 0;
    if (!(data instanceof Float32Array) || width < 1 || data.length !== width * (isPooled ? texts : tokens).length)
      throw modelUnsuitable('Its output is not a row of 32-bit numbers for each token, or one for the text.');
    const size = data.length / texts.length;
    return texts.map((_, text) => {
      const vector = poolTokens(data.subarray(text * size, (text + 1) * size), width, folder.pooling);
      if (vector === null) throw encodingFailed();
      return vector;
    });
  };
}

function outputOf({ inputNames, outputNames }: OnnxSession, { layersOutside }: ModelFolder): (typeof OUTPUTS)[number] {
  const others = inputNames.filter((name) => !INPUTS.has(name));
  if (others.length > 0) throw modelUnsuitable(`It also asks for ${others.join(', ')}.`);
  const output = OUTPUTS.find((name) => outputNames.includes(name));
  if (output === undefined) throw modelUnsuitable(`It has none of the outputs ${OUTPUTS.join(', ')}.`);
  if (output !== 'sentence_embedding' && layersOutside.length > 0)
    throw modelUnsuitable(`It needs layers that are not in the model file: ${layersOutside.join(', ')}.`);
  return output;
}

/** Nothing is padded: every token counts, and all are of the first segment. */
function inputNamed(name: string, tokens: readonly number[]): BigInt64Array {
  if (name === 'input_ids') return BigInt64Array.from(tokens, BigInt);
  return new BigInt64Array(tokens.length).fill(name === 'attention_mask' ? 1n : 0n);
}
