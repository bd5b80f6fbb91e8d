import { expect, test } from 'vitest';
import { studentQuantile, studentTail } from './student.ts';

// Two-sided 95 %, from the table in Abramowitz and Stegun 26.10.
test.each([
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
  [120, 1.98],
])('the quantile at %i degrees of freedom is %d', (degrees, published) => {
  expect(Math.abs(studentQuantile(degrees) - published)).toBeLessThan(0.005);
});

// The same table: two-sided 20, 5, 1 and 0.1 %.
test.each([
  [1, [3.078, 12.706, 63.657, 636.619]],
  [2, [1.886, 4.303, 9.925, 31.599]],
  [3, [1.638, 3.182, 5.841, 12.924]],
  [4, [1.533, 2.776, 4.604, 8.61]],
  [5, [1.476, 2.571, 4.032, 6.869]],
  [8, [1.397, 2.306, 3.355, 5.041]],
  [20, [1.325, 2.086, 2.845, 3.85]],
  [40, [1.303, 2.021, 2.704, 3.551]],
  [120, [1.289, 1.98, 2.617, 3.373]],
] as const)('the tails at %i degrees of freedom', (degrees, quantiles) => {
  [0.2, 0.05, 0.01, 0.001].forEach((level, place) => {
    const tail = studentTail(quantiles[place] as number, degrees);
    expect(Math.abs(tail - level) / level).toBeLessThan(0.004);
    expect(studentTail(-(quantiles[place] as number), degrees)).toBe(tail);
  });
});

test('nothing is as far as zero is, and all is beyond nothing', () => {
  expect(studentTail(0, 7)).toBe(1);
  expect(studentTail(1e9, 8)).toBeLessThan(1e-12);
  // Beyond: Cauchy's tail has a closed form.
  expect(studentTail(1000, 1)).toBeCloseTo((2 / Math.PI) * Math.atan(1 / 1000), 12);
});
