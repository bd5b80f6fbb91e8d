import { expect, test } from 'vitest';
import { type Entry, multiply, multiplyTransposed, sparseRows, unitEntries } from './sparse-rows.ts';

const dense = [
  [1, 0, 2],
  [0, 0, 0],
  [0, 3, 0],
];
const entries = (row: number): Entry[] =>
  (dense[row] as number[]).flatMap((value, column): Entry[] => (value === 0 ? [] : [[column, value]]));
const matrix = sparseRows(['0', '1', '2'], 3, (text) => entries(Number(text)));

test('rows keep their entries, however many there are', () => {
  expect([...matrix.starts]).toEqual([0, 2, 2, 3]);
  expect([...matrix.columns]).toEqual([0, 2, 1]);
  expect([...matrix.values]).toEqual([1, 2, 3]);
  const long = sparseRows(['x'], 100, () => Array.from({ length: 100 }, (_, column): Entry => [column, column + 1]));
  expect(long.values).toEqual(Float32Array.from({ length: 100 }, (_, column) => column + 1));
});

test('products are those of dense matrices', () => {
  const right = Float64Array.of(1, 2, 3, 4, 5, 6);
  expect([...multiply(matrix, right, 2)]).toEqual([11, 14, 0, 0, 9, 12]);
  expect([...multiplyTransposed(matrix, right, 2)]).toEqual([1, 2, 15, 18, 2, 4]);
});

test('entries are scaled to length 1, none stays none', () => {
  expect(
    unitEntries([
      [0, 3],
      [4, 4],
    ]),
  ).toEqual([
    [0, 0.6],
    [4, 0.8],
  ]);
  expect(unitEntries([])).toEqual([]);
});
