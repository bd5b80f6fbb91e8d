import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf, normalQuantile, Z_95 } from './normal.ts';

// Abramowitz and Stegun, table 26.1.
test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [2, 0.977249868051821],
  [-1, 0.158655253931457],
  [3, 0.998650101968369],
])('P(Z <= %d)', (x, published) => {
  expect(normalCdf(x)).toBeCloseTo(published, 13);
});

test('the tail keeps its digits, and both ways of computing it meet', () => {
  // Abramowitz and Stegun, table 26.2: -log10 Q(5) = 6.54265, Q(10) = 23.11805.
  expect(-Math.log10(normalCdf(-5))).toBeCloseTo(6.54265, 5);
  expect(-Math.log10(normalCdf(-10))).toBeCloseTo(23.11805, 5);
  expect(normalCdf(-3 - 1e-12) / normalCdf(-3 + 1e-12)).toBeCloseTo(1, 10);
});

test('the quantile is the inverse', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(Z_95, 13);
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), (probability) => {
      expect(normalCdf(normalQuantile(probability)) / probability).toBeCloseTo(1, 9);
    }),
  );
});
