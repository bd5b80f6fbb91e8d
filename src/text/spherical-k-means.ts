/**
 * Seeded spherical k-means (Dhillon and Modha 2001): unit vectors, cosine similarity, k-means++ seeding (Arthur and
 * Vassilvitskii 2007) and Lloyd's iterations. Several short starts; the best is carried on to the end. Where there are many rows, a
 * sample is started from, and each larger sample goes on from the one before; the assignment is that of all rows, exactly.
 */
import type { Pause } from '../core/pause.ts';
import type { Random } from '../core/random.ts';
import { ended, endedWithPauses, retold } from '../core/steps.ts';
import {
  assignInParts,
  countOf,
  fitsWhole,
  iterate,
  type KernelName,
  type KMeansSession,
  type LloydResult,
  openSession,
  type PartedAssignment,
  sampleIterations,
  sampleOf,
  sampleSteps,
  sampleStepsWithin,
  seedCentroids,
} from '../kernels/index.ts';
import { scaleRowsToUnit } from '../kernels/vectors.ts';

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
  /** Bytes of rows that are clustered at once. Of more, a sample of as many is, and all are assigned to what was found. Default: 1 GiB. */
  readonly mostBytes?: number;
  readonly onIteration?: ((done: number, most: number) => void) | undefined;
}

const NONE: Clustering = { assignment: new Uint32Array(0), centroids: new Float32Array(0), k: 0, objective: 0 };

/** Starts of a large problem, and of a small one, where a good optimum is rarer among few rows and a start costs nothing. */
const FEWEST_STARTS = 4;
const MOST_STARTS = 24;
/** Multiplications that the first iterations of all starts together may take. */
const WORK_OF_STARTS = 1.2e9;
const ITERATIONS_OF_A_START = 4;
const MAX_ITERATIONS = 60;
/** Iterations end when the mean similarity grows by less than this. */
const LEAST_GAIN = 1e-6;
/** Rows and what is kept of them have to fit into the 4 GB that WebAssembly addresses, beside the rows themselves in the memory of the process. */
const MOST_BYTES = 2 ** 30;
const PARTS = 4;
/** Means of all rows that centroids of a sample are moved to. */
const UPDATES_IN_PARTS = 2;

/** `k` is lowered to the number of rows; no row gives no clusters. Throws where vectors are not finite or need too much memory: see `openSession`. */
export function sphericalKMeans(rows: VectorBlock, options: KMeansOptions): Clustering {
  return ended(steps(rows, options));
}

/** The same, with a pause between two steps. Rejects where that does. */
export function sphericalKMeansWithPauses(
  rows: VectorBlock,
  { pause, ...options }: KMeansOptions & { readonly pause: Pause },
): Promise<Clustering> {
  return endedWithPauses(steps(rows, options), pause);
}

function* steps(rows: VectorBlock, options: KMeansOptions): Generator<void, Clustering> {
  const count = countOf(rows);
  const k = Math.min(options.k, count);
  if (k === 0) return NONE;
  const plan = planOf(rows, k, options);
  const most = mostSteps(rows, plan);
  let done = 0;
  const { assignment, centroids, objective } = yield* retold(planned(rows, plan), () =>
    options.onIteration?.(Math.min(++done, most), most),
  );
  return { assignment, centroids, k, objective: 1 - objective / count };
}

interface Plan extends Required<Pick<KMeansOptions, 'k' | 'random' | 'starts' | 'maxIterations'>> {
  readonly kernel: KernelName;
  readonly threads: number;
  /** One of so many rows is drawn for each sample, see `sampleSteps`. */
  readonly samples: readonly number[];
  /** Whether all rows are clustered at once in the end; else the last sample is clustered until it converges. */
  readonly isWhole: boolean;
  readonly partBytes: number;
}

