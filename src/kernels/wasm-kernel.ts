/** k-means in WebAssembly over shared memory; the loops are in `assembly/`. */
import { checkFinite, GREATEST } from './check-problem.ts';
import { addRow, roundingOf } from './exact-sums.ts';
import type { KMeansSession, Pass, Problem } from './kernel.ts';
import { lengthOfMove, meanOf, objectiveOf, squaredLength } from './means.ts';
import { BLOCK, copyRows, field, type Layout, layoutOf, ownField, PANEL, padded } from './memory-layout.ts';
import { placesOf } from './places.ts';
import { releaseTeam, type Task, takeTeam } from './team.ts';
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
  const { rows, centroids: first, metric, bounds, threads } = problem;
  const { vectors, dimensions } = rows;
  const count = vectors.length / dimensions;
  const k = first.length / dimensions;
  const screened = options.screened ?? (bounds !== 'none' && k >= LEAST_SCREENED);
  const { everyThread = false } = options;
  const helps = everyThread || count * k * dimensions >= LEAST_WORK_FOR_HELPERS;
  const layout = layoutOf({
    count,
    dimensions,
    k,
    threads: helps ? Math.min(threads, Math.ceil(count / BLOCK)) : 1,
    screened,
    bounds: { none: 0, hamerly: 1, yinyang: Math.ceil(k / PANEL) }[bounds],
  });
  const team = takeTeam(module, layout.bytes, layout.own.length);
  const { memory } = team;
  const run = (task: Task, blocks: number): void => team.run(task, layout.problem, layout.scratch, blocks);
  // What another problem left.
  new Uint8Array(memory.buffer, layout.scratch[0], layout.bytes - (layout.scratch[0] as number)).fill(0);
  const { at, places, stride, groups, groupPanels } = layout;
  const bytes = new DataView(memory.buffer);
  const floats = (start: number, length: number): Float32Array => new Float32Array(memory.buffer, start, length);
  const whole = (start: number, length: number): Int32Array => new Int32Array(memory.buffer, start, length);
  writeFields(bytes, layout, { count, k, screened: screened ? 1 : 0, block: BLOCK });
  const setFloat = (name: keyof typeof field, value: number): void =>
    bytes.setFloat32(layout.problem + field[name], value, true);

  const order = new Uint32Array(memory.buffer, at.number, places);
  const placeOf = new Int32Array(k);
  const memoryRows = floats(at.rows, count * stride);
  copyRows(vectors, memoryRows, dimensions, stride);
  const centroids = floats(at.centroids, places * stride).fill(0);
  const lower = at.lower === 0 ? null : floats(at.lower, count * padded(groups));
  // Groups that only fill up a vector of bounds are never near.
  if (lower !== null && groups !== padded(groups)) lower.fill(Number.POSITIVE_INFINITY);

  if (everyThread) team.waitForAll();
  run('prepareBlock', layout.blocks);
  const largest = layout.scratch.reduce((most, start) => {
    const found = bytes.getFloat32(start + ownField.largest, true);
    // NaN stays.
    return found <= most ? most : found;
  }, 0);
  if (!(largest <= GREATEST)) {
    releaseTeam(module, team);
    checkFinite(rows, 'vector');
  }
  const rounding = roundingOf(largest, count);
  bytes.setFloat64(layout.problem + field.rounding, rounding, true);

  const squaredLengths = new Float64Array(memory.buffer, at.squaredLengths, count);
  const assignment = new Uint32Array(memory.buffer, at.assignment, count);
  const similarity = floats(at.similarity, count);
  const own = whole(at.own, count);
  const moved = new Uint8Array(memory.buffer, at.moved, places);
  const bias = floats(at.bias, places).fill(Number.NEGATIVE_INFINITY, k);
  const drift = new Float64Array(groups);
  const sums = new Float64Array(places * stride);
  const sizes = new Int32Array(k);
  const changed = new Uint8Array(places);
  const longestRow = Math.sqrt(squaredLengths.reduce((most, value) => Math.max(most, value), 0));
  // The codes of a row are no longer than it and half a step in each dimension.
  setFloat('reach', longestRow * (1 + Math.sqrt(dimensions) / 254) * 1.00001);
  let started = false;

  /** What depends on the centroids as they are now. */
  const prepareCentroids = (): void => {
    let longest = 0;
    let fromUnit = 0;
    for (let place = 0; place < k; place++) {
      const squared = squaredLength(centroids, place * stride, dimensions);
      longest = Math.max(longest, Math.sqrt(squared));
      fromUnit = Math.max(fromUnit, Math.abs(squared - 1));
      bias[place] = metric === 'cosine' ? 0 : -0.5 * squared;
    }
    // A product of float32 has this error at most, and what is added to it no more.
    const unit = (dimensions / 4 + 16) * 2 ** -23;
    const hidden = unit * Math.max(longestRow, longest) * longest;
    setFloat('hidden', hidden + 1e-30);
    const shift = metric === 'cosine' ? 1 : 0;
    setFloat('shift', shift);
    setFloat(
      'margin',
      4 * hidden + 1e-6 * (longestRow ** 2 + longest ** 2 + shift) + (metric === 'cosine' ? fromUnit : 0) + 1e-30,
    );
    if (screened) run('preparePanel', layout.panels);
  };

  const begin = (others: Float32Array): void => {
    order.set(placesOf(others, dimensions));
    for (let place = 0; place < k; place++) {
      const number = order[place] as number;
      placeOf[number] = place;
      centroids.set(others.subarray(number * dimensions, (number + 1) * dimensions), place * stride);
    }
    sums.fill(0);
    sizes.fill(0);
    changed.fill(0);
    drift.fill(0);
    floats(at.drift, padded(groups)).fill(0);
    started = false;
    bytes.setInt32(layout.problem + field.started, 0, true);
    prepareCentroids();
  };
  begin(first);

  /** What threads found out of sums and sizes. */
  const gather = (): void => {
    for (const { sums: theirs, sizes: others } of layout.own) {
      const size = whole(others, places);
      const sum = new Float64Array(memory.buffer, theirs, places * stride);
      for (let place = 0; place < k; place++) {
        const start = place * stride;
        if (!touched(sum, size, place, stride)) continue;
        changed[place] = 1;
        const number = order[place] as number;
        sizes[number] = (sizes[number] as number) + (size[place] as number);
        size[place] = 0;
        for (let index = start; index < start + stride; index++)
          sums[index] = (sums[index] as number) + (sum[index] as number);
        sum.fill(0, start, start + stride);
      }
    }
  };

  return {
    metric,
    squaredLengths,
    sizes,
    assignment,
    similarity,
    assign: (): Pass => {
      run('assignBlock', layout.blocks);
      gather();
      started = true;
      bytes.setInt32(layout.problem + field.started, 1, true);
      const counts = countsOf(bytes, layout);
      return { objective: objectiveOf({ metric, similarity, squaredLengths }), ...counts };
    },
    move: (row, cluster) => {
      const [from, to] = [own[row] as number, placeOf[cluster] as number];
      if (started) {
        addRow(sums, from * stride, memoryRows, row * stride, dimensions, rounding, -1);
        const number = order[from] as number;
        sizes[number] = (sizes[number] as number) - 1;
        changed[from] = 1;
        // Its old centroid is another's rival now.
        if (lower !== null) lower[row * padded(groups) + Math.floor(from / PANEL / groupPanels)] = 0;
      }
      addRow(sums, to * stride, memoryRows, row * stride, dimensions, rounding, 1);
      sizes[cluster] = (sizes[cluster] as number) + 1;
      changed[to] = 1;
      own[row] = to;
      assignment[row] = cluster;
    },
    update: () => {
      const farthest = new Float64Array(groups);
      const before = new Float32Array(stride);
      for (let place = 0; place < k; place++) {
        if (changed[place] === 0) continue;
        const start = place * stride;
        before.set(centroids.subarray(start, start + stride));
        meanOf(sums, sizes[order[place] as number] as number, metric, centroids, start, dimensions);
        const group = Math.floor(place / PANEL / groupPanels);
        farthest[group] = Math.max(farthest[group] as number, lengthOfMove(before, centroids, start, dimensions));
      }
      moved.set(changed);
      changed.fill(0);
      const written = floats(at.drift, groups);
      for (let group = 0; group < groups; group++) {
        drift[group] = (drift[group] as number) + (farthest[group] as number);
        written[group] = drift[group] as number;
      }
      prepareCentroids();
    },
    restart: begin,
    lowerDistances: (distances, seeds, step) => {
      const filled = Math.ceil(seeds.length / 4) * 4;
      const seedRows = floats(at.seeds, filled * stride);
      const seedLengths = floats(at.seedLengths, filled);
      for (let index = 0; index < filled; index++) {
        const seed = seeds[Math.min(index, seeds.length - 1)] as number;
        seedRows.set(memoryRows.subarray(seed * stride, (seed + 1) * stride), index * stride);
        seedLengths[index] = squaredLengths[seed] as number;
      }
      bytes.setInt32(layout.problem + field.seedCount, seeds.length, true);
      bytes.setInt32(layout.problem + field.step, step, true);
      const shared = floats(at.distances, distances.length);
      shared.set(distances);
      run('seedBlock', Math.ceil(distances.length / BLOCK));
      distances.set(shared);
    },
    centroids: () => {
      const copy = new Float32Array(k * dimensions);
      for (let place = 0; place < k; place++)
        copy.set(
          centroids.subarray(place * stride, place * stride + dimensions),
          (order[place] as number) * dimensions,
        );
      return copy;
    },
    close: () => releaseTeam(module, team),
  };
}

