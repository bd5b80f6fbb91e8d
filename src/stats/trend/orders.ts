/** Orders of a few values: all of them, or some that are drawn. */
import { type Random, shuffled } from '../../core/random.ts';

export interface Orders {
  readonly random: Random;
  /** All orders are looked at where there are no more than this. */
  readonly exactUpTo: number;
  /** Drawn where there are more. */
  readonly permutations: number;
}

/**
 * Calls `look` with every order of `values` (Heap 1963), or with the order they are in and with as many as are drawn, so that a
 * share of what was looked at is (b + 1) / (m + 1) (Phipson and Smyth 2010). The array is used again. Returns how many there were.
 */
export function lookAtOrders(
  values: readonly number[],
  { random, exactUpTo, permutations }: Orders,
  look: (order: readonly number[]) => void,
): number {
  if (factorial(values.length) <= exactUpTo) {
    heap([...values], values.length, look);
    return factorial(values.length);
  }
  look(values);
  for (let count = 0; count < permutations; count++) look(shuffled(random, values));
  return permutations + 1;
}

function heap(values: number[], size: number, look: (order: readonly number[]) => void): void {
  if (size <= 1) {
    look(values);
    return;
  }
  for (let place = 0; place < size; place++) {
    heap(values, size - 1, look);
    const other = size % 2 === 0 ? place : 0;
    const held = values[other] as number;
    values[other] = values[size - 1] as number;
    values[size - 1] = held;
  }
}

function factorial(count: number): number {
  return count <= 1 ? 1 : count * factorial(count - 1);
}
