import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { meanInterval } from './mean-interval.ts';

test('the interval of a known sample', () => {
  // Mean 5, standard deviation 2.582, four values: 5 +- 3.182 * 2.582 / 2.
  const { mean, low, high } = meanInterval([2, 4, 6, 8]);
  expect([mean, low.toFixed(1), high.toFixed(1)]).toEqual([5, '0.9', '9.1']);
  expect(meanInterval([3])).toEqual({ mean: 3, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  expect(meanInterval([3, 3, 3])).toEqual({ mean: 3, low: 3, high: 3 });
});

test('it holds the true mean as often as it says', () => {
  const random = createRandom('mean-interval');
  // Sums of uniform values are near enough to normal.
  const draw = (): number => Array.from({ length: 6 }, random.next).reduce((sum, value) => sum + value, 0);
  let held = 0;
  for (let trial = 0; trial < 2000; trial++) {
    const { low, high } = meanInterval(Array.from({ length: 5 }, draw));
    if (low <= 3 && high >= 3) held++;
  }
  expect(Math.abs(held / 2000 - 0.95)).toBeLessThan(0.02);
});
