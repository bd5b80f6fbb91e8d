/** From a vector for each token to one for the text, as the folder says, after the configurations of sentence-transformers. */
import { isObject } from '../../core/json.ts';
import { modelUnsuitable } from './onnx-errors.ts';

/** The mean of all tokens, the first one, or the last one. */
export type Pooling = 'mean' | 'cls' | 'last';

/** Names of the configuration with and without the prefix that older versions write. */
const POOLINGS: Readonly<Record<string, Pooling>> = {
  mean: 'mean',
  mean_tokens: 'mean',
  // Another length, the same direction.
  mean_sqrt_len_tokens: 'mean',
  cls: 'cls',
  cls_token: 'cls',
  lasttoken: 'last',
};

/**
 * @param config of `1_Pooling/config.json`; undefined where there is none, which means the mean
 * @throws AppError `ONNX_MODEL_UNSUITABLE` for another pooling, or several side by side
 */
export function poolingOf(config: unknown): Pooling {
  if (!isObject(config)) return 'mean';
  const flags = Object.keys(config).filter((name) => name.startsWith('pooling_mode_') && config[name] === true);
  const named = [config['pooling_mode'] ?? []].flat();
  const chosen = [...named, ...flags.map((name) => name.slice('pooling_mode_'.length))].map(String);
  const [only] = chosen;
  if (only === undefined) return 'mean';
  const pooling = Object.hasOwn(POOLINGS, only) ? POOLINGS[only] : undefined;
  if (pooling !== undefined && chosen.length === 1) return pooling;
  throw modelUnsuitable(`It pools tokens by ${chosen.join(' and ')}; mean, cls and lasttoken are known.`);
}

/**
 * @param tokens row-major, one row of `dimensions` numbers a token, none of them padding
 * @returns of L2 norm 1; zeros where the sum is zero, null where it is not finite
 */
export function poolTokens(tokens: Float32Array, dimensions: number, pooling: Pooling): Float32Array | null {
  const last = tokens.length - dimensions;
  if (pooling === 'cls') return unit(tokens.subarray(0, dimensions));
  if (pooling === 'last') return unit(tokens.subarray(last));
  const sum = new Float64Array(dimensions);
  for (let start = 0; start <= last; start += dimensions) {
    for (let column = 0; column < dimensions; column++)
      sum[column] = (sum[column] as number) + (tokens[start + column] as number);
  }
  return unit(sum);
}

function unit(vector: Float32Array | Float64Array): Float32Array | null {
  const norm = Math.hypot(...vector);
  if (!Number.isFinite(norm)) return null;
  return norm === 0 ? new Float32Array(vector.length) : Float32Array.from(vector, (value) => value / norm);
}