function planOf(rows: VectorBlock, k: number, options: KMeansOptions): Plan {
  const { random, maxIterations = MAX_ITERATIONS, kernel = 'portable', threads = 1, mostBytes = MOST_BYTES } = options;
  const count = countOf(rows);
  const mostRows = Math.floor(mostBytes / Float32Array.BYTES_PER_ELEMENT / rows.dimensions);
  const isWhole = fitsWhole(mostRows, count, k);
  const samples = isWhole ? sampleSteps(count, k) : sampleStepsWithin(mostRows, count, k);
  const starts = options.starts ?? startsFor(rows.vectors.length * k);
  return { k, random, starts, maxIterations, kernel, threads, samples, isWhole, partBytes: mostBytes / PARTS };
}

function mostSteps(rows: VectorBlock, { starts, samples, maxIterations, isWhole, partBytes }: Plan): number {
  const parts = isWhole ? 0 : (UPDATES_IN_PARTS + 1) * Math.ceil(rows.vectors.byteLength / partBytes);
  return (starts + samples.length) * ITERATIONS_OF_A_START + maxIterations + parts;
}

type Found = PartedAssignment & Pick<LloydResult, 'centroids'>;

function* planned(rows: VectorBlock, plan: Plan): Generator<unknown, Found> {
  const { samples, isWhole, maxIterations, random } = plan;
  const untilConverged = { maxIterations, leastGain: LEAST_GAIN };
  let first: Float32Array | null = null;
  for (const [at, step] of samples.entries()) {
    const sample = sampleOf(rows, step, random.fork(`sample-${step}`));
    const isLast = !isWhole && at === samples.length - 1;
    const how = isLast ? untilConverged : { leastGain: LEAST_GAIN };
    first = yield* inSession(sample, first, plan, (session) => sampleIterations(session, how));
  }
  if (isWhole) return yield* inSession(rows, first, plan, (session) => iterate(session, untilConverged));
  return yield* refinedInParts(rows, first as Float32Array, plan);
}

/** @param first centroids to begin with; null for those of the best start */
function* inSession<Result>(
  rows: VectorBlock,
  first: Float32Array | null,
  plan: Plan,
  work: (session: KMeansSession) => Generator<unknown, Result>,
): Generator<unknown, Result> {
  const { k, kernel, threads } = plan;
  // Any rows stand for the centroids until the first start.
  const centroids = first ?? rows.vectors.subarray(0, k * rows.dimensions);
  const session = openSession(kernel, { rows, centroids, metric: 'cosine', bounds: 'yinyang', threads });
  try {
    if (first === null) session.restart(yield* bestStart(session, rows, plan));
    return yield* work(session);
  } finally {
    session.close();
  }
}

/** Centroids of the best of several short runs. */
function* bestStart(
  session: KMeansSession,
  rows: VectorBlock,
  { k, starts, random }: Plan,
): Generator<unknown, Float32Array> {
  let best: LloydResult | null = null;
  for (let start = 0; start < starts; start++) {
    session.restart(seedCentroids(session, rows, k, random.fork(`start-${start}`)));
    const found = yield* iterate(session, { maxIterations: ITERATIONS_OF_A_START, leastGain: LEAST_GAIN });
    if (best === null || found.objective < best.objective) best = found;
  }
  return (best as LloydResult).centroids;
}

/** Centroids that were found in a sample, moved to the means of all rows. One without rows stays. */
function* refinedInParts(
  rows: VectorBlock,
  first: Float32Array,
  { k, kernel, threads, partBytes }: Plan,
): Generator<void, Found> {
  let centroids = first;
  for (let update = 0; ; update++) {
    const found = yield* assignInParts(rows, centroids, { kernel, threads, partBytes, metric: 'cosine' });
    if (update === UPDATES_IN_PARTS) return { ...found, centroids };
    const means = centroidsOf(rows, found.assignment, k);
    const used = new Set(found.assignment);
    for (let cluster = 0; cluster < k; cluster++) {
      const at = cluster * rows.dimensions;
      if (!used.has(cluster)) means.set(centroids.subarray(at, at + rows.dimensions), at);
    }
    centroids = means;
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
