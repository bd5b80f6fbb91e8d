/** k-means in WebAssembly over shared memory; the loops are in `assembly/`. */

import { CentroidSums } from './centroid-sums.ts';
import { checkFinite, GREATEST } from './check-problem.ts';
import { roundingOf } from './exact-sums.ts';
import type { KMeansSession, Metric, Pass, Problem } from './kernel.ts';
import { lengthOfMove, objectiveOf } from './means.ts';
import { BLOCK, type Layout, layoutOf, PANEL, padded, threadsThatFit } from './memory-layout.ts';
import { PlacedCentroids } from './placed-centroids.ts';
import { countOf } from './row-blocks.ts';
import { SharedProblem } from './shared-problem.ts';
import { releaseTeam, takeTeam } from './team.ts';
import type { Module } from './webassembly.ts';

/** A problem of fewer multiplications than this a pass is done before another thread has begun. */
const LEAST_WORK_FOR_HELPERS = 2e8;
/** With fewer centroids, looking at codes first saves nothing. */
const LEAST_SCREENED = 16;

export interface WasmOptions {
  /** Whether products of codes are compared first. Changes nothing but time. */
  readonly screened?: boolean;
  /** Whether all threads are waited for and used, however small the problem is: for tests. */
  readonly everyThread?: boolean;
}

/** @throws AppError VECTORS_NOT_FINITE, KERNEL_MEMORY */
export function openWasm(module: Module, problem: Problem, options: WasmOptions = {}): KMeansSession {
  const screened = isScreened(problem, options);
  const layout = layoutFor(problem, screened, options);
  const team = takeTeam(module, layout.bytes, layout.own.length);
  const shared = new SharedProblem(team, layout);
  shared.write(problem, screened);
  if (options.everyThread) team.waitForAll();
  shared.run('prepareBlock', layout.blocks);
  const largest = shared.largestComponent();
  if (!(largest <= GREATEST)) {
    releaseTeam(module, team);
    checkFinite(problem.rows, 'vector');
  }
  return new WasmSession(shared, problem, { largest, isScreened: screened }, () => releaseTeam(module, team));
}

function layoutFor(
  { rows, centroids, bounds, threads }: Problem,
  screened: boolean,
  { everyThread }: WasmOptions,
): Layout {
  const { dimensions } = rows;
  const count = countOf(rows);
  const k = centroids.length / dimensions;
  const helps = everyThread === true || count * k * dimensions >= LEAST_WORK_FOR_HELPERS;
  const shape = {
    count,
    dimensions,
    k,
    threads: helps ? Math.min(threads, Math.ceil(count / BLOCK)) : 1,
    screened,
    bounds: { none: 0, hamerly: 1, yinyang: Math.ceil(k / PANEL) }[bounds],
  };
  return layoutOf({ ...shape, threads: threadsThatFit(shape) });
}

function isScreened({ rows, centroids, bounds }: Problem, { screened }: WasmOptions): boolean {
  return screened ?? (bounds !== 'none' && centroids.length / rows.dimensions >= LEAST_SCREENED);
}

/** The rows of a problem beside its centroids, whose numbers are their caller's and whose places are where they lie. */
class WasmSession implements KMeansSession {
  readonly metric: Metric;
  readonly squaredLengths: Float64Array;
  readonly sizes: Int32Array;
  readonly assignment: Uint32Array;
  readonly similarity: Float32Array;
  readonly close: () => void;
  readonly #shared: SharedProblem;
  readonly #dimensions: number;
  readonly #isScreened: boolean;
  readonly #longestRow: number;
  readonly #rows: Float32Array;
  readonly #centroids: PlacedCentroids;
  readonly #sums: CentroidSums;
  /** By row: its centroid's place. */
  readonly #own: Int32Array;
  /** By row and group of centroids; null without bounds. */
  readonly #lower: Float32Array | null;
  /** By group: how far its centroids moved since they were given, at most. */
  readonly #drift: Float64Array;
  #isStarted = false;

