import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellRow } from '../../public-records/release.ts';
import { sampleWithTrends } from '../../testing/sample-trends.ts';
import { knownMean } from './known.ts';
import { safetyOf } from './safety.ts';

const values = ['1', '2', '3', '4', '5', '(no value)'];
const ratings = new Map(values.slice(0, 5).map((label, place) => [label, place + 1]));

const rowOf = (counts: readonly (number | null)[], pool = 0): CellRow => ({
  cells: counts.flatMap((conversations, value) =>
    conversations === null ? [] : [{ value, conversations, accounts: conversations, complementAccounts: 10 }],
  ),
  withheld: pool === 0 ? null : { conversations: pool, accounts: pool, values: 2 },
});

describe('a mean as far as it is known', () => {
  it('is exact where nothing is withheld; conversations without a rating are not in it', () => {
    const { least, most, interval } = knownMean(rowOf([60, 20, null, 10, 10, 500]), values, ratings, 80)!;
    expect([least, most]).toEqual([1.9, 1.9]);
    expect(interval[0]).toBeGreaterThan(1.5);
    expect(interval[1]).toBeLessThan(2.4);
  });

  it('counts what is withheld as anything that it may be, also as not rated', () => {
    const { least, most } = knownMean(rowOf([80, null, null, null, null], 20), values, ratings, 80)!;
    expect([least, most]).toEqual([1, 1.8]);
    const other = knownMean(rowOf([null, null, 80, null, null], 20), values, ratings, 80)!;
    expect([other.least, other.most]).toEqual([2.6, 3.4]);
    const unrated = knownMean(rowOf([50, 10, 10, 10, 10, null], 20), values, ratings, 80)!;
    expect(unrated.least).toBe(unrated.most);
  });

  it('is not known where no rating is shown', () => {
    expect(knownMean(rowOf([null, null, null, null, null, 90], 20), values, ratings, 80)).toBeNull();
  });

  it('holds the true mean, whatever is hidden', () => {
    const counts = fc.array(fc.tuple(fc.nat(200), fc.boolean()), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(counts, (all) => {
        const hidden = all.filter(([, isHidden]) => isHidden).reduce((sum, [some]) => sum + some, 0);
        const row = rowOf(
          all.map(([some, isHidden]) => (isHidden ? null : some)),
          hidden,
        );
        const known = knownMean(row, values, ratings, 100);
        const rated = all.slice(0, 5).reduce((sum, [some]) => sum + some, 0);
        if (known === null || rated === 0) return;
        const mean = all.slice(0, 5).reduce((sum, [some], place) => sum + some * (place + 1), 0) / rated;
        expect(known.least).toBeLessThanOrEqual(mean + 1e-4);
        expect(known.most).toBeGreaterThanOrEqual(mean - 1e-4);
        expect(known.interval[0]).toBeLessThanOrEqual(known.least + 1e-4);
        expect(known.interval[1]).toBeGreaterThanOrEqual(known.most - 1e-4);
      }),
      { seed: 13, numRuns: 400 },
    );
  });
});

describe('what a release says of concern', () => {
  const release = sampleWithTrends(5);

  it('is there where a facet of that name has ratings, with flags where one says so', () => {
    expect(release.safety?.concern.facet).toBe('concerning');
    expect(release.safety?.flags?.facet).toBe('flagged');
    const without = (name: string) => ({ ...release, facets: release.facets.filter(({ facet }) => facet !== name) });
    expect(safetyOf(without('concerning'), 'accounts')).toBeNull();
    expect(safetyOf(without('flagged'), 'accounts')).not.toHaveProperty('flags');
    const otherwise = release.facets.map((table) =>
      table.facet === 'flagged' ? { ...table, values: ['rarely', 'often'] } : table,
    );
    expect(safetyOf({ ...release, facets: otherwise }, 'accounts')).not.toHaveProperty('flags');
  });

  it('follows the labels of flags, whatever their order', () => {
    const table = release.facets.find(({ facet }) => facet === 'flagged')!;
    for (const labels of [
      ['no', 'yes'],
      ['false', 'true'],
      ['0', '1'],
    ]) {
      const named = { ...table, values: labels };
      const facets = [...release.facets.filter(({ facet }) => facet !== 'flagged'), named];
      expect(safetyOf({ ...release, facets }, 'accounts')?.flags).toEqual(release.safety?.flags);
    }
  });
});
