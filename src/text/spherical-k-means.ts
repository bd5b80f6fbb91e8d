/**
 * Seeded spherical k-means (Dhillon and Modha 2001): unit vectors, cosine similarity, k-means++ seeding (Arthur and
 * Vassilvitskii 2007) and Lloyd's iterations. Several short starts; the best is carried on to the end.
 */
import type { Random } from '../core/random.ts';
import {
  type Iteration,
  iterate,
  type KernelName,
  type LloydResult,
  openSession,
  seedCentroids,
} from '../kernels/index.ts';
import { scaleRowsToUnit } from './vectors.ts';

/** Row-major unit vectors. */
export interface VectorBlock {
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

export interface Clustering {
  /** Cluster of each row, 0 to `k` - 1. */
  readonly assignment: Uint32Array;
  /** Unit centroids, `k` x dimensions. */
  readonly centroids: Float32Array;
  readonly k: number;
  /** Mean cosine similarity of rows to their centroid, -1 to 1: greater is better. */
  readonly objective: number;
}

export interface KMeansOptions {
  readonly k: number;
  readonly random: Random;
  readonly starts?: number;
  readonly maxIterations?: number;
  /** Default: `portable`, the same bytes on every processor. */
  readonly kernel?: KernelName | undefined;
  /** Default: 1. The result does not depend on it. */
  readonly threads?: number | undefined;
  readonly onIteration?: ((done: number, most: number) => void) | undefined;
}

/** Starts of a large problem, and of a small one, where a good optimum is rarer among few rows and a start costs nothing. */
const FEWEST_STARTS = 4;
const MOST_STARTS = 24;
/** Multiplications that the first iterations of all starts together may take. */
const WORK_OF_STARTS = 1.2e9;
const ITERATIONS_OF_A_START = 4;
const MAX_ITERATIONS = 60;
/** Iterations end when the mean similarity grows by less than this. */
const LEAST_GAIN = 1e-6;

/** `k` is lowered to the number of rows; no row gives no clusters. Throws where vectors are not finite or need too much memory: see `openSession`. */
export function sphericalKMeans(rows: VectorBlock, options: KMeansOptions): Clustering {
  const { random, maxIterations = MAX_ITERATIONS, kernel = 'portable', threads = 1 } = options;
  const count = rows.vectors.length / rows.dimensions;
  const k = Math.min(options.k, count);
  if (k === 0) return { assignment: new Uint32Array(0), centroids: new Float32Array(0), k: 0, objective: 0 };
  const starts = options.starts ?? startsFor(rows.vectors.length * k);
  const most = starts * ITERATIONS_OF_A_START + maxIterations;
  let done = 0;
  const tick = (): void => options.onIteration?.(Math.min(++done, most), most);
  // Any rows stand for the centroids until the first start.
  const centroids = rows.vectors.subarray(0, k * rows.dimensions);
  const session = openSession(kernel, { rows, centroids, metric: 'cosine', bounds: 'yinyang', threads });
  const from = (first: Float32Array, iterations: number): LloydResult => {
    session.restart(first);
    return finished(iterate(session, { maxIterations: iterations, leastGain: LEAST_GAIN }), tick);
  };
  try {
    let best: LloydResult | null = null;
    for (let start = 0; start < starts; start++) {
      const seeded = seedCentroids(session, rows, k, random.fork(`start-${start}`));
      const candidate = from(seeded, ITERATIONS_OF_A_START);
      if (best === null || candidate.objective < best.objective) best = candidate;
    }
    const { assignment, centroids, objective } = from((best as LloydResult).centroids, maxIterations);
    return { assignment, centroids, k, objective: 1 - objective / count };
  } finally {
    session.close();
  }
}

function finished(iterations: Generator<Iteration, LloydResult>, tick: () => void): LloydResult {
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return value;
    tick();
  }
}

function startsFor(multiplications: number): number {
  return Math.max(FEWEST_STARTS, Math.min(MOST_STARTS, Math.round(WORK_OF_STARTS / multiplications)));
}

/** Unit mean of each cluster's rows. */
export function centroidsOf(rows: VectorBlock, assignment: Uint32Array, k: number): Float32Array {
  const { vectors, dimensions } = rows;
  const sums = new Float64Array(k * dimensions);
  for (let row = 0; row < assignment.length; row++) {
    const target = (assignment[row] as number) * dimensions;
    const source = row * dimensions;
    for (let index = 0; index < dimensions; index++)
      sums[target + index] = (sums[target + index] as number) + (vectors[source + index] as number);
  }
  const centroids = Float32Array.from(sums);
  scaleRowsToUnit(centroids, dimensions);
  return centroids;
}
