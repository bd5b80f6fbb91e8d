import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { auroc } from './auroc.ts';
import { brier } from './brier.ts';
import { isotonic } from './isotonic.ts';
import { platt } from './platt.ts';
import { predictionPowered } from './prediction-powered.ts';
import { reliability } from './reliability.ts';
import { roganGladen } from './rogan-gladen.ts';

const judged = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { minLength: 1, maxLength: 60 })
  .map((items) => ({
    probabilities: items.map(([level]) => level / 20),
    outcomes: items.map(([, outcome]) => outcome),
  }));

describe('reliability', () => {
  // By hand: 0.1, 0.15 | 0.5 | 0.9, 1.
  const forecasts = { probabilities: [0.9, 0.1, 1, 0.5, 0.15], outcomes: [true, false, false, true, false] };

  test('bins, their shares, and the expected error', () => {
    const { bins, expectedError, greatestError } = reliability(forecasts);
    expect(bins.map(({ from, to, count, share }) => [from, to, count, share])).toEqual([
      [0.1, 0.15, 2, 0],
      [0.5, 0.5, 1, 1],
      [0.9, 1, 2, 0.5],
    ]);
    expect(expectedError).toBeCloseTo((2 * 0.125 + 0.5 + 2 * 0.45) / 5, 12);
    expect(greatestError).toBeCloseTo(0.5, 12);
  });

  test('bins of as many items keep equal probabilities together', () => {
    const same = { probabilities: [0.2, 0.2, 0.2, 0.2, 0.8, 0.9], outcomes: [true, false, false, false, true, true] };
    expect(reliability(same, { bins: 3, by: 'count' }).bins.map(({ count }) => count)).toEqual([4, 2]);
  });

  test('refuses what are no probabilities, and nothing', () => {
    expect(() => reliability({ probabilities: [1.2], outcomes: [true] })).toThrow('not between 0 and 1');
    expect(() => reliability({ probabilities: [], outcomes: [] })).toThrow('no judged item');
  });
});

describe('brier', () => {
  // By hand: squares 0.01, 0.04, 0.64; bins of one probability each.
  test('three items', () => {
    const found = brier({ probabilities: [0.9, 0.2, 0.8], outcomes: [true, false, false] });
    expect(found.score).toBeCloseTo(0.69 / 3, 12);
    expect(found.uncertainty).toBeCloseTo(2 / 9, 12);
    expect(found.resolution).toBeCloseTo(2 / 9, 12);
    expect(found.withinBins).toBeCloseTo(0, 12);
  });

  test('its parts add up, always', () => {
    fc.assert(
      fc.property(judged, fc.integer({ min: 1, max: 12 }), (forecasts, bins) => {
        for (const by of ['width', 'count'] as const) {
          const found = brier(forecasts, { bins, by });
          const parts = found.reliability - found.resolution + found.uncertainty + found.withinBins;
          expect(parts).toBeCloseTo(found.score, 12);
        }
      }),
    );
  });
});

describe('auroc', () => {
  const spread = (counts: readonly number[]): number[] =>
    counts.flatMap((count, score) => Array<number>(count).fill(score));

  // Hanley and McNeil 1982 (Radiology 143:29), table I: 58 normal and 51 abnormal images on five levels, area 0.893, error 0.032.
  test('the published example', () => {
    const [normal, abnormal] = [spread([33, 6, 6, 11, 2]), spread([3, 2, 2, 11, 33])];
    const outcomes = [...normal.map(() => false), ...abnormal.map(() => true)];
    const { area, interval } = auroc([...normal, ...abnormal], outcomes);
    expect(area).toBeCloseTo(0.893, 3);
    // Twice 1.96 * 0.032 wide, about.
    expect(Math.abs(interval[1] - interval[0] - 0.125)).toBeLessThan(0.01);
    const turned = auroc(
      [...normal, ...abnormal],
      outcomes.map((outcome) => !outcome),
    );
    expect(turned.area).toBeCloseTo(1 - area, 12);
    expect(turned.interval[0]).toBeCloseTo(1 - interval[1], 9);
  });

  test('perfect order still has an interval; no order is one half', () => {
    const perfect = auroc([1, 2, 3, 4], [false, false, true, true]);
    expect(perfect.area).toBe(1);
    expect(perfect.interval[0]).toBeLessThan(0.6);
    expect(perfect.interval[1]).toBe(1);
    expect(auroc([1, 1, 1], [true, false, true]).area).toBe(0.5);
    expect(() => auroc([1, 2], [true, true])).toThrow('same label');
  });

  test('equals counting pairs', () => {
    fc.assert(
      fc.property(judged, ({ probabilities, outcomes }) => {
        fc.pre(outcomes.includes(true) && outcomes.includes(false));
        let [won, pairs] = [0, 0];
        outcomes.forEach((yes, one) => {
          outcomes.forEach((other, two) => {
            if (!yes || other) return;
            pairs++;
            won += (Math.sign((probabilities[one] as number) - (probabilities[two] as number)) + 1) / 2;
          });
        });
        expect(auroc(probabilities, outcomes).area).toBeCloseTo(won / pairs, 12);
      }),
    );
  });
});

