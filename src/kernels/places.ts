/**
 * The order in which centroids lie in memory: neighbours in one panel, and neighbouring panels in one group, so that a row that is near one of a group is
 * near all, and whole groups can be left out. Sets are halved along the line between two centroids that are far apart until they fit a panel.
 */
import { PANEL } from './memory-layout.ts';

/** Numbers of the centroids, in the order of their places. */
export function placesOf(centroids: Float32Array, dimensions: number): Uint32Array {
  const order = Uint32Array.from({ length: centroids.length / dimensions }, (_, number) => number);
  halve(order, centroids, dimensions);
  return order;
}

function halve(order: Uint32Array, centroids: Float32Array, dimensions: number): void {
  if (order.length <= PANEL) return;
  const one = farthest(order, centroids, dimensions, order[0] as number);
  const other = farthest(order, centroids, dimensions, one);
  const along = new Map([...order].map((number) => [number, lean(centroids, dimensions, number, one, other)]));
  order.set(
    [...order].sort((left, right) => (along.get(left) as number) - (along.get(right) as number) || left - right),
  );
  const panels = Math.ceil(order.length / PANEL);
  const middle = Math.ceil(panels / 2) * PANEL;
  halve(order.subarray(0, middle), centroids, dimensions);
  halve(order.subarray(middle), centroids, dimensions);
}

function farthest(order: Uint32Array, centroids: Float32Array, dimensions: number, from: number): number {
  let greatest = -1;
  let found = from;
  for (const number of order) {
    const distance = squaredDistance(centroids, dimensions, number, from);
    if (distance <= greatest) continue;
    greatest = distance;
    found = number;
  }
  return found;
}

/** Less is nearer to `one`. */
function lean(centroids: Float32Array, dimensions: number, number: number, one: number, other: number): number {
  return squaredDistance(centroids, dimensions, number, one) - squaredDistance(centroids, dimensions, number, other);
}

function squaredDistance(centroids: Float32Array, dimensions: number, left: number, right: number): number {
  let sum = 0;
  for (let index = 0; index < dimensions; index++)
    sum += ((centroids[left * dimensions + index] as number) - (centroids[right * dimensions + index] as number)) ** 2;
  return sum;
}
