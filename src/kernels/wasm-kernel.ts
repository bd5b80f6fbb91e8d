/** k-means in WebAssembly over shared memory; the loops are in `assembly/`. */
import { checkFinite, GREATEST } from './check-problem.ts';
import { addRow, roundingOf } from './exact-sums.ts';
import type { KMeansSession, Metric, Pass, Problem } from './kernel.ts';
import { lengthOfMove, meanOf, objectiveOf, squaredLength } from './means.ts';
import { BLOCK, type Layout, layoutOf, PANEL, padded, threadsThatFit } from './memory-layout.ts';
import { placesOf } from './places.ts';
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

/** Numbers of centroids are their caller's, places are where they lie in memory. */
class WasmSession implements KMeansSession {
  readonly metric: Metric;
  readonly squaredLengths: Float64Array;
  readonly sizes: Int32Array;
  readonly assignment: Uint32Array;
  readonly similarity: Float32Array;
  readonly close: () => void;
  readonly #shared: SharedProblem;
  readonly #dimensions: number;
  readonly #k: number;
  readonly #isScreened: boolean;
  readonly #rounding: number;
  readonly #longestRow: number;
  readonly #rows: Float32Array;
  readonly #centroids: Float32Array;
  /** By row: its centroid's place. */
  readonly #own: Int32Array;
  readonly #bias: Float32Array;
  /** By row and group of centroids; null without bounds. */
  readonly #lower: Float32Array | null;
  /** By place: the number, and by number the place. */
  readonly #order: Uint32Array;
  readonly #placeOf: Int32Array;
  /** By group: how far its centroids moved since they were given, at most. */
  readonly #drift: Float64Array;
  readonly #sums: Float64Array;
  /** By place: whether its rows are others than at the last update. */
  readonly #changed: Uint8Array;
  #isStarted = false;

