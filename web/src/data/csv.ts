import type { Measurement, Rate } from '../../../src/public-records/measurement.ts';
import type { FacetTable, PublicCluster } from '../../../src/public-records/release.ts';
import type { HeatRow } from './comparisons.ts';
import type { FacetRow } from './facet-rows.ts';
import type { ReleaseIndex } from './release-index.ts';

/** How a cell compares with all conversations: the same in every file. */
const comparisonColumns = ['share_all', 'ratio', 'ratio_low', 'ratio_high', 'q', 'difference'] as const;

const comparedColumns = [
  'level',
  'cluster_id',
  'cluster',
  'facet',
  'value',
  'conversations',
  'share',
  ...comparisonColumns,
] as const;

/** Every shown cell of some clusters as CSV (RFC 4180), one line each. Shares are 0 to 1. */
export function comparisonsCsv(facet: string, values: readonly string[], rows: readonly HeatRow[]): string {
  const lines = rows.flatMap(({ cluster, cells }) =>
    cells.flatMap((cell, value) => {
      if (cell.kind !== 'shown') return [];
      const { conversations, share, baseline, comparison, mark } = cell;
      const text = [cluster.id, cluster.name, facet, values[value] ?? ''];
      const compared = [digits(baseline), comparison?.ratio ?? '', ...surenessOf({ comparison, mark })];
      return [[cluster.level, ...text, conversations, digits(share), ...compared]];
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
  ...comparisonColumns,
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
    const counts = [own.conversations, own.reach ?? ''];
    const shares = [digits(own.share), ...own.interval.map(digits), cluster === null ? '' : digits(baseline)];
    const compared = [ratio, ...surenessOf({ comparison, mark })];
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

const rateColumns = [
  'set',
  'subject',
  'protocol',
  'asked',
  'answered',
  'match_rate',
  'match_rate_low',
  'match_rate_high',
  'mean_probability',
  'mean_probability_low',
  'mean_probability_high',
  'coverage',
  'refused',
  'unparsed',
] as const;

/** A line for each subject and set. Shares are 0 to 1. */
export function ratesCsv({ rates }: Pick<Measurement, 'rates'>): string {
  const figure = (one: Rate['matchRate']): string[] =>
    one === null ? ['', '', ''] : [one.value, ...one.interval].map(digits);
  const lines = rates.map(
    ({ set, subject, protocol, asked, answered, matchRate, meanProbability, coverage, draws }) => [
      ...[set, subject, protocol, asked, answered, ...figure(matchRate), ...figure(meanProbability), digits(coverage)],
      ...[draws.refused, draws.unparsed],
    ],
  );
  return csv(rateColumns, lines);
}

/** Ends of the interval of a ratio, q, and what it is called. */
function surenessOf({ comparison, mark }: Pick<FacetRow, 'comparison' | 'mark'>): (string | number)[] {
  const [low = '', high = ''] = comparison?.sure?.interval ?? [];
  return [low, high, comparison?.sure?.q ?? '', mark ?? ''];
}

/** RFC 4180. */
export function csv(columns: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return [columns, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

export function digits(share: number | null): string {
  return share === null ? '' : share.toFixed(6);
}

/** Names may come from data: a spreadsheet must not take one for a formula. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
