import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedStream } from '../../core/keyed-stream.ts';
import { discreteLaplace } from '../discrete-laplace.ts';
import { noiseFor, parseBudget, sharesOf } from './budget.ts';
import { keywordThreshold, tailOf } from './keyword-threshold.ts';
import { mechanismFor, queryOf } from './mechanism.ts';
import { noiseReach } from './noise-reach.ts';
import { noisyShareInterval } from './noisy-share.ts';

describe('parseBudget', () => {
  test.each([
    ['1,1e-6', 10_000, 1e-6],
    ['0.25,0.0001', 2_500, 1e-4],
    ['4,.001', 40_000, 1e-3],
  ])('%s', (text, epsilon, delta) => {
    expect(parseBudget(text, '--dp')).toEqual({ epsilon, delta });
  });

  test.each([
    '',
    '1',
    '1,',
    '0,1e-6',
    '1,0',
    '1,0.1',
    '-1,1e-6',
    '101,1e-6',
    '0.0001,1e-6',
    '1.00001,1e-6',
    '1;1e-6',
    '1,1e-6,2',
  ])('refuses %j', (text) => {
    expect(() => parseBudget(text, '--dp')).toThrow(expect.objectContaining({ code: 'DP_INVALID', exitCode: 2 }));
  });

  test('shares are all of epsilon, and each is some of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), (epsilon) => {
        const { keywords, counts } = sharesOf({ epsilon, delta: 1e-6 });
        expect(keywords + counts).toBe(epsilon);
        expect(Math.min(keywords, counts)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('keywordThreshold', () => {
  test('is the least with which words of one account alone are shown with probability delta at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 100_000 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 3, max: 12 }),
        (epsilon, words, digits) => {
          const noise = noiseFor(epsilon, words);
          const rate = noise.numerator / noise.denominator;
          const threshold = keywordThreshold(noise, words, 10 ** -digits);
          expect(words * tailOf(rate, threshold - 1)).toBeLessThanOrEqual(10 ** -digits);
          if (threshold > 2) expect(words * tailOf(rate, threshold - 2)).toBeGreaterThan(10 ** -digits);
        },
      ),
    );
  });

  test('the tail is that of the noise that is drawn', () => {
    const noise = noiseFor(5_000, 1);
    const stream = keyedStream(new Uint8Array(32), 'tail');
    const draws = Array.from({ length: 40_000 }, () => discreteLaplace(stream, noise));
    for (const reach of [1, 3, 6]) {
      const share = draws.filter((draw) => draw >= reach).length / draws.length;
      expect(share).toBeCloseTo(tailOf(0.5, reach), 2);
    }
  });
});

describe('noiseReach', () => {
  test.each([
    [1, 0.05],
    [5, 0.05],
    [30, 0.025],
  ])('the sum of %i draws exceeds it in at most %d of cases', (terms, miss) => {
    const noise = noiseFor(3_000, 2);
    const stream = keyedStream(new Uint8Array(32), `reach ${terms}`);
    const reach = noiseReach(terms, noise, miss);
    const sums = Array.from({ length: 3_000 }, () =>
      Array.from({ length: terms }, () => discreteLaplace(stream, noise)).reduce((sum, draw) => sum + draw, 0),
    );
    const beyond = sums.filter((sum) => Math.abs(sum) > reach).length / sums.length;
    expect(beyond).toBeLessThan(miss + 0.01);
    // Nor is it idle: Chernoff's bound is wide by less than twice.
    expect(sums.filter((sum) => Math.abs(sum) > reach / 2).length / sums.length).toBeGreaterThan(miss / 2);
  });

  test('a share of all has an interval that holds it', () => {
    const [low, high] = noisyShareInterval(
      { conversations: 60, terms: 1 },
      { conversations: 400, terms: 7 },
      noiseFor(3_000, 2),
    );
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(0.15);
    expect(high).toBeGreaterThan(0.15);
    expect(high).toBeLessThan(1);
  });
});

test('another input, epsilon, delta or threshold is another query; a preset of the same threshold is not', () => {
  const base = { epsilon: 10_000, delta: 1e-6 };
  const queries = [
    queryOf(mechanismFor(base, 5), 'input'),
    queryOf(mechanismFor(base, 5), 'other'),
    queryOf(mechanismFor({ ...base, epsilon: 10_001 }, 5), 'input'),
    queryOf(mechanismFor({ ...base, delta: 2e-6 }, 5), 'input'),
    queryOf(mechanismFor(base, 500), 'input'),
  ];
  expect(new Set(queries).size).toBe(queries.length);
  expect(queryOf(mechanismFor(base, 3), 'input')).toBe(queries[0]);
});
