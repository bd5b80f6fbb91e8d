/** Arithmetic in float64 that all kernels share, so that their centroids have the same bytes. */
import type { KMeansSession, Metric } from './kernel.ts';

/** How far a centroid moved, rounded up. */
export function lengthOfMove(before: Float32Array, after: Float32Array, start: number, width: number): number {
  let sum = 0;
  for (let index = 0; index < width; index++)
    sum += ((before[index] as number) - (after[start + index] as number)) ** 2;
  return Math.sqrt(sum) * (1 + 1e-12);
}

type Fit = Pick<KMeansSession, 'metric' | 'similarity' | 'squaredLengths'>;

/** In float64 and four lanes, as SIMD adds them. */
export function squaredLength(block: Float32Array, start: number, width: number): number {
  const lanes = [0, 0, 0, 0];
  for (let index = 0; index < width; index++)
    lanes[index % 4] = (lanes[index % 4] as number) + (block[start + index] as number) ** 2;
  const [first = 0, second = 0, third = 0, fourth = 0] = lanes;
  return first + third + (second + fourth);
}

/** Writes the mean of the `size` rows whose sums are given; leaves what is there where there are none, or where they cancel out and have no direction. */
export function meanOf(
  sums: Float64Array,
  size: number,
  metric: Metric,
  target: Float32Array,
  start: number,
  width: number,
): void {
  if (size === 0) return;
  const scale = metric === 'euclidean' ? size : lengthOf(sums, start, width);
  if (scale === 0) return;
  for (let index = start; index < start + width; index++) target[index] = (sums[index] as number) / scale;
}

function lengthOf(sums: Float64Array, start: number, width: number): number {
  let sum = 0;
  for (let index = start; index < start + width; index++) sum += (sums[index] as number) ** 2;
  return Math.sqrt(sum);
}

/** How far a row is from its centroid: the squared distance, or 1 - inner product where the metric is `cosine`. */
export function distanceOf({ metric, similarity, squaredLengths }: Fit, row: number): number {
  const value = similarity[row] as number;
  return metric === 'cosine' ? 1 - value : Math.max(0, (squaredLengths[row] as number) - 2 * value);
}

/** The sum of all rows' distances, added in their order. */
export function objectiveOf(fit: Fit): number {
  let sum = 0;
  for (let row = 0; row < fit.similarity.length; row++) sum += distanceOf(fit, row);
  return sum;
}