describe('isotonic', () => {
  // The closed form of isotonic regression: the greatest over earlier of the least over later means (Barlow et al. 1972).
  test('equals max-min of means', () => {
    fc.assert(
      fc.property(judged, (forecasts) => {
        const { probabilities, outcomes } = forecasts;
        const right = isotonic(forecasts);
        const levels = [...new Set(probabilities)].sort((left, next) => left - next);
        const mean = (from: number, to: number): number => {
          const inside = outcomes.filter((_, item) => probabilities[item]! >= from && probabilities[item]! <= to);
          return inside.filter(Boolean).length / inside.length;
        };
        for (const level of levels) {
          const least = (from: number): number =>
            Math.min(...levels.filter((to) => to >= level).map((to) => mean(from, to)));
          const expected = Math.max(...levels.filter((from) => from <= level).map(least));
          expect(right(level)).toBeCloseTo(expected, 12);
        }
      }),
    );
  });

  test('is straight between and level beyond', () => {
    const right = isotonic({ probabilities: [0.2, 0.6], outcomes: [false, true] });
    expect([0, 0.2, 0.4, 0.6, 1].map(right).map((value) => Number(value.toFixed(9)))).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('platt', () => {
  test('finds the line that probabilities were bent by', () => {
    const random = createRandom('platt');
    const probabilities = Array.from({ length: 20_000 }, () => random.next());
    // Twice too sure: the truth has half the log odds.
    const truth = (probability: number): number => 1 / (1 + Math.sqrt((1 - probability) / probability));
    const outcomes = probabilities.map((probability) => random.next() < truth(probability));
    const right = platt({ probabilities, outcomes });
    for (const probability of [0.05, 0.3, 0.5, 0.9])
      expect(Math.abs(right(probability) - truth(probability))).toBeLessThan(0.015);
  });

  test('a rater that is always right is not made certain; one probability gives the share', () => {
    const right = platt({ probabilities: [0, 0, 1, 1], outcomes: [false, false, true, true] });
    expect(right(1)).toBeCloseTo(3 / 4, 6);
    expect(right(0)).toBeCloseTo(1 / 4, 6);
    expect(platt({ probabilities: [0.9, 0.9], outcomes: [true, false] })(0.1)).toBeCloseTo(0.5, 12);
  });
});

describe('roganGladen', () => {
  // Arithmetic: (0.3 + 0.9 - 1) / (0.8 + 0.9 - 1).
  test('corrects a share', () => {
    const counts = { items: 1000, saidYes: 300, positives: 100, foundPositive: 80, negatives: 200, foundNegative: 180 };
    const { share, interval } = roganGladen(counts)!;
    expect(share).toBeCloseTo(0.2 / 0.7, 12);
    expect(interval[0]).toBeLessThan(share);
    expect(interval[1]).toBeGreaterThan(share);
    const chance = { ...counts, foundPositive: 10 };
    expect(roganGladen(chance)).toBeNull();
    expect(roganGladen({ ...counts, saidYes: 20 })!.share).toBe(0);
    expect(() => roganGladen({ ...counts, positives: 0 })).toThrow('empty');
  });

  // Closed form: of a rater known to be perfect the interval is Agresti and Coull's, here of 30 in 100.
  test('a perfect rater', () => {
    const many = 1e12;
    const counts = {
      items: 100,
      saidYes: 30,
      positives: many,
      foundPositive: many,
      negatives: many,
      foundNegative: many,
    };
    const z = 1.959963984540054;
    const [all, middle] = [100 + z * z, (30 + (z * z) / 2) / (100 + z * z)];
    const half = z * Math.sqrt((middle * (1 - middle)) / all);
    const { interval } = roganGladen(counts)!;
    expect(interval[0]).toBeCloseTo(middle - half, 6);
    expect(interval[1]).toBeCloseTo(middle + half, 6);
  });
});

describe('predictionPowered', () => {
  const outcomes = [true, false, true, true, false, false, true, false, true, true];

  // Closed form: a rater that says the same of all leaves the mean of ten, with s^2 / 10.
  test('a rater that says nothing', () => {
    const judgedItems = outcomes.map(() => 0.7);
    const found = predictionPowered({ unjudged: [0.7, 0.7, 0.7], judged: judgedItems, outcomes });
    expect(found.weight).toBe(0);
    expect(found.share).toBeCloseTo(0.6, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt((0.24 * 10) / 9 / 10), 12);
  });

  // Closed form: a rater that is always right makes it nearly the mean of all.
  test('a rater that is always right', () => {
    const unjudged = Array.from({ length: 1000 }, (_, item) => (item < 620 ? 1 : 0));
    const found = predictionPowered({ unjudged, judged: outcomes.map(Number), outcomes });
    expect(found.weight).toBeGreaterThan(0.98);
    expect(Math.abs(found.share - 0.62)).toBeLessThan(0.01);
    expect(found.standardError).toBeLessThan(0.02);
  });

  test('a rater that leans is put right', () => {
    const random = createRandom('prediction-powered');
    const draw = () => {
      const outcome = random.next() < 0.3;
      return { outcome, said: random.next() < (outcome ? 0.9 : 0.4) ? 1 : 0 };
    };
    const [some, others] = [Array.from({ length: 400 }, draw), Array.from({ length: 20_000 }, draw)];
    const { share, interval } = predictionPowered({
      unjudged: others.map(({ said }) => said),
      judged: some.map(({ said }) => said),
      outcomes: some.map(({ outcome }) => outcome),
    });
    expect(Math.abs(share - 0.3)).toBeLessThan(0.06);
    expect(interval[0]).toBeLessThan(0.3);
    expect(interval[1]).toBeGreaterThan(0.3);
    expect(others.filter(({ said }) => said === 1).length / others.length).toBeGreaterThan(0.5);
  });

  test('refuses a sample of two', () => {
    expect(() => predictionPowered({ unjudged: [1, 0], judged: [1, 0], outcomes: [true, false] })).toThrow('too few');
  });
});
