/** What changed since an earlier release, from the public figures of both alone. */
import type { FacetTable, PublicCluster, PublicClusters } from '../../public-records/release.ts';
import type { Change, Drift, Since } from '../../public-records/trends.ts';
import { wilsonInterval } from '../../stats/intervals.ts';
import { differenceOf, type Estimate, sumOf } from '../../stats/share-difference.ts';
import { rounded, shownChanges, type Tested } from './change.ts';
import type { EarlierRelease } from './earlier-release.ts';

/** What of a release changes are worked out from. */
export interface ShownFigures {
  readonly clusters: PublicClusters;
  readonly facets: readonly FacetTable[];
  readonly counting: 'accounts' | 'conversations';
}

export function changesSince(
  { clusters, facets, counting }: ShownFigures,
  earlier: Omit<EarlierRelease, 'thresholds' | 'isNoisy'>,
): Since {
  const { title, sha256, total } = earlier;
  return {
    earlier: { title, sha256, total, clusters: earlier.clusters },
    clusters: matchedChanges(clusters.clusters, earlier.clusters),
    facets: drifts(facets, earlier.facets, {
      before: { total: total.conversations, size: total[counting] },
      now: { total: clusters.total.conversations, size: clusters.total[counting] },
    }),
  };
}

/** Of what was split nothing is said: its parts together may be more or less than it was, each alone is always less. */
function matchedChanges(clusters: readonly PublicCluster[], earlier: EarlierRelease['clusters']): Since['clusters'] {
  const estimates = new Map(
    earlier.map(({ id, share, shareInterval }) => [id, { value: share, interval: shareInterval }]),
  );
  const matched = clusters.flatMap(({ id, share, shareInterval, lineage }) => {
    if (lineage?.kind !== 'continues' && lineage?.kind !== 'merged') return [];
    const from = lineage.from.map((origin) => estimates.get(origin));
    if (from.some((origin) => origin === undefined)) return [];
    const before = sumOf(from as Estimate[]);
    const change = differenceOf(before, { value: share, interval: shareInterval });
    return [{ id, before, tested: { before: before.value, now: share, ...change } }];
  });
  const shown = shownChanges(matched.map(({ tested }) => tested));
  return Object.fromEntries(
    matched.map(({ id, before: { interval } }, place) => {
      const [low, high] = interval;
      const beforeInterval: [number, number] = [rounded(Math.max(0, low), 4), rounded(Math.min(1, high), 4)];
      return [id, { ...(shown[place] as Since['clusters'][string]), beforeInterval }];
    }),
  );
}

/** Of all conversations, and how many people they are of as samples. */
interface Whole {
  readonly total: number;
  readonly size: number;
}

function drifts(
  facets: readonly FacetTable[],
  ofEarlier: EarlierRelease['facets'],
  wholes: { readonly before: Whole; readonly now: Whole },
): Drift[] {
  const compared = facets.flatMap((table) => {
    const earlier = ofEarlier.find(({ facet }) => facet === table.facet);
    const values = earlier === undefined || table.kind === 'time' ? [] : sharedValues(table, earlier, wholes);
    return values.length === 0 ? [] : [{ table, values }];
  });
  const shown = shownChanges(compared.flatMap(({ values }) => values.map(({ tested }) => tested)));
  return compared.map(({ table: { facet, title }, values }): Drift => {
    const pairs = values.map(({ tested: { before, now } }) => ({ before, now }));
    const own = shown.splice(0, values.length);
    return {
      facet,
      title,
      values: values.map(({ label }, place) => ({ ...(own[place] as Change), label })),
      ...distanceOf(pairs, wholes),
    };
  });
}

interface SharedValue {
  readonly label: string;
  readonly tested: Tested;
}

function sharedValues(
  { values, baseline }: FacetTable,
  { shares }: EarlierRelease['facets'][number],
  { before: earlier, now: present }: { readonly before: Whole; readonly now: Whole },
): SharedValue[] {
  const earlierShares = new Map(shares.map(({ label, share }) => [label, share]));
  return baseline.cells.flatMap(({ value, conversations }): SharedValue[] => {
    const label = values[value] as string;
    const before = earlierShares.get(label);
    if (before === undefined) return [];
    const now = conversations / present.total;
    const change = differenceOf(estimateOf(before, earlier.size), estimateOf(now, present.size));
    return [{ label, tested: { before, now, ...change } }];
  });
}

function estimateOf(share: number, size: number): Estimate {
  return { value: share, interval: wilsonInterval(share * size, size) };
}

/** Total variation, with all that is not in `pairs` as one value; and its mean where both are samples of one distribution. */
function distanceOf(
  pairs: readonly { readonly before: number; readonly now: number }[],
  { before, now }: { readonly before: Whole; readonly now: Whole },
): Pick<Drift, 'distance' | 'byChance'> {
  const rest = (side: 'before' | 'now'): number => Math.max(0, 1 - pairs.reduce((sum, pair) => sum + pair[side], 0));
  const all = [...pairs, { before: rest('before'), now: rest('now') }];
  const sum = (value: (pair: { before: number; now: number }) => number): number =>
    all.reduce((so, pair) => so + value(pair), 0) / 2;
  // The mean of the absolute value of a normal variable is its standard deviation by the root of 2 / pi.
  const mean = (share: number): number =>
    Math.sqrt((2 / Math.PI) * share * (1 - share) * (1 / Math.max(1, before.size) + 1 / Math.max(1, now.size)));
  return {
    distance: rounded(
      Math.min(
        1,
        sum((pair) => Math.abs(pair.now - pair.before)),
      ),
      4,
    ),
    byChance: rounded(
      Math.min(
        1,
        sum((pair) => mean(Math.min(1, (pair.before + pair.now) / 2))),
      ),
      4,
    ),
  };
}
