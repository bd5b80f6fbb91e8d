/**
 * The order in which centroids lie in memory: neighbours in one panel, and neighbouring panels in one group, so that a row that is near one of a group is
 * near all, and whole groups can be left out. Sets are halved along the line between two centroids that are far apart until they fit a panel.
 */
import type { Rows } from './kernel.ts';
import { PANEL } from './memory-layout.ts';
import { countOf } from './row-blocks.ts';
import { dot } from './vectors.ts';

/** Numbers of the centroids, in the order of their places. */
export function placesOf(centroids: Rows): Uint32Array {
  const order = Uint32Array.from({ length: countOf(centroids) }, (_, number) => number);
  const squares = Float64Array.from(order, (number) => productWith(lineOf(centroids, number), centroids, number));
  halve(order, { ...centroids, squares, along: new Float64Array(order.length) });
  return order;
}

interface Placing extends Rows {
  /** By number: the squared length. */
  readonly squares: Float64Array;
  /** By number: how far it is along the line that its set is halved on; of sets that were halved before, nothing. */
  readonly along: Float64Array;
}

function halve(order: Uint32Array, placing: Placing): void {
  if (order.length <= PANEL) return;
  const { along } = placing;
  const one = farthest(order, placing, order[0] as number);
  const other = farthest(order, placing, one);
  const line = lineOf(placing, other, one);
  for (const number of order) along[number] = productWith(line, placing, number);
  order.sort((left, right) => (along[left] as number) - (along[right] as number) || left - right);
  const panels = Math.ceil(order.length / PANEL);
  const middle = Math.ceil(panels / 2) * PANEL;
  halve(order.subarray(0, middle), placing);
  halve(order.subarray(middle), placing);
}

/** Of those that are as far, the first. */
function farthest(order: Uint32Array, placing: Placing, from: number): number {
  const line = lineOf(placing, from);
  let greatest = Number.NEGATIVE_INFINITY;
  let found = from;
  for (const number of order) {
    // The squared distance, but for the same number for all.
    const distance = (placing.squares[number] as number) - 2 * productWith(line, placing, number);
    if (distance <= greatest) continue;
    greatest = distance;
    found = number;
  }
  return found;
}

/** To a centroid from another, or from where all components are zero. */
function lineOf({ vectors, dimensions }: Rows, to: number, from?: number): Float32Array {
  const line = vectors.subarray(to * dimensions, (to + 1) * dimensions);
  if (from === undefined) return line;
  return line.map((value, index) => value - (vectors[from * dimensions + index] as number));
}

function productWith(line: Float32Array, { vectors, dimensions }: Rows, number: number): number {
  return dot(line, 0, vectors, number * dimensions, dimensions);
}
