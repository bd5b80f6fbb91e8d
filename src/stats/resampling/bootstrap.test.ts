import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { bootstrap } from './bootstrap.ts';
import { bootstrapMean } from './bootstrap-mean.ts';
import { pairedDifference } from './paired-difference.ts';

const random = () => createRandom('bootstrap');
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};

// Efron and Tibshirani, An Introduction to the Bootstrap (1993), section 14.3: spatial test data A, the variance 171.5 with
// a = 0.061, z0 = 0.146 and the 90 % interval from 115.8 to 259.6, which ours at 95 % holds.
// Their z0 is of 2,000 resamples, so it is known to 0.03.
test('the published example of BCa', () => {
  const scores = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];
  const found = bootstrap(scores, variance, { random: random(), resamples: 20_000 });
  expect(found.estimate).toBeCloseTo(171.5, 1);
  expect(found.acceleration).toBeCloseTo(0.061, 3);
  expect(Math.abs(found.bias - 0.146)).toBeLessThan(0.09);
  const [low, high] = found.bca as readonly [number, number];
  expect(low).toBeLessThan(115.8);
  expect(low).toBeGreaterThan(95);
  expect(high).toBeGreaterThan(259.6);
  expect(high).toBeLessThan(310);
});

// All 3,125 resamples of five units, looked at one by one.
test('equals what all resamples give', () => {
  const values = [0, 1, 3, 7, 20];
  const all = values.reduce<number[]>((sums) => sums.flatMap((sum) => values.map((value) => sum + value)), [0]);
  const exact = Math.sqrt(variance(all.map((sum) => sum / 5)));
  const found = bootstrap(values, mean, { random: random(), resamples: 20_000 });
  expect(exact).toBeCloseTo(Math.sqrt(variance(values) / 5), 12);
  expect(Math.abs(found.standardError / exact - 1)).toBeLessThan(0.02);
  // The tails are P(Z <= -2.776 * sqrt(5 / 4)) = 0.00096 on each side: nearly the range.
  expect(found.percentile[0]).toBeLessThanOrEqual(0.4);
  expect(found.percentile[1]).toBeGreaterThanOrEqual(16);
});

test('is the same for the same seed', () => {
  const values = [1, 2, 3, 4, 5, 9];
  const again = () => bootstrap(values, mean, { random: random(), resamples: 500 });
  expect(again()).toEqual(again());
});

test('strata keep their sizes: only what is within them varies', () => {
  const values = [...Array(20).fill(0), ...Array(20).fill(10), 4, 6];
  const strata = values.map((value) => (value === 0 ? 'low' : value === 10 ? 'high' : 'middle'));
  const found = bootstrapMean(values, { random: random(), strata });
  // Closed form: two of 42 vary, each by a deviation of 1.
  expect(Math.abs(found.standardError - Math.SQRT2 / 42)).toBeLessThan(0.003);
  expect(bootstrapMean(values, { random: random() }).standardError).toBeGreaterThan(0.5);
});

test('groups that repeat themselves count once', () => {
  const groups = [0, 1, 1, 0, 1, 0, 0, 1, 1, 1];
  const values = groups.flatMap((value) => Array<number>(10).fill(value));
  const clusters = values.map((_, item) => `group ${Math.floor(item / 10)}`);
  const clustered = bootstrapMean(values, { random: random(), clusters });
  expect(clustered).toEqual({ ...bootstrapMean(groups, { random: random() }), units: 10 });
  expect(clustered.standardError).toBeGreaterThan(2.5 * bootstrapMean(values, { random: random() }).standardError);
});

test('units that are all alike have no width and no BCa', () => {
  expect(bootstrapMean([1, 1, 1], { random: random() })).toMatchObject({ percentile: [1, 1], standardError: 0 });
});

test('refuses what has no interval', () => {
  const strata = ['a', 'a', 'b'];
  expect(() => bootstrapMean([1, 2, 3], { random: random(), strata })).toThrow('two units or more in every stratum');
  const clusters = ['x', 'y', 'y', 'z'];
  expect(() => bootstrapMean([1, 2, 3, 4], { random: random(), clusters, strata: ['a', 'a', 'b', 'b'] })).toThrow(
    'in several strata',
  );
});

// R's data set sleep (Student 1908): mean difference 1.58, by Student's t from 0.70 to 2.46.
test('a paired difference', () => {
  const first = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const second = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
  const { difference, interval, items } = pairedDifference(first, second, { random: random() });
  expect(difference).toBeCloseTo(1.58, 10);
  expect(items).toBe(10);
  expect(interval[0]).toBeGreaterThan(0.7);
  expect(interval[0]).toBeLessThan(1.2);
  expect(interval[1]).toBeGreaterThan(2.2);
  expect(interval[1]).toBeLessThan(4);
});
