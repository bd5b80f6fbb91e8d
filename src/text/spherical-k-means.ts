/**
 * Seeded spherical k-means (Dhillon and Modha 2001): unit vectors, cosine similarity, k-means++ seeding (Arthur and
 * Vassilvitskii 2007) and Lloyd's iterations. Several short starts; the best is carried on to the end. Where there are many rows, a
 * sample is started from, and each larger sample goes on from the one before; the assignment is that of all rows, exactly.
 */
import type { Random } from '../core/random.ts';
import {
  centroidsOfSample,
  ended,
  iterate,
  type KernelName,
  type KMeansSession,
  type LloydResult,
  openSession,
  sampleOf,
  sampleSteps,
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
  const steps = sampleSteps(count, k);
  const starts = options.starts ?? startsFor(rows.vectors.length * k);
  const most = (starts + steps.length) * ITERATIONS_OF_A_START + maxIterations;
  let done = 0;
  const onIteration = (): void => options.onIteration?.(Math.min(++done, most), most);
  let first: Float32Array | null = null;
  const within = <Found>(part: VectorBlock, work: (session: KMeansSession) => Found): Found => {
    // Any rows stand for the centroids until the first start.
    const centroids = first ?? part.vectors.subarray(0, k * part.dimensions);
    const session = openSession(kernel, { rows: part, centroids, metric: 'cosine', bounds: 'yinyang', threads });
    try {
      if (first === null) session.restart(bestStart(session, part, { k, starts, random, onIteration }));
      return work(session);
    } finally {
      session.close();
    }
  };
  const leastGain = LEAST_GAIN;
  for (const step of steps) {
    const sample = sampleOf(rows, step, random.fork(`sample-${step}`));
    first = within(sample, (session) => centroidsOfSample(session, { leastGain, onIteration }));
  }
  const { assignment, centroids, objective } = within(rows, (session) =>
    ended(iterate(session, { maxIterations, leastGain }), onIteration),
  );
  return { assignment, centroids, k, objective: 1 - objective / count };
}

interface Starts {
  readonly k: number;
  readonly starts: number;
  readonly random: Random;
  readonly onIteration: () => void;
}

/** Centroids of the best of several short runs. */
function bestStart(
  session: KMeansSession,
  rows: VectorBlock,
  { k, starts, random, onIteration }: Starts,
): Float32Array {
  let best: LloydResult | null = null;
  for (let start = 0; start < starts; start++) {
    session.restart(seedCentroids(session, rows, k, random.fork(`start-${start}`)));
    const found = ended(iterate(session, { maxIterations: ITERATIONS_OF_A_START, leastGain: LEAST_GAIN }), onIteration);
    if (best === null || found.objective < best.objective) best = found;
  }
  return (best as LloydResult).centroids;
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
