import type { HeatRow } from './comparisons.ts';

const columns = [
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
