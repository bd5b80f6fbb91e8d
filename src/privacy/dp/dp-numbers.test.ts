import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedStream } from '../../core/keyed-stream.ts';
import { discreteLaplace } from '../discrete-laplace.ts';
import { noiseFor, parseBudget, sharesOf, slotsOf } from './budget.ts';
import { keywordThreshold, listedThreshold, tailOf } from './keyword-threshold.ts';
import { factsOf, mechanismFor, queryOf } from './mechanism.ts';
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
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.integer({ min: 0, max: 40 }), (epsilon, facets) => {
        const { keywords, counts, slot } = sharesOf({ epsilon, delta: 1e-6 }, facets);
        expect(keywords + counts + slot * slotsOf(facets)).toBe(epsilon);
        expect(Math.min(keywords, counts)).toBeGreaterThanOrEqual(1);
        expect(slot).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a release states all that its tables spend, whether areas are counted or not', () => {
    const facets = [3, 62, 8].map((values, index) => ({ name: `facet${index}`, values }));
    const mechanism = mechanismFor({ epsilon: 10_000, delta: 1e-6 }, { wordSupport: 5, listed: 4_000, facets });
    const { epsilon, keywords, counts, tables } = factsOf(mechanism, [true, false, true]);
    expect(keywords.epsilon + counts.epsilon + (tables?.epsilon ?? 0)).toBeCloseTo(epsilon, 10);
    const ofFacets = (tables?.facets ?? []).reduce((sum, { all, areas }) => sum + all + areas, 0);
    expect(ofFacets + (tables?.total ?? 0)).toBeCloseTo(tables?.epsilon ?? 0, 10);
    expect(tables?.facets.map(({ areas }) => areas > 0)).toEqual([true, false, true]);
  });

  test('an epsilon that is too small to be divided among the facets has no tables, and no share for them', () => {
    const facets = [{ name: 'plan', values: 3 }];
    const mechanism = mechanismFor({ epsilon: 14, delta: 1e-6 }, { wordSupport: 5, listed: 10, facets });
    expect(mechanism.tables).toEqual([]);
    expect(factsOf(mechanism, []).tables).toBeUndefined();
    expect(mechanism.shares).toEqual(sharesOf({ epsilon: 14, delta: 1e-6 }, 0));
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

  test('of listed words noise alone lifts one at most, on average, over their threshold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 100_000 }), fc.integer({ min: 0, max: 10_000 }), (epsilon, listed) => {
        const noise = noiseFor(epsilon, 1);
        const rate = noise.numerator / noise.denominator;
        const threshold = listedThreshold(noise, listed);
        expect(listed * tailOf(rate, threshold)).toBeLessThanOrEqual(1);
        if (threshold > 1) expect(listed * tailOf(rate, threshold - 1)).toBeGreaterThan(1);
      }),
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

  test('of one draw it is the least', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
        (epsilon, miss) => {
          const noise = noiseFor(epsilon, 2);
          const rate = noise.numerator / noise.denominator;
          const reach = noiseReach(1, noise, miss);
          expect(2 * tailOf(rate, reach + 1)).toBeLessThanOrEqual(miss);
          if (reach > 0) expect(2 * tailOf(rate, reach)).toBeGreaterThan(miss);
        },
      ),
    );
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

test('another input, epsilon, delta, threshold or facet is another query; a preset of the same thresholds is not', () => {
  const base = { epsilon: 10_000, delta: 1e-6 };
  const queryFor = (budget: typeof base, wordSupport: number, input: string, facets = [{ name: 'plan', values: 3 }]) =>
    queryOf(mechanismFor(budget, { wordSupport, listed: 100, facets }), input);
  const queries = [
    queryFor(base, 5, 'input'),
    queryFor(base, 5, 'other'),
    queryFor({ ...base, epsilon: 10_001 }, 5, 'input'),
    queryFor({ ...base, delta: 2e-6 }, 5, 'input'),
    queryFor(base, 500, 'input'),
    queryFor(base, 5, 'input', []),
    queryFor(base, 5, 'input', [{ name: 'plan', values: 4 }]),
  ];
  expect(new Set(queries).size).toBe(queries.length);
  expect(queryFor(base, 3, 'input')).toBe(queries[0]);
});
