import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerBound, upperBound } from './clopper-pearson.ts';

// Without a success the bound is 1 - alpha^(1/n); two-sided 95 % values of 10 of 20 and of 4 of 10 as in any table.
test.each([
  [0, 10, 0.95, 0, 1 - 0.05 ** 0.1],
  [10, 20, 0.975, 0.27196, 0.72804],
  [4, 10, 0.975, 0.12155, 0.73762],
  [10, 10, 0.95, 0.05 ** 0.1, 1],
])('%i of %i at %d', (successes, trials, level, low, high) => {
  expect(lowerBound(successes, trials, level)).toBeCloseTo(low, 4);
  expect(upperBound(successes, trials, level)).toBeCloseTo(high, 4);
});

test('bounds hold the share between them, the wider the surer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, share) => {
      const successes = Math.round(share * trials);
      expect(lowerBound(successes, trials)).toBeLessThanOrEqual(successes / trials);
      expect(upperBound(successes, trials)).toBeGreaterThanOrEqual(successes / trials);
      expect(upperBound(successes, trials, 0.99)).toBeGreaterThanOrEqual(upperBound(successes, trials, 0.9));
    }),
  );
});
