import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberLabels } from './number-labels.ts';

const fewerThan =
  (least: number) =>
  (rows: readonly number[]): boolean =>
    rows.length < least;
const many = (values: readonly number[], times = 20): number[] => values.flatMap((value) => Array(times).fill(value));
const used = (values: readonly number[], bins?: readonly number[], least = 0) => [
  ...new Set(numberLabels(values, bins, [fewerThan(least)]).values),
];

describe('labels mean their numbers', () => {
  test('whole numbers are written in full: dates, seconds and milliseconds', () => {
    const days = Array.from({ length: 7 }, (_, day) => 20_260_301 + day);
    expect(used(days)).toEqual([...days.slice(0, 6).map(String), '20260307+']);
    for (const [first, bins] of [
      [1_772_010_000, 6],
      [1_772_010_000_123, 7],
    ] as const) {
      const times = Array.from({ length: 61 }, (_, second) => first + second);
      expect(numberLabels(times, undefined).order).toHaveLength(bins);
      // Edges begin above the lowest twentieth of the values.
      const edge = Math.ceil((first + 3) / 10) * 10;
      expect(used(times)[1]).toBe(`${edge}-${edge + 9}`);
    }
  });

  test('other numbers with all the digits that tell them apart, and no more', () => {
    const bins = [0.123_456_7, 0.123_456_8, 0.3];
    expect(used([0.1, 0.123_456_7, 0.2, 0.3], bins)).toEqual([
      'under 0.1234567',
      '0.1234567 to 0.1234568',
      '0.1234568 to 0.3',
      '0.3 or more',
    ]);
    expect(numberLabels([0.05, 0.1, 0.35, 0.7, 0.75], undefined).order).toContain('0.3 to 0.4');
  });

  test('different bins have different labels, and no two edges are one, whatever the values', () => {
    const near = fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -9, max: 9 }));
    const value = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      near.map(([base, step]) => base * (1 + step * Number.EPSILON)).filter(Number.isFinite),
      fc.integer({ min: -20, max: 20 }).map((step) => 2 ** 53 + step),
    );
    const bins = fc.uniqueArray(value, { minLength: 1, maxLength: 9, comparator: (left, right) => left === right });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 40 }),
        fc.option(bins.map((edges) => edges.toSorted((left, right) => left - right))),
        fc.integer({ min: 0, max: 5 }),
        (values, edges, least) => {
          const { order, values: each } = numberLabels(values, edges ?? undefined, [fewerThan(least)]);
          expect(new Set(order).size).toBe(order.length);
          const bin = values.map((number, row) => [number, order.indexOf(each[row] as string)] as const);
          const ascending = bin.toSorted(([left], [right]) => left - right).map(([, position]) => position);
          expect(ascending).toEqual(ascending.toSorted((left, right) => left - right));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('fractions among whole numbers', () => {
  const whole = many([1, 2, 3, 4, 5]);

  test('change nothing while they are rare: each counts where its whole part does', () => {
    for (const bins of [undefined, [1, 2, 3, 4, 5]]) {
      const without = numberLabels([...whole, 3], bins, [fewerThan(5)]);
      expect(numberLabels([...whole, 3.5], bins, [fewerThan(5)])).toEqual(without);
      expect(without.order.slice(1)).toEqual(['1', '2', '3', '4', '5+']);
    }
    expect(numberLabels([...whole, 2.5, -0.5], [0, 2], [fewerThan(5)]).order).toEqual(['under 2', '2+']);
  });

  test('are named as such where enough rows have them', () => {
    expect(used([...whole, ...many([3.5], 5)], [1, 3, 5], 5)).toEqual(['1 to 3', '3 to 5', '5 or more']);
  });
});
