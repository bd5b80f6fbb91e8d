/**
 * k-means++ (Arthur and Vassilvitskii 2007): each next centroid is a row, drawn in proportion to its squared distance from the nearest so far. Where there are many
 * already, several are drawn before distances are computed again, as k-means|| does (Bahmani et al. 2012): a few beside hundreds change little of them, and the
 * passes over the rows become fewer.
 */
import type { Random } from '../core/random.ts';
import type { KMeansSession, Rows } from './kernel.ts';
import { SEEDS_AT_ONCE } from './memory-layout.ts';
import { countOf } from './row-blocks.ts';

/** So many centroids there are for each that is drawn before distances are computed again. */
const CENTROIDS_A_DRAW = 32;
/** Of more rows than this, and than so many a centroid, every second, third, … is looked at. */
const MOST_ROWS = 20_000;
const MOST_ROWS_A_CENTROID = 16;

/** `k` of the session's rows, `k` x dimensions. The same rows, `k` and randomness give the same. */
export function seedCentroids(session: KMeansSession, rows: Rows, k: number, random: Random): Float32Array {
  const { vectors, dimensions } = rows;
  const count = countOf(rows);
  const step = Math.max(1, Math.floor(count / Math.max(MOST_ROWS, MOST_ROWS_A_CENTROID * k)));
  const distances = new Float32Array(Math.ceil(count / step)).fill(Number.POSITIVE_INFINITY);
  const centroids = new Float32Array(k * dimensions);
  let drawn = [random.integer(distances.length)];
  for (let made = 0; ; ) {
    for (const at of drawn) {
      const row = at * step * dimensions;
      centroids.set(vectors.subarray(row, row + dimensions), made * dimensions);
      made++;
    }
    if (made === k) return centroids;
    session.lowerDistances(
      distances,
      drawn.map((at) => at * step),
      step,
    );
    const next = Math.max(1, Math.min(SEEDS_AT_ONCE, k - made, Math.floor(made / CENTROIDS_A_DRAW)));
    drawn = drawInProportion(distances, next, random);
  }
}

/** None is drawn twice, unless nothing else is left. */
function drawInProportion(weights: Float32Array, draws: number, random: Random): number[] {
  let total = 0;
  for (const weight of weights) total += weight;
  return Array.from({ length: draws }, () => {
    const drawn = drawOne(weights, total, random);
    total -= weights[drawn] as number;
    weights[drawn] = 0;
    return drawn;
  });
}

function drawOne(weights: Float32Array, total: number, random: Random): number {
  if (total <= 0) return random.integer(weights.length);
  let left = random.next() * total;
  for (let index = 0; index < weights.length; index++) {
    left -= weights[index] as number;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
