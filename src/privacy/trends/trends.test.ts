import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FacetTable, ReleaseData } from '../../public-records/release.ts';
import { wilsonInterval } from '../../stats/intervals.ts';
import { sampleOverTime, sampleWithTrends } from '../../testing/sample-trends.ts';
import { presets } from '../thresholds.ts';
import { earlierReleaseOf, mayTell } from './earlier-release.ts';
import { sharesOverTime } from './over-time.ts';
import { changesSince } from './since.ts';
import { stepOf, windowsBetween } from './time-windows.ts';
import { trendsOf } from './trends.ts';

const release = sampleWithTrends(5);
const earlier = earlierReleaseOf(release);
const shown = { clusters: release.clusters, facets: release.facets, counting: 'accounts' } as const;

describe('changes since an earlier release', () => {
  it('are none of a release since itself', () => {
    const all = release.clusters.clusters.map((cluster) => ({
      ...cluster,
      lineage: { kind: 'continues' as const, from: [cluster.id] },
    }));
    const { clusters, facets } = changesSince({ ...shown, clusters: { ...release.clusters, clusters: all } }, earlier);
    expect(Object.keys(clusters)).toHaveLength(all.length);
    for (const change of Object.values(clusters)) expect(change).toMatchObject({ difference: 0, q: 1 });
    expect(facets.map(({ distance }) => distance)).toEqual(facets.map(() => 0));
    for (const { byChance } of facets) expect(byChance).toBeGreaterThan(0);
  });

  it('are of the shares that both show, with an interval around them, and q no less than what the interval says', () => {
    const { since } = release.trends as NonNullable<ReleaseData['trends']>;
    const changes = Object.entries(since?.clusters ?? {});
    expect(changes.length).toBeGreaterThan(20);
    const before = new Map(since?.earlier.clusters.map(({ id, share }) => [id, share]));
    for (const [id, { before: then, now, difference, interval, q }] of changes) {
      const { share, lineage } = release.clusters.clusters.find((cluster) => cluster.id === id)!;
      expect(now).toBeCloseTo(share, 6);
      expect(then).toBeCloseTo(
        lineage!.from.reduce((sum, from) => sum + before.get(from)!, 0),
        6,
      );
      expect(difference).toBeCloseTo(now - then, 5);
      expect(interval[0]).toBeLessThanOrEqual(difference + 1e-4);
      expect(interval[1]).toBeGreaterThanOrEqual(difference - 1e-4);
      if (q < 0.05) expect(interval[0] > -1e-4 || interval[1] < 1e-4).toBe(true);
    }
  });

  it('say nothing of what is new or was split, and of what comes from a cluster that is not shown there', () => {
    const ofKind = (kind: string) => release.clusters.clusters.filter(({ lineage }) => lineage?.kind === kind);
    for (const { id } of [...ofKind('born'), ...ofKind('split')]) {
      expect(release.trends?.since?.clusters).not.toHaveProperty(id);
    }
    const [merged] = ofKind('merged');
    expect(release.trends?.since?.clusters).toHaveProperty(merged!.id);
    const missing = { ...earlier, clusters: earlier.clusters.filter(({ id }) => id !== 'earlier-1') };
    expect(changesSince(shown, missing).clusters).not.toHaveProperty(merged!.id);
  });

  it('come to the distance by hand, with what is not shown in both as one value', () => {
    const table: FacetTable = { ...release.facets[1]!, values: ['a', 'b', 'c'] };
    const cell = (value: number, conversations: number) => ({
      value,
      conversations,
      accounts: 10,
      complementAccounts: 10,
    });
    const baseline = { cells: [cell(0, 500), cell(1, 300)], withheld: null };
    const total = { conversations: 1000, accounts: 400 };
    const shares = [
      { label: 'a', share: 0.4 },
      { label: 'c', share: 0.2 },
    ];
    const { facets } = changesSince(
      {
        clusters: { ...release.clusters, total, clusters: [] },
        facets: [{ ...table, baseline }],
        counting: 'accounts',
      },
      { ...earlier, total, facets: [{ facet: table.facet, shares }] },
    );
    expect(facets).toHaveLength(1);
    expect(facets[0]).toMatchObject({
      distance: 0.1,
      values: [{ label: 'a', before: 0.4, now: 0.5, difference: 0.1 }],
    });
  });
});

