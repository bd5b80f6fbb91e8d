import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './intervals.ts';
import { chanceOf, differenceOf, sumOf } from './share-difference.ts';

const share = (some: number, all: number) => ({ value: some / all, interval: wilsonInterval(some, all) });

describe('differenceOf', () => {
  // Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10 without correction.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('has the published interval of %i / %i less %i / %i', (some, all, otherSome, otherAll, low, high) => {
    const { interval } = differenceOf(share(otherSome, otherAll), share(some, all));
    expect(interval[0]).toBeCloseTo(low, 3);
    expect(interval[1]).toBeCloseTo(high, 3);
  });

  it('calls a chance of 5 % where the interval ends at 0, and 1 where nothing differs', () => {
    const edge = differenceOf({ value: 0.1, interval: [0.1, 0.1] }, { value: 0.3, interval: [0.1, 0.5] });
    expect(edge.interval[0]).toBeCloseTo(0, 12);
    expect(edge.chance).toBeCloseTo(0.05, 10);
    expect(differenceOf(share(5, 20), share(5, 20)).chance).toBe(1);
    expect(chanceOf(0.1, 0)).toBe(0);
  });

  it('says of the way back the same with the sign changed', () => {
    const counts = fc.tuple(fc.nat(50), fc.integer({ min: 50, max: 500 }));
    fc.assert(
      fc.property(counts, counts, ([some, all], [otherSome, otherAll]) => {
        const there = differenceOf(share(some, all), share(otherSome, otherAll));
        const back = differenceOf(share(otherSome, otherAll), share(some, all));
        expect(back.difference).toBeCloseTo(-there.difference, 12);
        expect(back.interval[0]).toBeCloseTo(-there.interval[1], 12);
        expect(back.chance).toBeCloseTo(there.chance, 12);
      }),
      { seed: 7 },
    );
  });
});

describe('sumOf', () => {
  it('is the figure itself of one, and wider of several than of the widest, and narrower than all together', () => {
    const [first, second] = [share(30, 200), share(12, 200)];
    expect(sumOf([first])).toEqual(first);
    const { value, interval } = sumOf([first, second]);
    expect(value).toBeCloseTo(42 / 200, 12);
    const above = interval[1] - value;
    expect(above).toBeGreaterThan(first.interval[1] - first.value);
    expect(above).toBeLessThan(first.interval[1] - first.value + second.interval[1] - second.value);
  });
});
