import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { problemOf } from '../testing/kernel-contract.ts';
import { dotInFloat32 } from './float32-dot.ts';
import { type KernelName, kernelNames, type Rows } from './kernel.ts';
import { nearestOutside } from './nearest-outside.ts';
import { gatheredRows } from './row-blocks.ts';

const DIMENSIONS = 21;
const { rows } = problemOf({ about: 'outside', rows: 211, dimensions: DIMENSIONS, k: 1, metric: 'cosine' }).problem;
/** So many that there are two blocks of them; the last has no rows, and some rows are in none. */
const members = membersOf(53, 200);
const centroids = gatheredRows(
  rows,
  members.map((_, group) => group),
);
const groups = { centroids, members };

describe.each(kernelNames)('%s', (kernel) => {
  test('those that are nearest and not in the group, in order', () => {
    for (const most of [1, 6]) expectNearest(most, kernel);
  });

  test('all outside where these are fewer', () => {
    const found = nearestOutside(rows, groups, 300, { kernel });
    members.forEach((own, group) => {
      expect([...(found[group] ?? []), ...own].toSorted((left, right) => left - right)).toEqual([...Array(211).keys()]);
    });
  });
});

test('portable finds what plain does, on any number of threads and with any number of rows at once', () => {
  const plain = nearestOutside(rows, groups, 6, { kernel: 'plain' });
  for (const options of [{ threads: 3 }, { rowsAtOnce: 1 }, { rowsAtOnce: 17 }, { rowsAtOnce: 64, threads: 2 }])
    expect(nearestOutside(rows, groups, 6, options)).toEqual(plain);
});

test('of equals the first', () => {
  const same = { vectors: new Float32Array(5 * 3).fill(0.5), dimensions: 3 };
  const one = { centroids: { vectors: new Float32Array(3).fill(1), dimensions: 3 }, members: [[1, 3]] };
  for (const rowsAtOnce of [1, 2, 9]) expect(nearestOutside(same, one, 2, { rowsAtOnce })).toEqual([[0, 2]]);
});

test('none where none are wanted, there are none, or there is no group', () => {
  const none = { vectors: new Float32Array(0), dimensions: DIMENSIONS };
  expect(nearestOutside(rows, groups, 0)).toEqual(members.map(() => []));
  expect(nearestOutside(none, { centroids, members: members.map(() => []) }, 4)).toEqual(members.map(() => []));
  expect(nearestOutside(rows, { centroids: none, members: [] }, 4)).toEqual([]);
});

test('a vector that is not finite is refused', () => {
  const broken = { vectors: rows.vectors.slice(), dimensions: DIMENSIONS };
  broken.vectors[30] = Number.NaN;
  expect(() => nearestOutside(broken, groups, 4)).toThrow(expect.objectContaining({ code: 'VECTORS_NOT_FINITE' }));
});

function expectNearest(most: number, kernel: KernelName): void {
  const found = nearestOutside(rows, groups, most, { kernel });
  members.forEach((own, group) => {
    const others = [...Array(211).keys()].filter((row) => !own.includes(row));
    const products = others.map((row) => productOf(centroids, group, row)).toSorted((left, right) => right - left);
    const near = (found[group] ?? []).map((row) => productOf(centroids, group, row));
    expect(new Set([...(found[group] ?? []), ...own]).size).toBe(most + own.length);
    near.forEach((product, at) => {
      expect(product).toBeCloseTo(products[at] as number, 5);
    });
  });
}

function productOf({ vectors }: Rows, group: number, row: number): number {
  return dotInFloat32(vectors, group * DIMENSIONS, rows.vectors, row * DIMENSIONS, DIMENSIONS);
}

function membersOf(count: number, grouped: number): number[][] {
  const random = createRandom('outside');
  const drawn: number[][] = Array.from({ length: count }, () => []);
  for (let row = 0; row < grouped; row++) drawn[random.integer(count - 1)]?.push(row);
  return drawn;
}
