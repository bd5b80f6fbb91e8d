import type { OverTime } from '../../../src/public-records/release.ts';
import type { ChangeRow } from './changes.ts';
import { csv, digits } from './csv.ts';
import type { ReleaseIndex } from './release-index.ts';

const sinceColumns = [
  'level',
  'cluster_id',
  'cluster',
  'kind',
  'from',
  'before',
  'now',
  'difference',
  'low',
  'high',
  'q',
] as const;

/** Every cluster of which it is told what it was, and what the release says of its change. Shares are 0 to 1. */
export function sinceCsv({ release }: ReleaseIndex): string {
  const earlier = release.trends?.since;
  const shares = new Map(earlier?.earlier.clusters.map(({ id, share }) => [id, share]));
  const lines = release.clusters.clusters.flatMap(({ id, name, level, share, lineage }) => {
    if (lineage === undefined) return [];
    const change = earlier?.clusters[id];
    const [only] = lineage.from.length === 1 ? lineage.from : [];
    const before = change?.before ?? (only === undefined ? null : (shares.get(only) ?? null));
    const told = change ? [change.difference.toFixed(6), ...change.interval, change.q] : ['', '', '', ''];
    return [[level, id, name, lineage.kind, lineage.from.join(' '), digits(before), digits(share), ...told]];
  });
  const went = new Set(release.clusters.clusters.flatMap(({ lineage }) => lineage?.from ?? []));
  const gone = (earlier?.earlier.clusters ?? [])
    .filter(({ id }) => !went.has(id))
    .map(({ id, name, level, share }) => [level, id, name, 'gone', '', digits(share), '', '', '', '', '']);
  return csv(sinceColumns, [...lines, ...gone]);
}

/** A line for each cluster and window that is told. */
export function overTimeCsv(rows: readonly ChangeRow['cluster'][], { windows, clusters }: OverTime): string {
  const lines = rows.flatMap(({ id, name, level }) =>
    (Object.hasOwn(clusters, id) ? (clusters[id]?.shares ?? []) : []).flatMap((share, at) =>
      share === null ? [] : [[level, id, name, windows[at] ?? '', ...share.map(digits)]],
    ),
  );
  return csv(['level', 'cluster_id', 'cluster', 'window', 'share', 'low', 'high'], lines);
}
