import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { wilsonInterval } from './intervals.ts';
import { weightedShare } from './weighted-share.ts';

describe('weightedShare', () => {
  test('equal weights give Wilson', () => {
    const seen = Array.from({ length: 29 }, (_, index) => index === 0);
    const { share, interval, effective } = weightedShare(
      seen,
      seen.map(() => 7),
    );
    expect([share, effective]).toEqual([1 / 29, 29]);
    expect(interval[0]).toBeCloseTo(wilsonInterval(1, 29)[0], 12);
    expect(interval[1]).toBeCloseTo(wilsonInterval(1, 29)[1], 12);
  });

  test('the effective number of the worked example: weights 1, 1, 2', () => {
    const { share, effective } = weightedShare([true, false, true], [1, 1, 2]);
    expect(share).toBe(3 / 4);
    expect(effective).toBeCloseTo(16 / 6, 12);
  });

  test('nothing seen says nothing', () => {
    expect(weightedShare([], [])).toEqual({ share: null, interval: [0, 1], effective: 0 });
  });

  test('of strata that were drawn with unequal chances the whole is found, and its interval holds it', () => {
    const random = createRandom('weighted-share');
    // 900 that are right in 95 %, 100 that are right in 50 %; 30 are drawn of each.
    const truth = 0.9 * 0.95 + 0.1 * 0.5;
    let [sum, held] = [0, 0];
    const draws = 1000;
    for (let draw = 0; draw < draws; draw++) {
      const seen = Array.from({ length: 60 }, (_, index) => random.next() < (index < 30 ? 0.95 : 0.5));
      const { share, interval } = weightedShare(
        seen,
        seen.map((_, index) => (index < 30 ? 30 : 100 / 30)),
      );
      sum += share as number;
      if (interval[0] <= truth && truth <= interval[1]) held++;
    }
    expect(sum / draws).toBeCloseTo(truth, 2);
    expect(held / draws).toBeGreaterThan(0.93);
  });
});
