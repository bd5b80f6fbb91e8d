/** A made-up release that says of changes and of concern, for tests and for work on the pages. Figures are worked out as in any release. */
import { createRandom } from '../core/random.ts';
import { safetyOf } from '../privacy/safety/safety.ts';
import { type EarlierRelease, earlierReleaseOf } from '../privacy/trends/earlier-release.ts';
import { trendsOf } from '../privacy/trends/trends.ts';
import type { Cell, CellRow, FacetTable, PublicCluster, ReleaseData } from '../public-records/release.ts';
import { sampleRelease } from './sample-release.ts';

const weeks = ['08-31', '09-07', '09-14', '09-21', '09-28', '10-05', '10-12', '10-19', '10-26'];

/** How many times as large clusters were in the earlier release, in turn: some grew, some shrank. */
const factors = [1, 0.5, 1.04, 1.9, 0.98, 0.75];

const tops = [1, 1.2, 0.97, 0.7, 1, 1.02];

/** The cluster that the earlier release does not have, that which was merged, and that which was split, among base clusters. */
const [BORN, MERGED, SPLIT] = [4, 9, 14];

/** A release that continues another, with tables of weeks, of concern and of flags. The same seed gives the same release. */
export function sampleWithTrends(seed: number): ReleaseData {
  const release = withTables(sampleRelease({ seed, tops: 6, basesPerTop: 5 }), seed);
  const present = { ...release, clusters: withLineage(release.clusters) };
  return derived(present, earlierOf(present));
}

/** The same without a table of concern, and without an earlier release. */
export function sampleOverTime(seed: number): ReleaseData {
  const release = withTables(sampleRelease({ seed, tops: 6, basesPerTop: 5 }), seed);
  const facets = release.facets.filter(({ facet }) => facet !== 'concerning');
  return derived({ ...release, facets, manifest: { ...release.manifest, facets: headsOf(facets) } }, null);
}

/** The same of concern without flags. */
export function sampleWithoutFlags(seed: number): ReleaseData {
  const release = sampleWithTrends(seed);
  const facets = release.facets.filter(({ facet }) => facet !== 'flagged');
  return derived({ ...release, facets, manifest: { ...release.manifest, facets: headsOf(facets) } }, null);
}

function derived({ trends: _, safety: __, ...release }: ReleaseData, earlier: EarlierRelease | null): ReleaseData {
  const { minWordSupport: ___, ...thresholds } = release.manifest.thresholds;
  const trends = trendsOf(release, thresholds, earlier);
  const safety = safetyOf(release, thresholds.counting);
  return { ...release, ...(trends && { trends }), ...(safety && { safety }) };
}

function headsOf(facets: readonly FacetTable[]): ReleaseData['manifest']['facets'] {
  return facets.map(({ facet: name, title, kind }) => ({ name, title, kind, path: `facets/${name}.json` }));
}

function withTables(release: ReleaseData, seed: number): ReleaseData {
  const random = createRandom(`sample-trends/${seed}`);
  const { clusters } = release.clusters;
  const bases = clusters.filter(({ level }) => level === 0);
  const parents = clusters.filter(({ level }) => level > 0);
  const over = (
    facet: string,
    title: string,
    kind: FacetTable['kind'],
    values: string[],
    weights: Weights,
  ): FacetTable => {
    const rows = [...bases, ...parents].map((cluster, at): [string, CellRow] => [
      cluster.id,
      rowOf(cluster, weights(at)),
    ]);
    const ofBases = rows.slice(0, bases.length);
    const all = values.map((_, value) =>
      ofBases.reduce((sum, [, row]) => sum + (cellOf(row, value)?.conversations ?? 0), 0),
    );
    const baseline = rowOf(
      { ...release.clusters.total },
      all.map((some) => Math.max(1, some)),
    );
    return { facet, title, kind, values, baseline, clusters: Object.fromEntries(rows) };
  };
  const tables = [
    over(
      'time',
      'Time',
      'time',
      weeks.map((day) => `2026-${day} week`),
      (at) =>
        weeks.map((_, week) => 10 + (at % 4 === 0 ? 2.4 * week : at % 4 === 1 ? 20 - 2 * week : 4) + random.next()),
    ),
    over('concerning', 'Concern', 'category', ['1', '2', '3', '4', '5'], (at) =>
      at % 6 === 2 ? [30, 20, 15, 20, 15] : at % 5 === 1 ? [70, 20, 6, 3, 1] : [93, 6, 0.7, 0.2, 0.1],
    ),
    over('flagged', 'Flagged', 'category', ['no', 'yes'], (at) => (at % 4 === 2 ? [70, 30] : [97, 3])),
  ];
  const facets = [...release.facets.filter(({ facet }) => facet !== 'week'), ...tables];
  return { ...release, facets, manifest: { ...release.manifest, facets: headsOf(facets) } };
}

