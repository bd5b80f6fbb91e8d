/** Points of many dimensions in the plane, neighbours beside each other: UMAP (McInnes, Healy, Melville 2018, arXiv:1802.03426). */
import { turn } from '../core/pause.ts';
import type { Random } from '../core/random.ts';
import { countOf, nearestRows } from '../kernels/index.ts';
import { dot } from '../kernels/vectors.ts';
import { principalPlane } from './principal-axes.ts';
import type { VectorBlock } from './spherical-k-means.ts';

export interface Plane {
  /** Both coordinates in [-1, 1], to three decimals; one of them reaches 1 or -1. */
  readonly positions: readonly (readonly [number, number])[];
  /** Few points have no neighbourhoods to keep: they lie on their principal axes. */
  readonly method: 'umap' | 'principal-axes';
}

export interface PlaneOptions {
  readonly random: Random;
  /**
   * Groups whose rows are to lie together: at every level of a tree, the lowest first, the number of each row's group. Default: none, and
   * vectors alone say where rows lie.
   */
  readonly families?: readonly (readonly number[])[];
  /** Default: 1. The result does not depend on it. */
  readonly threads?: number;
  readonly signal?: AbortSignal | undefined;
  /** In epochs of UMAP, after each. */
  readonly onProgress?: (done: number, total: number) => void;
}

const NEIGHBOURS = 15;
const FEWEST_POINTS = 2 * NEIGHBOURS;
/** Half the width of what is started from, which is that of UMAP's own random start. */
const START = 10;
/** Rows are as much farther apart for each level at which they are of different groups, as a share of their distance. */
const FARTHER_A_LEVEL = 0.3;
/** How much groups of the highest level count beside neighbourhoods, 0 to 1. */
const TOP_WEIGHT = 0.3;

/** The same rows and randomness give the same plane. Distances between far groups say little: neighbourhoods are what is kept. */
export async function itemPlane(rows: VectorBlock, options: PlaneOptions): Promise<Plane> {
  const { vectors, dimensions } = rows;
  if (countOf(rows) >= FEWEST_POINTS) {
    const positions = scaled(await umapPositions(rows, options));
    // Points that are all at one place have no neighbourhoods either.
    if (positions.flat().every(Number.isFinite)) return { positions, method: 'umap' };
  }
  return { positions: scaled(principalPlane(vectors, dimensions)), method: 'principal-axes' };
}

async function umapPositions(rows: VectorBlock, options: PlaneOptions): Promise<number[][]> {
  const { random, families = [], signal, onProgress = () => {} } = options;
  const { UMAP } = await import('umap-js');
  const umap = new UMAP({ nNeighbors: NEIGHBOURS, random: () => random.next() });
  const { indices, distances } = neighbourhoods(withDirection(rows), options);
  umap.setPrecomputedKNN(indices, distances);
  const top = families.at(-1);
  if (top !== undefined) umap.setSupervisedProjection([...top], { targetWeight: TOP_WEIGHT });
  // Of the rows themselves only their number is looked at, once neighbours are known.
  const epochs = umap.initializeFit(indices);
  const start = scaled(principalPlane(rows.vectors, rows.dimensions));
  umap.getEmbedding().forEach((point, row) => {
    (start[row] as [number, number]).forEach((value, axis) => {
      point[axis] = value * START;
    });
  });
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    await turn(signal);
    onProgress(epoch + 1, epochs);
  }
  return umap.getEmbedding();
}

/** Of each row itself and those that are nearest to it, by distance. */
function neighbourhoods(
  rows: VectorBlock,
  { families = [], threads = 1 }: PlaneOptions,
): { indices: number[][]; distances: number[][] } {
  const { most, rows: found, similarity } = nearestRows(rows, NEIGHBOURS - 1, { threads });
  const levelsApart = (row: number, other: number): number =>
    families.filter((groups) => groups[row] !== groups[other]).length;
  const all = Array.from({ length: countOf(rows) }, (_, row) => {
    // In the order of the vectors: the first is what the distances of the others are measured by.
    return Array.from(found.subarray(row * most, (row + 1) * most), (other, at) => {
      const distance = Math.sqrt(Math.max(0, 2 - 2 * (similarity[row * most + at] as number)));
      return { other, distance: distance * (1 + FARTHER_A_LEVEL * levelsApart(row, other)) };
    });
  });
  return {
    indices: all.map((others, row) => [row, ...others.map(({ other }) => other)]),
    distances: all.map((others) => [0, ...others.map(({ distance }) => distance)]),
  };
}

/** Rows without a vector are like one another, and like no other: they get a direction of their own. */
function withDirection(rows: VectorBlock): VectorBlock {
  const { vectors, dimensions } = rows;
  const count = countOf(rows);
  const silent = [...Array(count).keys()].filter(
    (row) => dot(vectors, row * dimensions, vectors, row * dimensions, dimensions) === 0,
  );
  if (silent.length === 0) return rows;
  const wider = new Float32Array(count * (dimensions + 1));
  for (let row = 0; row < count; row++)
    wider.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), row * (dimensions + 1));
  for (const row of silent) wider[row * (dimensions + 1) + dimensions] = 1;
  return { vectors: wider, dimensions: dimensions + 1 };
}

/** Around the middle of what they span. */
function scaled(points: readonly (readonly number[])[]): [number, number][] {
  const [acrossX, acrossY] = [0, 1].map((axis) => spanOf(points.map((point) => point[axis] as number)));
  const half = Math.max(1e-9, acrossX?.half ?? 0, acrossY?.half ?? 0);
  const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;
  return points.map(([x = 0, y = 0]) => [
    rounded((x - (acrossX?.middle ?? 0)) / half),
    rounded((y - (acrossY?.middle ?? 0)) / half),
  ]);
}

function spanOf(values: readonly number[]): { middle: number; half: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.length === 0 ? { middle: 0, half: 0 } : { middle: (low + high) / 2, half: (high - low) / 2 };
}
