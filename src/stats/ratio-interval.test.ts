import { expect, test } from 'vitest';
import { wilsonInterval } from './intervals.ts';
import { ratioInterval } from './ratio-interval.ts';

const share = (successes: number, trials: number) => ({
  share: successes / trials,
  interval: wilsonInterval(successes, trials),
});

// Perondi et al. 2004 as worked in Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables (2017), chapter 4.
test('the published example: 7 of 34 to 1 of 34', () => {
  const [low, high] = ratioInterval(share(7, 34), share(1, 34));
  expect(low).toBeCloseTo(1.1537, 4);
  expect(high).toBeCloseTo(41.9763, 4);
});

test('a share of nothing', () => {
  const [low, high] = ratioInterval(share(0, 50), share(20, 50));
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(0);
  expect(high).toBeLessThan(0.3);
  expect(ratioInterval(share(20, 50), share(0, 50))[1]).toBe(Number.POSITIVE_INFINITY);
});