type Weights = (base: number) => readonly number[];

/** What falls below the least of a cell is pooled, two values or more. */
function rowOf(group: Pick<PublicCluster, 'conversations' | 'accounts'>, weights: readonly number[]): CellRow {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((group.conversations * weight) / whole));
  parts[0] = (parts[0] as number) + group.conversations - parts.reduce((sum, part) => sum + part, 0);
  const cells = parts.map((conversations, value): Cell => {
    const accounts = Math.min(conversations, Math.ceil((conversations / group.conversations) * group.accounts));
    return { value, conversations, accounts, complementAccounts: group.accounts - accounts };
  });
  const bySize = cells.toSorted((left, right) => left.conversations - right.conversations);
  const small = bySize.filter(({ conversations }) => conversations < 15).length;
  const hidden = small === 0 ? [] : bySize.slice(0, Math.max(2, small));
  const sum = (figure: 'conversations' | 'accounts'): number => hidden.reduce((so, cell) => so + cell[figure], 0);
  const withheld = { conversations: sum('conversations'), accounts: sum('accounts'), values: hidden.length };
  return { cells: cells.filter((cell) => !hidden.includes(cell)), withheld: hidden.length === 0 ? null : withheld };
}

function cellOf({ cells }: CellRow, value: number): Cell | undefined {
  return cells.find((cell) => cell.value === value);
}

function withLineage(clusters: ReleaseData['clusters']): ReleaseData['clusters'] {
  const bases = clusters.clusters.filter(({ level }) => level === 0).map(({ id }) => id);
  return {
    ...clusters,
    clusters: clusters.clusters.map((cluster) => ({
      ...cluster,
      lineage: lineageOf(cluster.id, bases.indexOf(cluster.id)),
    })),
  };
}

function lineageOf(id: string, at: number): NonNullable<PublicCluster['lineage']> {
  if (at === BORN) return { kind: 'born', from: [] };
  if (at === MERGED) return { kind: 'merged', from: ['earlier-1', 'earlier-2'] };
  if (at === SPLIT) return { kind: 'split', from: ['earlier-3'] };
  return { kind: 'continues', from: [id] };
}

/** All that it has now but for the three, and four that are none of them. */
function earlierOf(release: ReleaseData): EarlierRelease {
  const { clusters, total } = release.clusters;
  const earlier = earlierReleaseOf(release);
  const kept = clusters.filter(({ lineage }) => lineage?.kind === 'continues');
  const own = kept.map(({ id, level, name, share, shareInterval: [low, high] }, at) => {
    const factor = (level > 0 ? tops : factors)[at % 6] as number;
    const interval: [number, number] = [low * factor, Math.min(1, high * factor)];
    return { id, level, name, share: share * factor, shareInterval: interval };
  });
  const names = ['Booking a table for dinner', 'Wording of an invitation', 'Plans for a weekend', 'Fixing a bicycle'];
  const others = names.map((name, at) => ({
    ...{ id: at === 3 ? 'gone-1' : `earlier-${at + 1}`, level: 0, name },
    ...{ share: 0.012, shareInterval: [0.0101, 0.0142] as [number, number] },
  }));
  const ofAll = { conversations: Math.round(total.conversations * 0.9), accounts: Math.round(total.accounts * 0.9) };
  const facets = earlier.facets.map(({ facet, shares }) => ({ facet, shares: shares.map(moved) }));
  return { ...earlier, facets, title: 'Assistant usage, July and August', total: ofAll, clusters: [...own, ...others] };
}

/** The second value of each facet was less frequent, the first more. */
function moved({ label, share }: EarlierRelease['facets'][number]['shares'][number], place: number) {
  const by = place === 0 ? 0.02 : place === 1 ? -0.02 : 0;
  return { label, share: Math.min(1, Math.max(0, share + by)) };
}