  constructor(
    shared: SharedProblem,
    { rows, centroids, metric }: Problem,
    { largest, isScreened }: { readonly largest: number; readonly isScreened: boolean },
    close: () => void,
  ) {
    const { at, places, stride, groups } = shared.layout;
    const { dimensions } = rows;
    const count = countOf(rows);
    this.metric = metric;
    this.close = close;
    this.#shared = shared;
    this.#dimensions = dimensions;
    this.#k = centroids.length / dimensions;
    this.#isScreened = isScreened;
    this.#rounding = roundingOf(largest, count);
    shared.setDouble('rounding', this.#rounding);
    this.squaredLengths = shared.doubles(at.squaredLengths, count);
    this.assignment = new Uint32Array(shared.buffer, at.assignment, count);
    this.similarity = shared.floats(at.similarity, count);
    this.sizes = new Int32Array(this.#k);
    this.#rows = shared.floats(at.rows, count * stride);
    // Places that only fill up a panel hold nothing.
    this.#centroids = shared.floats(at.centroids, places * stride).fill(0);
    this.#own = shared.integers(at.own, count);
    this.#bias = shared.floats(at.bias, places).fill(Number.NEGATIVE_INFINITY, this.#k);
    this.#lower = at.lower === 0 ? null : shared.floats(at.lower, count * padded(groups));
    this.#order = new Uint32Array(shared.buffer, at.number, places);
    this.#placeOf = new Int32Array(this.#k);
    this.#drift = new Float64Array(groups);
    this.#sums = new Float64Array(places * stride);
    this.#changed = new Uint8Array(places);
    this.#longestRow = Math.sqrt(this.squaredLengths.reduce((most, value) => Math.max(most, value), 0));
    // The codes of a row are no longer than it and half a step in each dimension.
    shared.setFloat('reach', this.#longestRow * (1 + Math.sqrt(dimensions) / 254) * 1.00001);
    this.restart(centroids);
  }

  restart(centroids: Float32Array): void {
    const dimensions = this.#dimensions;
    const { at, stride, groups } = this.#shared.layout;
    this.#order.set(placesOf({ vectors: centroids, dimensions }));
    for (let place = 0; place < this.#k; place++) {
      const number = this.#order[place] as number;
      this.#placeOf[number] = place;
      this.#centroids.set(centroids.subarray(number * dimensions, (number + 1) * dimensions), place * stride);
    }
    this.#sums.fill(0);
    this.sizes.fill(0);
    this.#changed.fill(0);
    this.#drift.fill(0);
    this.#shared.floats(at.drift, padded(groups)).fill(0);
    this.#setStarted(false);
    this.#prepareCentroids();
  }

  assign(): Pass {
    this.#shared.run('assignBlock', this.#shared.layout.blocks);
    this.#gather();
    this.#setStarted(true);
    return { objective: objectiveOf(this), ...this.#shared.counts() };
  }

  move(row: number, cluster: number): void {
    const { groups } = this.#shared.layout;
    const [from, to] = [this.#own[row] as number, this.#placeOf[cluster] as number];
    if (this.#isStarted) {
      this.#addRow(row, from, -1);
      const number = this.#order[from] as number;
      this.sizes[number] = (this.sizes[number] as number) - 1;
      // Its old centroid is another's rival now.
      if (this.#lower !== null) this.#lower[row * padded(groups) + this.#groupOf(from)] = 0;
    }
    this.#addRow(row, to, 1);
    this.sizes[cluster] = (this.sizes[cluster] as number) + 1;
    this.#own[row] = to;
    this.assignment[row] = cluster;
  }

  update(): void {
    const { at, stride, groups } = this.#shared.layout;
    const farthest = new Float64Array(groups);
    const before = new Float32Array(stride);
    for (let place = 0; place < this.#k; place++) {
      if (this.#changed[place] === 0) continue;
      const start = place * stride;
      before.set(this.#centroids.subarray(start, start + stride));
      const size = this.sizes[this.#order[place] as number] as number;
      meanOf(this.#sums, size, this.metric, this.#centroids, start, this.#dimensions);
      const group = this.#groupOf(place);
      const length = lengthOfMove(before, this.#centroids, start, this.#dimensions);
      farthest[group] = Math.max(farthest[group] as number, length);
    }
    new Uint8Array(this.#shared.buffer, at.moved, this.#changed.length).set(this.#changed);
    this.#changed.fill(0);
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
    const { stride } = this.#shared.layout;
    const copy = new Float32Array(this.#k * this.#dimensions);
    for (let place = 0; place < this.#k; place++) {
      const centroid = this.#centroids.subarray(place * stride, place * stride + this.#dimensions);
      copy.set(centroid, (this.#order[place] as number) * this.#dimensions);
    }
    return copy;
  }

  #groupOf(place: number): number {
    return Math.floor(place / PANEL / this.#shared.layout.groupPanels);
  }

  #setStarted(isStarted: boolean): void {
    this.#isStarted = isStarted;
    this.#shared.setInteger('started', isStarted ? 1 : 0);
  }

  #addRow(row: number, place: number, sign: 1 | -1): void {
    const { stride } = this.#shared.layout;
    addRow(this.#sums, place * stride, this.#rows, row * stride, this.#dimensions, this.#rounding, sign);
    this.#changed[place] = 1;
  }

  /** What depends on the centroids as they are now. */
  #prepareCentroids(): void {
    const { stride, panels } = this.#shared.layout;
    let [longest, fromUnit] = [0, 0];
    for (let place = 0; place < this.#k; place++) {
      const squared = squaredLength(this.#centroids, place * stride, this.#dimensions);
      longest = Math.max(longest, Math.sqrt(squared));
      fromUnit = Math.max(fromUnit, Math.abs(squared - 1));
      this.#bias[place] = this.metric === 'cosine' ? 0 : -0.5 * squared;
    }
    // A product of float32 has this error at most, and what is added to it no more.
    const unit = (this.#dimensions / 4 + 16) * 2 ** -23;
    const hidden = unit * Math.max(this.#longestRow, longest) * longest;
    const shift = this.metric === 'cosine' ? 1 : 0;
    const lengths = this.#longestRow ** 2 + longest ** 2 + shift;
    const margin = 4 * hidden + 1e-6 * lengths + (this.metric === 'cosine' ? fromUnit : 0) + 1e-30;
    this.#shared.setFloat('hidden', hidden + 1e-30);
    this.#shared.setFloat('shift', shift);
    this.#shared.setFloat('margin', margin);
    if (this.#isScreened) this.#shared.run('preparePanel', panels);
  }

  /** What threads found out of sums and sizes. */
  #gather(): void {
    const { own, places, stride } = this.#shared.layout;
    for (const { sums: theirs, sizes: others } of own) {
      const size = this.#shared.integers(others, places);
      const sum = this.#shared.doubles(theirs, places * stride);
      for (let place = 0; place < this.#k; place++)
        if (touched(sum, size, place, stride)) this.#takeFrom(sum, size, place);
    }
  }

  #takeFrom(sum: Float64Array, size: Int32Array, place: number): void {
    const { stride } = this.#shared.layout;
    const sums = this.#sums;
    const number = this.#order[place] as number;
    this.#changed[place] = 1;
    this.sizes[number] = (this.sizes[number] as number) + (size[place] as number);
    size[place] = 0;
    for (let index = place * stride; index < (place + 1) * stride; index++)
      sums[index] = (sums[index] as number) + (sum[index] as number);
    sum.fill(0, place * stride, (place + 1) * stride);
  }
}

function touched(sum: Float64Array, size: Int32Array, place: number, stride: number): boolean {
  if (size[place] !== 0) return true;
  const start = place * stride;
  for (let index = start; index < start + stride; index++) if (sum[index] !== 0) return true;
  return false;
}
