import { describe, expect, it } from 'vitest';
import type { FacetTable } from '../../../src/public-records/release.ts';
import { facetRows } from './facet-rows.ts';
import { wilsonInterval } from './interval.ts';

const cell = (value: number, conversations: number) => ({ value, conversations, accounts: 9, complementAccounts: 9 });
const table: FacetTable = {
  facet: 'plan',
  title: 'Plan',
  kind: 'category',
  values: ['free', 'team', 'unused'],
  baseline: { cells: [cell(0, 600), cell(1, 400)], withheld: null },
  clusters: {
    complete: { cells: [cell(0, 100)], withheld: null },
    partial: { cells: [cell(1, 80)], withheld: { values: 2, conversations: 20, accounts: 9 } },
  },
};
const group = { conversations: 100, accounts: 50 };
const total = { conversations: 1000, accounts: 400 };

describe('facetRows', () => {
  it('compares shares of the group with shares of all, and leaves out what appears nowhere', () => {
    const rows = facetRows(table, 'partial', group, total);
    expect(rows.map((row) => row.label)).toEqual(['free', 'team']);
    expect(rows[1]).toMatchObject({ own: { conversations: 80, share: 0.8 }, baseline: 0.4, ratio: 2 });
  });

  it('knows a zero from a figure that is withheld', () => {
    expect(facetRows(table, 'complete', group, total)[1]).toMatchObject({ own: { conversations: 0 }, ratio: 0 });
    expect(facetRows(table, 'partial', group, total)[0]).toMatchObject({ own: null, baseline: 0.6, ratio: null });
  });

  it('shows nothing of a cluster without a row, whatever its id', () => {
    for (const id of ['absent', 'constructor', '__proto__']) {
      expect(facetRows(table, id, group, total).every((row) => row.own === null)).toBe(true);
    }
  });

  it('takes accounts as the sample size where they are counted', () => {
    const width = (accounts: number) => {
      const [low, high] = facetRows(table, 'partial', { conversations: 100, accounts }, total)[1]!.own!.interval;
      return high - low;
    };
    expect(width(25)).toBeGreaterThan(width(0));
    expect(width(0)).toBeCloseTo(width(100), 10);
  });
});

describe('rows with noise', () => {
  const noisyRow = (conversations: readonly number[], total: number) => ({
    cells: conversations.map((own, value) => ({ value, conversations: own, accounts: 0, complementAccounts: 0 })),
    withheld: null,
    noisy: { total, totalReach: 20, reach: 30 },
  });
  const noisy: FacetTable = {
    ...table,
    baseline: noisyRow([700, 280, 10], 1000),
    clusters: { own: noisyRow([90, 0, 110], 180) },
  };

  it('are shares of what was counted, within all that noise may have done', () => {
    const [free] = facetRows(noisy, null, total, total);
    expect(free?.own).toEqual({ conversations: 700, share: 0.7, interval: [670 / 1020, 730 / 980], reach: 30 });
    const [, team, unused] = facetRows(noisy, 'own', group, total);
    expect(team?.own).toMatchObject({ conversations: 0, share: 0, interval: [0, 30 / 160] });
    expect(unused?.own?.interval).toEqual([0.4, 0.875]);
  });

  it('compare nothing that noise alone may have made', () => {
    const rows = facetRows(noisy, 'own', group, total);
    expect(rows.map(({ ratio }) => ratio)).toEqual([0.5 / 0.7, null, null]);
    expect(rows[2]?.baseline).toBeNull();
  });
});

describe('wilsonInterval', () => {
  it('agrees with published values (Newcombe 1998: 81 of 263, 15 of 148, 0 of 20)', () => {
    const rounded = (some: number, all: number) => wilsonInterval(some / all, all).map((end) => end.toFixed(4));
    expect(rounded(81, 263)).toEqual(['0.2553', '0.3662']);
    expect(rounded(15, 148)).toEqual(['0.0624', '0.1605']);
    expect(rounded(0, 20)).toEqual(['0.0000', '0.1611']);
  });
});
