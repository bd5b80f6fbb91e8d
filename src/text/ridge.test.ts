import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { ridge } from './ridge.ts';
import { type Entry, multiply, multiplyTransposed, sparseRows } from './sparse-rows.ts';

test('one row is as computed by hand', () => {
  const row = sparseRows(['x'], 2, () => [
    [0, 0.6],
    [1, 0.8],
  ]);
  // A'(AA' + 1)^-1 y with AA' = 1 and y = 2.
  const [first, second] = ridge(row, Float32Array.of(2), 1, 1);
  expect(first).toBeCloseTo(0.6, 5);
  expect(second).toBeCloseTo(0.8, 5);
});

test('what is found solves the normal equations, output by output, over the limit of outputs at once', () => {
  const random = createRandom('ridge');
  const [rows, columns, outputs, penalty] = [30, 20, 37, 0.5];
  const matrix = sparseRows(Array.from({ length: rows }, String), columns, () =>
    Array.from({ length: columns }, (_, column): Entry => [column, random.next()]).filter(() => random.next() < 0.4),
  );
  const wanted = Float32Array.from({ length: rows * outputs }, () => random.next() - 0.5);
  const found = Float64Array.from(ridge(matrix, wanted, outputs, penalty));
  const left = multiply(matrix, found, outputs).map((value, at) => (wanted[at] as number) - value);
  multiplyTransposed(matrix, left, outputs).forEach((value, at) => {
    expect(value - penalty * (found[at] as number)).toBeCloseTo(0, 2);
  });
});

test('nothing wanted, or nothing there, is nothing', () => {
  const none = sparseRows(['x'], 2, () => []);
  expect([...ridge(none, Float32Array.of(1), 1, 1)]).toEqual([0, 0]);
  expect([...ridge(none, Float32Array.of(0), 1, 1)]).toEqual([0, 0]);
});