function writeFields(bytes: DataView, layout: Layout, others: Partial<Record<keyof typeof field, number>>): void {
  const { groups, groupPanels, panels } = layout;
  const all = { ...layout.at, rowBytes: layout.stride * 4, groups, groupPanels, panels, ...others };
  for (const [name, value] of Object.entries(all))
    bytes.setUint32(layout.problem + field[name as keyof typeof all], value, true);
  layout.own.forEach((own, thread) => {
    for (const [name, start] of Object.entries(own))
      bytes.setUint32((layout.scratch[thread] as number) + ownField[name as keyof typeof own], start, true);
  });
}

function touched(sum: Float64Array, size: Int32Array, place: number, stride: number): boolean {
  if (size[place] !== 0) return true;
  const start = place * stride;
  for (let index = start; index < start + stride; index++) if (sum[index] !== 0) return true;
  return false;
}

function countsOf(bytes: DataView, layout: Layout): Pick<Pass, 'computed' | 'screened' | 'moved'> {
  const counts = { computed: 0, screened: 0, moved: 0 };
  for (const start of layout.scratch) {
    counts.computed += bytes.getFloat64(start + ownField.computed, true);
    counts.screened += bytes.getFloat64(start + ownField.screened, true);
    counts.moved += bytes.getInt32(start + ownField.moved, true);
    for (const name of ['computed', 'screened'] as const) bytes.setFloat64(start + ownField[name], 0, true);
    bytes.setInt32(start + ownField.moved, 0, true);
  }
  return counts;
}
