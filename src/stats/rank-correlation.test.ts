import { expect, test } from 'vitest';
import { rankCorrelation } from './rank-correlation.ts';

// Bonett, statpsych, the example of ci.spear: with ties, the interval of Bonett and Wright 2000.
test('the published example', () => {
  const { rho, interval, pairs } = rankCorrelation(
    [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19],
    [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51],
  );
  expect(pairs).toBe(15);
  expect(rho).toBeCloseTo(0.8699639, 7);
  expect(interval[0]).toBeCloseTo(0.5840951, 7);
  expect(interval[1]).toBeCloseTo(0.9638297, 7);
});

test('the same order, the other one, and none', () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 400])).toEqual({ rho: 1, interval: [-1, 1], pairs: 4 });
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1]).rho).toBe(-1);
  expect(rankCorrelation([2, 2, 2, 2], [1, 2, 3, 4])).toEqual({ rho: null, interval: [-1, 1], pairs: 4 });
  expect(rankCorrelation([], [])).toEqual({ rho: null, interval: [-1, 1], pairs: 0 });
});
