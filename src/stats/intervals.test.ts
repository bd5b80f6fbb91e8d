import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { groupedShareInterval, shareInterval, shareIntervalOfSums, wilsonInterval } from './intervals.ts';

describe('wilsonInterval', () => {
  // Wilson 1927 as tabulated by Newcombe 1998 (Statistics in Medicine 17:857), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (successes, trials, low, high) => {
    const [lower, upper] = wilsonInterval(successes, trials);
    expect(lower).toBeCloseTo(low, 4);
    expect(upper).toBeCloseTo(high, 4);
  });

  test('no trial says nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});

describe('shareInterval', () => {
  test('accounts of one conversation each give Wilson', () => {
    const inside = Array.from({ length: 100 }, (_, index) => (index < 30 ? 1 : 0));
    const [low, high] = shareInterval(
      inside,
      inside.map(() => 1),
    );
    expect(low).toBeCloseTo(wilsonInterval(30, 100)[0], 2);
    expect(high).toBeCloseTo(wilsonInterval(30, 100)[1], 2);
  });

  test('one account that repeats itself widens the interval', () => {
    const even = shareInterval([1, 1, 0, 0, 0, 0, 0, 0, 0, 0], new Array(10).fill(10));
    const [low, high] = shareInterval([10, 10, 0, 0, 0, 0, 0, 0, 0, 0], new Array(10).fill(10));
    expect(high - low).toBeGreaterThan(even[1] - even[0]);
  });

  test('covers the truth in about 95 % of draws with dependent accounts', () => {
    const random = createRandom('coverage');
    let covered = 0;
    const draws = 400;
    for (let draw = 0; draw < draws; draw++) {
      const all = Array.from({ length: 200 }, () => 1 + random.integer(8));
      const inside = all.map((count) => {
        const leaning = random.next() < 0.2 ? 0.9 : 0.05;
        return Array.from({ length: count }, () => (random.next() < leaning ? 1 : 0) as number).reduce((a, b) => a + b);
      });
      const [low, high] = shareInterval(inside, all);
      const truth = 0.2 * 0.9 + 0.8 * 0.05;
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / draws).toBeGreaterThan(0.91);
  });
});

test('sums over the groups with a success give the interval over all groups', () => {
  const counts = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(counts, (groups) => {
      const all = groups.map(([, trials]) => trials);
      const inside = groups.map(([wanted, trials]) => Math.min(wanted, trials));
      const sumOf = (termOf: (index: number) => number): number => all.reduce((sum, _, at) => sum + termOf(at), 0);
      const trials = sumOf((at) => all[at] as number);
      const successes = sumOf((at) => inside[at] as number);
      const sums = {
        ...{ successes, trials },
        squaredSuccesses: sumOf((at) => (inside[at] as number) ** 2),
        products: sumOf((at) => (inside[at] as number) * (all[at] as number)),
        squaredTrials: sumOf((at) => (all[at] as number) ** 2),
      };
      // Kish's design effect by its definition: residuals of groups, squared.
      const share = successes / trials;
      const between = sumOf((at) => ((inside[at] as number) - share * (all[at] as number)) ** 2);
      const effect = share === 0 || share === 1 ? 1 : between / (trials * share * (1 - share));
      const effective = trials / Math.max(1, effect);
      const [low, high] = shareIntervalOfSums(sums);
      expect([low, high]).toEqual(shareInterval(inside, all));
      expect(low).toBeCloseTo(wilsonInterval(share * effective, effective)[0], 9);
      expect(high).toBeCloseTo(wilsonInterval(share * effective, effective)[1], 9);
    }),
  );
});

describe('groupedShareInterval', () => {
  // Closed form: groups of one have a design effect of g / (g - 1), and t at 19 degrees of freedom is 2.093.
  test('groups of one', () => {
    const inside = Array.from({ length: 20 }, (_, index) => (index < 8 ? 1 : 0));
    const effective = 19 * (1.959964 / 2.093) ** 2;
    const expected = wilsonInterval(0.4 * effective, effective);
    const [low, high] = groupedShareInterval(inside, new Array(20).fill(1));
    expect(low).toBeCloseTo(expected[0], 3);
    expect(high).toBeCloseTo(expected[1], 3);
  });

  test('many groups come to what shareInterval gives, few to more, one to nothing', () => {
    const inside = Array.from({ length: 3000 }, (_, index) => index % 4);
    const all = inside.map(() => 5);
    const width = ([low, high]: readonly [number, number]): number => high - low;
    expect(width(groupedShareInterval(inside, all)) / width(shareInterval(inside, all))).toBeCloseTo(1, 2);
    const [few, ofFew] = [inside.slice(0, 6), all.slice(0, 6)];
    expect(width(groupedShareInterval(few, ofFew))).toBeGreaterThan(1.2 * width(shareInterval(few, ofFew)));
    expect(groupedShareInterval([3], [5])).toEqual([0, 1]);
    expect(groupedShareInterval([0, 0], [0, 0])).toEqual([0, 1]);
  });
});
