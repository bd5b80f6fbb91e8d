import type { FacetTable, PublicCluster } from '../../../src/public-records/release.ts';
import type { HeatRow } from './comparisons.ts';
import type { FacetRow } from './facet-rows.ts';
import type { ReleaseIndex } from './release-index.ts';

const comparedColumns = [
  'level',
  'cluster_id',
  'cluster',
  'facet',
  'value',
  'conversations',
  'share',
  'share_all',
  'ratio',
  'ratio_low',
  'ratio_high',
  'q',
  'difference',
] as const;

/** Every shown cell of some clusters as CSV (RFC 4180), one line each. Shares are 0 to 1. */
export function comparisonsCsv(facet: string, values: readonly string[], rows: readonly HeatRow[]): string {
  const lines = rows.flatMap(({ cluster, cells }) =>
    cells.flatMap((cell, value) => {
      if (cell.kind !== 'shown') return [];
      const { conversations, share, baseline, comparison, mark } = cell;
      const [low = '', high = ''] = comparison?.sure?.interval ?? [];
      const figures = [conversations, digits(share), digits(baseline), comparison?.ratio ?? '', low, high];
      const text = [cluster.id, cluster.name, facet, values[value] ?? ''];
      return [[cluster.level, ...text, ...figures, comparison?.sure?.q ?? '', mark ?? '']];
    }),
  );
  return csv(comparedColumns, lines);
}

const facetColumns = [
  'cluster_id',
  'cluster',
  'facet',
  'value',
  'conversations',
  'off_by_at_most',
  'share',
  'share_low',
  'share_high',
  'share_all',
  'ratio',
  'ratio_low',
  'ratio_high',
  'q',
  'difference',
] as const;

/**
 * The bars of a facet, one line each that is shown. How far a figure may be off is empty where it is exact.
 *
 * @param cluster null for all conversations, whose id and name stay empty
 */
export function facetCsv({ facet }: FacetTable, cluster: PublicCluster | null, rows: readonly FacetRow[]): string {
  const lines = rows.flatMap(({ label, own, baseline, comparison, mark, ...row }) => {
    if (own === null) return [];
    const ratio = cluster === null ? '' : (comparison?.ratio ?? row.ratio?.toFixed(3) ?? '');
    const [low = '', high = ''] = comparison?.sure?.interval ?? [];
    const counts = [own.conversations, own.reach ?? ''];
    const shares = [digits(own.share), ...own.interval.map(digits), cluster === null ? '' : digits(baseline)];
    const compared = [ratio, low, high, comparison?.sure?.q ?? '', mark ?? ''];
    return [[cluster?.id ?? '', cluster?.name ?? '', facet, label, ...counts, ...shares, ...compared]];
  });
  return csv(facetColumns, lines);
}

const clusterColumns = [
  'level',
  'cluster_id',
  'cluster',
  'parent_id',
  'parent',
  'conversations',
  'accounts',
  'share',
  'share_low',
  'share_high',
  'x',
  'y',
  'spread',
  'stability',
] as const;

/** Every cluster, largest first: where it lies on the map, and its figures. Accounts stay empty where they are not counted. */
export function clustersCsv(index: ReleaseIndex, clusters: readonly PublicCluster[]): string {
  const lines = clusters.map((cluster) => {
    const parent = index.ancestors(cluster.id).at(-1);
    const { conversations, accounts, share, shareInterval, position, spread, stability } = cluster;
    const text = [cluster.id, cluster.name, parent?.id ?? '', parent?.name ?? ''];
    const figures = [conversations, accounts || '', digits(share), ...shareInterval.map(digits)];
    return [cluster.level, ...text, ...figures, ...position, spread, stability ?? ''];
  });
  return csv(clusterColumns, lines);
}

/** RFC 4180. */
function csv(columns: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return [columns, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function digits(share: number | null): string {
  return share === null ? '' : share.toFixed(6);
}

/** Names may come from data: a spreadsheet must not take one for a formula. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
