/** What a kernel of k-means does; `plain-kernel.ts` and `wasm-kernel.ts` do it. */

/** Row-major vectors; all components are finite. */
export interface Rows {
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

export const kernelNames = ['relaxed', 'portable', 'plain'] as const;
/**
 * `relaxed`: WebAssembly with relaxed SIMD, whose multiply-add rounds once or twice as the processor has it. `portable`: WebAssembly with plain
 * SIMD, the same bytes on every processor. `plain`: TypeScript, the same bytes as `portable`, for where there is no SIMD or no shared memory.
 */
export type KernelName = (typeof kernelNames)[number];

/** `euclidean`: means, nearest by squared distance. `cosine`: means scaled to unit length, nearest by inner product. */
export type Metric = 'euclidean' | 'cosine';

/**
 * What is known of one iteration in the next. It changes how much is computed, and nothing else. `none`: every product again, in float32. `hamerly`: one
 * lower bound of distances a row (Hamerly 2010). `yinyang`: one for every row and group of centroids (Ding et al. 2015). With bounds, products that
 * are left are looked at in eight bits first.
 */
export type Bounds = 'none' | 'hamerly' | 'yinyang';

export interface Problem {
  readonly rows: Rows;
  /** `k` x dimensions. */
  readonly centroids: Float32Array;
  readonly metric: Metric;
  readonly bounds: Bounds;
  /** Threads that work, this one included; 1 or more. */
  readonly threads: number;
}

export interface Pass {
  /** `euclidean`: sum of squared distances of rows to the centroid that they were assigned to; `cosine`: sum of 1 - inner product. */
  readonly objective: number;
  /** Inner products of a row and a centroid that were computed in float32. */
  readonly computed: number;
  /** Inner products of eight-bit numbers, computed to find out which of those in float32 can be left out. */
  readonly screened: number;
  /** Rows that have another centroid than before. */
  readonly moved: number;
}

/**
 * k-means of one problem, step by step. Assignments, similarities and centroids after each step are the same whatever the number of threads and
 * the bounds.
 */
export interface KMeansSession {
  readonly metric: Metric;
  /** Of each row. */
  readonly squaredLengths: Float64Array;
  /** Rows of each cluster. */
  readonly sizes: Int32Array;
  /** Nearest centroid of each row, the first of equals; valid after `assign`. */
  readonly assignment: Uint32Array;
  /** Inner product of each row and its centroid, less half the centroid's squared length where the metric is `euclidean`. */
  readonly similarity: Float32Array;
  assign(): Pass;
  /** Gives a row to another cluster, before `update`. */
  move(row: number, cluster: number): void;
  /** Makes each centroid the mean of its rows. One without rows stays where it is. */
  update(): void;
  /** Begins anew with other centroids, as many as before. */
  restart(centroids: Float32Array): void;
  /**
   * Lowers `distances` to those to the given rows, 1 to 8: half the squared distance, of every `step`-th row one number in order. For rows of unit
   * length that is 1 - inner product.
   */
  lowerDistances(distances: Float32Array, seeds: readonly number[], step: number): void;
  /** A copy, `k` x dimensions. */
  centroids(): Float32Array;
  /** Memory and threads are another's from now on: nothing of the session may be used, nor views that it gave. */
  close(): void;
}
