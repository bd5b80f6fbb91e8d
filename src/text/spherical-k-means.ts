/**
 * Seeded spherical k-means (Dhillon and Modha 2001): unit vectors, cosine similarity, k-means++ seeding (Arthur and
 * Vassilvitskii 2007) and Lloyd's iterations. Several short starts; the best is carried on to the end.
 */
import type { Random } from '../core/random.ts';
import { dot, scaleRowsToUnit } from './vectors.ts';

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

/** The inner loop of k-means: replaceable, e.g. by a compiled kernel. */
export interface AssignmentKernel {
  /** Writes the nearest centroid of each row (the first of equals) and the cosine similarity to it. */
  nearest(rows: VectorBlock, centroids: Float32Array, assignment: Uint32Array, similarity: Float32Array): void;
}

export interface KMeansOptions {
  readonly k: number;
  readonly random: Random;
  readonly starts?: number;
  readonly maxIterations?: number;
  readonly kernel?: AssignmentKernel;
  readonly onIteration?: (done: number, most: number) => void;
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

export const plainKernel: AssignmentKernel = {
  nearest: ({ vectors, dimensions }, centroids, assignment, similarity) => {
    const k = centroids.length / dimensions;
    for (let row = 0; row < assignment.length; row++) {
      let best = 0;
      let greatest = Number.NEGATIVE_INFINITY;
      for (let cluster = 0; cluster < k; cluster++) {
        const value = dot(vectors, row * dimensions, centroids, cluster * dimensions, dimensions);
        if (value > greatest) {
          greatest = value;
          best = cluster;
        }
      }
      assignment[row] = best;
      similarity[row] = greatest;
    }
  },
};

/** `k` is lowered to the number of rows. Throws nothing; no row gives no clusters. */
export function sphericalKMeans(rows: VectorBlock, options: KMeansOptions): Clustering {
  const { random, maxIterations = MAX_ITERATIONS, kernel = plainKernel } = options;
  const count = rows.vectors.length / rows.dimensions;
  const k = Math.min(options.k, count);
  if (k === 0) return { assignment: new Uint32Array(0), centroids: new Float32Array(0), k: 0, objective: 0 };
  const starts = options.starts ?? startsFor(rows.vectors.length * k);
  const most = starts * ITERATIONS_OF_A_START + maxIterations;
  let done = 0;
  const tick = (): void => options.onIteration?.(Math.min(++done, most), most);
  let best: Clustering | null = null;
  for (let start = 0; start < starts; start++) {
    const seeded = seedCentroids(rows, k, random.fork(`start-${start}`));
    const candidate = iterate(rows, seeded, ITERATIONS_OF_A_START, kernel, tick);
    if (best === null || candidate.objective > best.objective) best = candidate;
  }
  return iterate(rows, (best as Clustering).centroids, maxIterations, kernel, tick);
}

function startsFor(multiplications: number): number {
  return Math.max(FEWEST_STARTS, Math.min(MOST_STARTS, Math.round(WORK_OF_STARTS / multiplications)));
}

function iterate(
  rows: VectorBlock,
  from: Float32Array,
  iterations: number,
  kernel: AssignmentKernel,
  tick: () => void,
): Clustering {
  const count = rows.vectors.length / rows.dimensions;
  const k = from.length / rows.dimensions;
  const assignment = new Uint32Array(count);
  const similarity = new Float32Array(count);
  let centroids = from;
  let objective = Number.NEGATIVE_INFINITY;
  for (let iteration = 0; ; iteration++) {
    kernel.nearest(rows, centroids, assignment, similarity);
    tick();
    const reached = mean(similarity);
    const converged = reached - objective < LEAST_GAIN;
    objective = reached;
    if (converged || iteration >= iterations) return { assignment, centroids, k, objective };
    refillEmpty(assignment, similarity, k);
    centroids = centroidsOf(rows, assignment, k);
  }
}

/** Gives every empty cluster the row that fits its own worst, so that `k` clusters stay `k`. */
function refillEmpty(assignment: Uint32Array, similarity: Float32Array, k: number): void {
  const sizes = new Uint32Array(k);
  for (const cluster of assignment) sizes[cluster] = (sizes[cluster] as number) + 1;
  for (let cluster = 0; cluster < k; cluster++) {
    if (sizes[cluster] !== 0) continue;
    let worst = -1;
    for (let row = 0; row < assignment.length; row++) {
      if ((sizes[assignment[row] as number] as number) < 2) continue;
      if (worst < 0 || (similarity[row] as number) < (similarity[worst] as number)) worst = row;
    }
    if (worst < 0) return;
    const giver = assignment[worst] as number;
    sizes[giver] = (sizes[giver] as number) - 1;
    sizes[cluster] = 1;
    assignment[worst] = cluster;
    similarity[worst] = 1;
  }
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

/** k-means++: each next centroid is drawn with probability in proportion to 1 - cosine to the nearest so far. */
function seedCentroids({ vectors, dimensions }: VectorBlock, k: number, random: Random): Float32Array {
  const count = vectors.length / dimensions;
  const centroids = new Float32Array(k * dimensions);
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let chosen = random.integer(count);
  for (let cluster = 0; cluster < k; cluster++) {
    const row = chosen * dimensions;
    centroids.set(vectors.subarray(row, row + dimensions), cluster * dimensions);
    for (let other = 0; other < count; other++) {
      const away = Math.max(0, 1 - dot(vectors, other * dimensions, vectors, row, dimensions));
      if (away < (distance[other] as number)) distance[other] = away;
    }
    chosen = drawInProportion(distance, random);
  }
  return centroids;
}

function drawInProportion(weights: Float64Array, random: Random): number {
  let total = 0;
  for (const weight of weights) total += weight;
  if (total === 0) return random.integer(weights.length);
  let left = random.next() * total;
  for (let index = 0; index < weights.length; index++) {
    left -= weights[index] as number;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