  constructor(
    shared: SharedProblem,
    { rows, centroids, metric }: Problem,
    { largest, isScreened }: { readonly largest: number; readonly isScreened: boolean },
    close: () => void,
  ) {
    const { at, stride, groups } = shared.layout;
    const { dimensions } = rows;
    const [count, k] = [countOf(rows), centroids.length / dimensions];
    const rounding = roundingOf(largest, count);
    shared.setDouble('rounding', rounding);
    this.metric = metric;
    this.close = close;
    this.#shared = shared;
    this.#dimensions = dimensions;
    this.#isScreened = isScreened;
    this.squaredLengths = shared.doubles(at.squaredLengths, count);
    this.assignment = new Uint32Array(shared.buffer, at.assignment, count);
    this.similarity = shared.floats(at.similarity, count);
    this.#rows = shared.floats(at.rows, count * stride);
    this.#centroids = new PlacedCentroids(shared, k, dimensions, metric);
    const placed = { vectors: this.#rows, dimensions };
    this.#sums = new CentroidSums(shared, this.#centroids.order, k, placed, rounding);
    this.sizes = this.#sums.sizes;
    this.#own = shared.integers(at.own, count);
    this.#lower = at.lower === 0 ? null : shared.floats(at.lower, count * padded(groups));
    this.#drift = new Float64Array(groups);
    this.#longestRow = Math.sqrt(this.squaredLengths.reduce((most, value) => Math.max(most, value), 0));
    // The codes of a row are no longer than it and half a step in each dimension.
    shared.setFloat('reach', this.#longestRow * (1 + Math.sqrt(dimensions) / 254) * 1.00001);
    this.restart(centroids);
  }

  restart(centroids: Float32Array): void {
    const { at, groups } = this.#shared.layout;
    this.#centroids.place(centroids);
    this.#sums.clear();
    this.#drift.fill(0);
    this.#shared.floats(at.drift, padded(groups)).fill(0);
    this.#setStarted(false);
    this.#prepareCentroids();
  }

  assign(): Pass {
    this.#shared.run('assignBlock', this.#shared.layout.blocks);
    this.#sums.gather();
    this.#setStarted(true);
    return { objective: objectiveOf(this), ...this.#shared.counts() };
  }

  move(row: number, cluster: number): void {
    const { groups } = this.#shared.layout;
    const [from, to] = [this.#own[row] as number, this.#centroids.placeOf[cluster] as number];
    if (this.#isStarted) {
      this.#sums.add(row, from, -1);
      // Its old centroid is another's rival now.
      if (this.#lower !== null) this.#lower[row * padded(groups) + this.#centroids.groupOf(from)] = 0;
    }
    this.#sums.add(row, to, 1);
    this.#own[row] = to;
    this.assignment[row] = cluster;
  }

  update(): void {
    const { at, stride, groups } = this.#shared.layout;
    const { block } = this.#centroids;
    const { changed } = this.#sums;
    const farthest = new Float64Array(groups);
    const before = new Float32Array(stride);
    for (let place = 0; place < this.sizes.length; place++) {
      if (changed[place] === 0) continue;
      const start = this.#centroids.startOf(place);
      before.set(block.subarray(start, start + stride));
      this.#sums.writeMean(place, this.metric, block);
      const group = this.#centroids.groupOf(place);
      const length = lengthOfMove(before, block, start, this.#dimensions);
      farthest[group] = Math.max(farthest[group] as number, length);
    }
    new Uint8Array(this.#shared.buffer, at.moved, changed.length).set(changed);
    changed.fill(0);
    const written = this.#shared.floats(at.drift, groups);
    for (let group = 0; group < groups; group++) {
      this.#drift[group] = (this.#drift[group] as number) + (farthest[group] as number);
      written[group] = this.#drift[group] as number;
    }
    this.#prepareCentroids();
  }

  lowerDistances(distances: Float32Array, seeds: readonly number[], step: number): void {
    const { at, stride } = this.#shared.layout;
    const filled = Math.ceil(seeds.length / 4) * 4;
    const seedRows = this.#shared.floats(at.seeds, filled * stride);
    const seedLengths = this.#shared.floats(at.seedLengths, filled);
    for (let index = 0; index < filled; index++) {
      const seed = seeds[Math.min(index, seeds.length - 1)] as number;
      seedRows.set(this.#rows.subarray(seed * stride, (seed + 1) * stride), index * stride);
      seedLengths[index] = this.squaredLengths[seed] as number;
    }
    this.#shared.setInteger('seedCount', seeds.length);
    this.#shared.setInteger('step', step);
    const shared = this.#shared.floats(at.distances, distances.length);
    shared.set(distances);
    this.#shared.run('seedBlock', Math.ceil(distances.length / BLOCK));
    distances.set(shared);
  }

  centroids(): Float32Array {
    return this.#centroids.copy();
  }

  #setStarted(isStarted: boolean): void {
    this.#isStarted = isStarted;
    this.#shared.setInteger('started', isStarted ? 1 : 0);
  }

  /** What depends on the centroids as they are now. */
  #prepareCentroids(): void {
    this.#centroids.tellMargins(this.#longestRow);
    if (this.#isScreened) this.#shared.run('preparePanel', this.#shared.layout.panels);
  }
}
