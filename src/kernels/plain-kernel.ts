/** The reference: every distance, one thread, float32 rounded step by step as WebAssembly's SIMD does it. */
import { checkFinite } from './check-problem.ts';
import { addRow, roundingOf } from './exact-sums.ts';
import { dotInFloat32 } from './float32-dot.ts';
import type { KMeansSession, Metric, Pass, Problem, Rows } from './kernel.ts';
import { meanOf, objectiveOf, squaredLength } from './means.ts';
import { countOf } from './row-blocks.ts';

/** @throws AppError VECTORS_NOT_FINITE */
export function openPlain(problem: Problem): KMeansSession {
  checkFinite(problem.rows, 'vector');
  return new PlainSession(problem);
}

class PlainSession implements KMeansSession {
  readonly metric: Metric;
  readonly squaredLengths: Float64Array;
  readonly sizes: Int32Array;
  readonly assignment: Uint32Array;
  readonly similarity: Float32Array;
  readonly #rows: Rows;
  readonly #centroids: Float32Array;
  /** Of each centroid: what is added to its products. */
  readonly #bias: Float32Array;
  readonly #sums: Float64Array;
  readonly #rounding: number;
  #isStarted = false;

  constructor({ rows, centroids, metric }: Problem) {
    const { vectors, dimensions } = rows;
    const count = countOf(rows);
    const k = centroids.length / dimensions;
    this.metric = metric;
    this.squaredLengths = Float64Array.from({ length: count }, (_, row) =>
      squaredLength(vectors, row * dimensions, dimensions),
    );
    this.sizes = new Int32Array(k);
    this.assignment = new Uint32Array(count);
    this.similarity = new Float32Array(count);
    this.#rows = rows;
    this.#centroids = centroids.slice();
    this.#bias = new Float32Array(k);
    this.#sums = new Float64Array(centroids.length);
    this.#rounding = roundingOf(greatestOf(vectors), count);
    this.#setBias();
  }

  assign(): Pass {
    const { assignment } = this;
    let moved = 0;
    for (let row = 0; row < assignment.length; row++) {
      const cluster = this.#nearest(row);
      if (this.#isStarted && cluster === assignment[row]) continue;
      this.move(row, cluster);
      moved++;
    }
    this.#isStarted = true;
    return { objective: objectiveOf(this), computed: assignment.length * this.sizes.length, screened: 0, moved };
  }

  move(row: number, cluster: number): void {
    if (this.#isStarted) this.#add(row, this.assignment[row] as number, -1);
    this.#add(row, cluster, 1);
    this.assignment[row] = cluster;
  }

  update(): void {
    const { dimensions } = this.#rows;
    this.sizes.forEach((size, cluster) => {
      meanOf(this.#sums, size, this.metric, this.#centroids, cluster * dimensions, dimensions);
    });
    this.#setBias();
  }

  restart(centroids: Float32Array): void {
    this.#centroids.set(centroids);
    this.#sums.fill(0);
    this.sizes.fill(0);
    this.#isStarted = false;
    this.#setBias();
  }

  lowerDistances(distances: Float32Array, seeds: readonly number[], step: number): void {
    const { vectors, dimensions } = this.#rows;
    const lengths = this.squaredLengths;
    for (let at = 0; at < distances.length; at++) {
      const row = at * step;
      for (const seed of seeds) {
        const product = dotInFloat32(vectors, row * dimensions, vectors, seed * dimensions, dimensions);
        const half = halfDistance(lengths[row] as number, lengths[seed] as number, product);
        distances[at] = Math.min(distances[at] as number, half);
      }
    }
  }

  centroids(): Float32Array {
    return this.#centroids.slice();
  }

  close(): void {}

  #add(row: number, cluster: number, sign: 1 | -1): void {
    const { vectors, dimensions } = this.#rows;
    addRow(this.#sums, cluster * dimensions, vectors, row * dimensions, dimensions, this.#rounding, sign);
    this.sizes[cluster] = (this.sizes[cluster] as number) + sign;
  }

  /** Notes its similarity. */
  #nearest(row: number): number {
    const { vectors, dimensions } = this.#rows;
    let best = 0;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let cluster = 0; cluster < this.sizes.length; cluster++) {
      const product = dotInFloat32(vectors, row * dimensions, this.#centroids, cluster * dimensions, dimensions);
      const value = Math.fround(product + (this.#bias[cluster] as number));
      if (value <= greatest) continue;
      greatest = value;
      best = cluster;
    }
    this.similarity[row] = greatest;
    return best;
  }

  #setBias(): void {
    if (this.metric === 'cosine') return;
    const { dimensions } = this.#rows;
    for (let cluster = 0; cluster < this.sizes.length; cluster++)
      this.#bias[cluster] = -0.5 * squaredLength(this.#centroids, cluster * dimensions, dimensions);
  }
}

/** As SIMD computes it, in float32. */
function halfDistance(length: number, seedLength: number, product: number): number {
  const { fround } = Math;
  return Math.max(0, fround(fround(fround(fround(seedLength) + fround(length)) * 0.5) - product));
}

function greatestOf(vectors: Float32Array): number {
  let greatest = 0;
  for (const value of vectors) greatest = Math.max(greatest, Math.abs(value));
  return greatest;
}
