/** Points of many dimensions in the plane, neighbours beside each other: UMAP (McInnes, Healy, Melville 2018, arXiv:1802.03426). */
import { setImmediate } from 'node:timers/promises';
import type { Random } from '../core/random.ts';
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
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

const NEIGHBOURS = 15;
const FEWEST_POINTS = 2 * NEIGHBOURS;
/** Epochs between which a signal is heard. */
const EPOCHS_A_STEP = 20;

/** The same rows and randomness give the same plane. Distances between far groups say little: neighbourhoods are what is kept. */
export async function itemPlane(rows: VectorBlock, options: PlaneOptions): Promise<Plane> {
  const { vectors, dimensions } = rows;
  if (vectors.length / dimensions >= FEWEST_POINTS) {
    const positions = scaled(await umapPositions(rows, options));
    // Points that are all at one place have no neighbourhoods either.
    if (positions.flat().every(Number.isFinite)) return { positions, method: 'umap' };
  }
  return { positions: scaled(principalPlane(vectors, dimensions)), method: 'principal-axes' };
}

async function umapPositions(
  { vectors, dimensions }: VectorBlock,
  { random, signal, onProgress = () => {} }: PlaneOptions,
): Promise<number[][]> {
  const { UMAP } = await import('umap-js');
  const umap = new UMAP({ nNeighbors: NEIGHBOURS, random: () => random.next() });
  const epochs = umap.initializeFit(
    Array.from({ length: vectors.length / dimensions }, (_, row) => [
      ...vectors.subarray(row * dimensions, (row + 1) * dimensions),
    ]),
  );
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    if (epoch % EPOCHS_A_STEP > 0) continue;
    await setImmediate();
    signal?.throwIfAborted();
    onProgress(epoch, epochs);
  }
  return umap.getEmbedding();
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