describe('who may be shown what an earlier release shows', () => {
  const under = (preset: keyof typeof presets) => ({ ...earlier, thresholds: presets[preset] });

  it('readers of a release that asks for no more', () => {
    expect(mayTell(under('internal'), presets.internal)).toBe(true);
    expect(mayTell(under('published'), presets.internal)).toBe(true);
    expect(mayTell(under('local'), presets.internal)).toBe(false);
    expect(mayTell({ ...earlier, isNoisy: true }, presets.internal)).toBe(false);
    const uncounted = { ...presets.internal, counting: 'conversations' as const, minAccounts: 0, minCellAccounts: 0 };
    expect(mayTell(under('internal'), uncounted)).toBe(false);
  });

  it('and others are told nothing of it', () => {
    expect(trendsOf(release, presets.published, earlier)?.since).toBeUndefined();
    expect(trendsOf(release, presets.internal, earlier)?.since).toBeDefined();
  });
});

describe('shares over time', () => {
  const table = sampleOverTime(3).facets.find(({ facet }) => facet === 'time')!;
  const overTime = sharesOverTime(table, 'accounts')!;

  it('are those of shown cells in shown windows, and of no other', () => {
    for (const [id, { shares }] of Object.entries(overTime.clusters)) {
      const row = table.clusters[id]!;
      shares.forEach((share, at) => {
        const value = table.values.indexOf(overTime.windows[at]!);
        const [cell, all] = [row.cells, table.baseline.cells].map((cells) => cells.find((one) => one.value === value));
        const isKnown = all !== undefined && (cell !== undefined || row.withheld === null);
        expect(share === null).toBe(!isKnown);
        if (share === null || !all) return;
        const exact = (cell?.conversations ?? 0) / all.conversations;
        expect(share[0]).toBeCloseTo(exact, 6);
        expect(share[1]).toBeCloseTo(wilsonInterval(exact * all.accounts, all.accounts)[0], 4);
      });
    }
    const gaps = Object.values(overTime.clusters).filter(({ shares }) => shares.includes(null));
    expect(gaps.length).toBeGreaterThan(0);
  });

  it('have a window of their own where none is shown, and no line of fewer than three', () => {
    const without = (windows: readonly number[]): FacetTable => ({
      ...table,
      baseline: { ...table.baseline, cells: table.baseline.cells.filter(({ value }) => !windows.includes(value)) },
    });
    const gap = sharesOverTime(without([3]), 'accounts')!;
    expect(gap.windows).toEqual(table.values);
    for (const { shares } of Object.values(gap.clusters)) expect(shares[3]).toBeNull();
    expect(sharesOverTime(without([0, 1, 2, 3, 4, 5]), 'accounts')?.windows).toHaveLength(3);
    expect(sharesOverTime(without([0, 1, 2, 3, 4, 5, 6]), 'accounts')).toBeNull();
    expect(sharesOverTime({ ...table, kind: 'category' }, 'accounts')).toBeNull();
    expect(sharesOverTime({ ...table, values: table.values.map((_, at) => `Week ${at}`) }, 'accounts')).toBeNull();
  });

  it('change as surely as the windows say', () => {
    const changes = Object.values(overTime.clusters).flatMap(({ change }) => change ?? []);
    expect(changes.filter(({ q, difference }) => q < 0.05 && difference > 0).length).toBeGreaterThan(2);
    expect(changes.filter(({ q }) => q >= 0.05).length).toBeGreaterThan(2);
  });
});

describe('windows of time', () => {
  it.each([
    ['2026-12-28 week', '2027-01-11 week', ['2026-12-28 week', '2027-01-04 week', '2027-01-11 week']],
    ['2026-11', '2027-02', ['2026-11', '2026-12', '2027-01', '2027-02']],
    ['2024-02-28', '2024-03-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['2024', '2026', ['2024', '2025', '2026']],
  ])('lead from %s to %s without a gap', (first, last, all) => {
    expect(windowsBetween(first, last, stepOf(first)!)).toEqual(all);
  });

  it('end, whatever labels there are', () => {
    const label = fc.oneof(fc.stringMatching(/^\d{4}(-\d\d(-\d\d( week)?)?)?$/u), fc.string());
    fc.assert(
      fc.property(label, label, (first, last) => {
        const step = stepOf(first);
        if (step === null || stepOf(last) !== step) return;
        const windows = windowsBetween(first, last, step);
        if (windows === null) return;
        expect([windows[0], windows.at(-1)]).toEqual([first, last]);
        expect(windows.length).toBeLessThanOrEqual(1000);
        expect([...windows].sort()).toEqual(windows);
      }),
      { seed: 3, numRuns: 300 },
    );
    expect(windowsBetween('2026-13-40', '2026-13-41', 'day')).toBeNull();
    expect(windowsBetween('2026-03-03 week', '2026-03-09 week', 'week')).toBeNull();
  });
});
