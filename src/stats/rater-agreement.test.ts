import { expect, test } from 'vitest';
import { raterAgreement } from './rater-agreement.ts';

/** Answers whose table is the given one: `table[i][j]` items that the first called i and the second j. */
function answersOf(table: readonly (readonly number[])[]): [string[], string[]] {
  const cells = table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [String(first), String(second)] as const)),
  );
  return [cells.map(([first]) => first), cells.map(([, second]) => second)];
}

test.each([
  // Bonett, statpsych, the example of ci.kappa (Fleiss and Paik 2003).
  {
    table: [
      [31, 12],
      [4, 58],
    ],
    kappa: 0.6756757,
    low: 0.531721,
    high: 0.8196303,
  },
  // Stata's kapci on a published table: analytical interval.
  {
    table: [
      [1395, 118],
      [261, 158],
    ],
    kappa: 0.34119692,
    low: 0.28966678,
    high: 0.39272706,
  },
])('the published example $kappa', ({ table, kappa, low, high }) => {
  const agreement = raterAgreement(...answersOf(table));
  expect(agreement.kappa).toBeCloseTo(kappa, 6);
  expect(agreement.interval[0]).toBeCloseTo(low, 5);
  expect(agreement.interval[1]).toBeCloseTo(high, 5);
});

test('what cannot be said', () => {
  expect(raterAgreement([], [])).toEqual({ items: 0, alike: null, kappa: null, interval: [-1, 1] });
  expect(raterAgreement(['fits', 'fits'], ['fits', 'fits'])).toMatchObject({ alike: 1, kappa: null });
  expect(raterAgreement(['a', 'b'], ['a', 'b'])).toMatchObject({ alike: 1, kappa: 1 });
});
