/** The proof of coverage (`npm run prove -- coverage`), reduced: other samples, fewer of them. */
import { describe, expect, test } from 'vitest';
import { otherRows } from '../testing/coverage/other-rows.ts';
import { type CoverageRow, cover } from '../testing/coverage/row.ts';
import { sequenceRows } from '../testing/coverage/sequence-rows.ts';
import { shareRows } from '../testing/coverage/share-rows.ts';
import { called, discoveries } from '../testing/coverage/trends.ts';

const RUNS = 1000;
/** Of methods that draw again in every sample. */
const FEW_RUNS = 200;

const rows = [...shareRows, ...otherRows, ...sequenceRows];
const isSlow = ({ method }: CoverageRow): boolean => /bootstrap|agreement|sequence|prediction/u.test(method);
const nameOf = ({ method, world }: CoverageRow): string => `${method}, ${world}`;

/** Four standard errors of a share of 0.95. */
const leeway = (runs: number): number => 4 * Math.sqrt((0.95 * 0.05) / runs);

describe('inside the stated regime intervals hold as often as they say', () => {
  const inside = rows.filter(({ isInside }) => isInside);

  test.each(inside.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    const runs = isSlow(row) ? FEW_RUNS : RUNS;
    const { coverage } = cover(row, runs, 'suite');
    expect(coverage).toBeGreaterThan(0.95 - 0.005 - leeway(runs));
    if (row.promise === 'approximate') expect(coverage).toBeLessThan(0.95 + 0.01 + leeway(runs));
  });
});

describe('what should not be used is seen to fail', () => {
  test.each([
    ['Wilson, groups not known', 0.8],
    ['Wilson, looked at again and again', 0.8],
  ])('%s', (method, most) => {
    const row = rows.find((one) => one.method === method) as CoverageRow;
    expect(cover(row, FEW_RUNS, 'suite').coverage).toBeLessThan(most);
  });
});

test('models that do not change are seldom called a trend, those that do often', () => {
  expect(called({ models: 6, change: 0, scatter: 0.05 }, 500, 'suite')).toBeLessThan(0.09);
  expect(called({ models: 7, change: 0.5, scatter: 0.05 }, 50, 'suite')).toBeGreaterThan(0.9);
});

test('of 150 sets at once few of what is called are false', () => {
  expect(discoveries({ sets: 150, changing: 0, models: 6 }, 10, 'suite').falseShare).toBeLessThan(0.2);
  const { falseShare, found } = discoveries({ sets: 150, changing: 50, models: 6 }, 10, 'suite');
  expect(falseShare).toBeLessThan(0.08);
  expect(found).toBeGreaterThan(0.3);
});
