import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { raterAgreement } from '../rater-agreement.ts';
import { agreementInterval, cohenInterval } from './agreement-interval.ts';
import type { Ratings } from './counts.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { percentAgreement } from './percent-agreement.ts';

const _ = null;
/** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: four observers, twelve units, ratings missing. */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];
const example: Ratings = observers[0]!.map((__, unit) => observers.map((row) => row[unit] ?? null));

/** The worked example of the article "Fleiss' kappa" in Wikipedia: ten subjects, fourteen raters, five categories. */
const fourteen = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((counts) => counts.flatMap((count, label) => Array<number>(count).fill(label + 1)));

/** Two raters and their table, as it is written in a row. */
const pairs = (bothYes: number, first: number, second: number, bothNo: number): string[][] => [
  ...Array(bothYes).fill(['yes', 'yes']),
  ...Array(first).fill(['yes', 'no']),
  ...Array(second).fill(['no', 'yes']),
  ...Array(bothNo).fill(['no', 'no']),
];

describe('published examples', () => {
  test('Fleiss: 0.378 alike, 0.213 by chance, kappa 0.210', () => {
    const { alike, byChance, items } = percentAgreement(fourteen);
    expect(alike).toBeCloseTo(0.378, 3);
    expect(byChance).toBeCloseTo(0.213, 3);
    expect(items).toBe(10);
    expect(fleissKappa(fourteen)).toBeCloseTo(0.21, 3);
  });

  test('Krippendorff: nominal 0.743, ordinal 0.815, interval 0.849', () => {
    expect(krippendorffAlpha(example)).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(example, 'ordinal')).toBeCloseTo(0.815, 3);
    expect(krippendorffAlpha(example, 'interval')).toBeCloseTo(0.849, 3);
  });

  // R's irrCAC, vignette on cac.raw4raters, which are these data: 0.81818 alike, AC1 0.77544, Fleiss 0.76117.
  test('Gwet, with ratings missing', () => {
    expect(percentAgreement(example).alike).toBeCloseTo(0.81818, 5);
    expect(gwetAc1(example)).toBeCloseTo(0.77544, 5);
    expect(fleissKappa(example)).toBeCloseTo(0.76117, 5);
  });

  // Gwet 2008: 118 yes of both, 5 and 2 apart, none no: kappa is -0.0234 though 94 % are alike, AC1 0.9408.
  test('the paradox of kappa', () => {
    const table = pairs(118, 5, 2, 0);
    const [first, second] = [table.map(([one]) => one as string), table.map(([, other]) => other as string)];
    expect(raterAgreement(first, second).kappa).toBeCloseTo(-0.0234, 4);
    expect(gwetAc1(table)).toBeCloseTo(0.9408, 4);
    expect(percentAgreement(table).baseRates.get('yes')).toBeCloseTo(243 / 250, 12);
  });
});

test('full agreement is 1, and one label alone says nothing of kappa and alpha', () => {
  const full = [['a', 'a'], ['b', 'b'], ['a', 'a', null]]; // biome-ignore format: short
  expect([fleissKappa(full), krippendorffAlpha(full), gwetAc1(full)]).toEqual([1, 1, 1]);
  const one = [['a', 'a'], ['a', 'a']]; // biome-ignore format: short
  expect([fleissKappa(one), krippendorffAlpha(one), gwetAc1(one)]).toEqual([null, null, 1]);
  const single = [['a', null], ['b']];
  expect([fleissKappa(single), krippendorffAlpha(single), gwetAc1(single)]).toEqual([null, null, null]);
  expect(percentAgreement([])).toMatchObject({ alike: null, items: 0 });
});

test('labels that nobody gave count for AC1', () => {
  const table = pairs(118, 5, 2, 0);
  expect(gwetAc1(table, ['yes', 'no', 'unsure'])).toBeGreaterThan(gwetAc1(table) as number);
});

test('coefficients do not depend on the order of items and raters; alpha on an interval not on unit and zero', () => {
  const rating = fc.option(fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(fc.array(fc.array(rating, { maxLength: 4 }), { maxLength: 12 }), (ratings) => {
      const turned = ratings.map((item) => item.toReversed()).toReversed();
      const near = (left: number | null, right: number | null): void => {
        expect(left === null).toBe(right === null);
        if (left !== null) expect(right).toBeCloseTo(left, 9);
      };
      for (const scale of ['nominal', 'ordinal', 'interval'] as const)
        near(krippendorffAlpha(ratings, scale), krippendorffAlpha(turned, scale));
      near(fleissKappa(ratings), fleissKappa(turned));
      near(gwetAc1(ratings), gwetAc1(turned));
      const moved = ratings.map((item) => item.map((value) => value && 3 * value - 7));
      near(krippendorffAlpha(ratings, 'interval'), krippendorffAlpha(moved, 'interval'));
    }),
  );
});

test('labels of two kinds, and words on a scale, are refused', () => {
  expect(() => fleissKappa([['a', 1]])).toThrow('Some labels are numbers');
  expect(() => krippendorffAlpha([['low', 'high']], 'ordinal')).toThrow('not numbers');
});

describe('intervals', () => {
  const random = () => createRandom('agreement');

  test('of Cohen’s kappa about that of the large-sample formula', () => {
    const table = pairs(310, 120, 40, 580);
    const [first, second] = [table.map(([one]) => one as string), table.map(([, other]) => other as string)];
    const { interval, value } = cohenInterval(first, second, { random: random(), resamples: 1000 })!;
    const { interval: byFormula, kappa } = raterAgreement(first, second);
    expect(value).toBe(kappa);
    expect(Math.abs(interval[0] - byFormula[0])).toBeLessThan(0.01);
    expect(Math.abs(interval[1] - byFormula[1])).toBeLessThan(0.01);
  });

  test('of the others hold their value', () => {
    for (const name of ['percent', 'fleiss', 'gwet'] as const) {
      const { value, interval, items } = agreementInterval(fourteen, { name }, { random: random() })!;
      expect(items).toBe(10);
      expect(interval[0]).toBeLessThan(value);
      expect(interval[1]).toBeGreaterThan(value);
    }
    const alpha = agreementInterval(example, { name: 'krippendorff', scale: 'ordinal' }, { random: random() })!;
    expect(alpha.value).toBeCloseTo(0.815, 3);
    expect(alpha.interval[0]).toBeLessThan(alpha.value);
  });

  test('is none where there is no coefficient', () => {
    expect(
      agreementInterval(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        { name: 'fleiss' },
        { random: random() },
      ),
    ).toBeNull();
    expect(agreementInterval([], { name: 'gwet' }, { random: random() })).toBeNull();
  });
});
