import type {
  CellComparison,
  CellRow,
  Comparisons,
  FacetTable,
  NoisyRow,
} from '../../../src/public-records/release.ts';
import { type Mark, markOf } from './comparisons.ts';
import { wilsonInterval } from './interval.ts';
import { rowOf } from './table-row.ts';

/** A group of conversations; `accounts` is 0 where accounts are not counted. */
interface Support {
  readonly conversations: number;
  readonly accounts: number;
}

/** One value of a facet: how a cluster compares with all conversations. Shares are 0 to 1. */
export interface FacetRow {
  readonly label: string;
  /** Null where the release does not show the cell. */
  readonly own: {
    readonly conversations: number;
    readonly share: number;
    readonly interval: readonly [number, number];
    /** Of a noisy count: what it is off by at most; null where it is exact. */
    readonly reach: number | null;
  } | null;
  /** Share over all conversations; null where it is not shown. */
  readonly baseline: number | null;
  /** Share of the cluster divided by the baseline; null where either is missing, the baseline is 0, or either is nothing but noise. */
  readonly ratio: number | null;
  /** How sure the ratio is; null where the release does not say. */
  readonly comparison: CellComparison | null;
  readonly mark: Mark | null;
}

/** The rows of a facet for one group, in the order of the table. Values that appear nowhere are left out. */
export function facetRows(
  table: FacetTable,
  id: string | null,
  group: Support,
  total: Support,
  rule?: Comparisons,
): FacetRow[] {
  const row = id === null ? table.baseline : rowOf(table, id);
  const own = cellsOf(row, group);
  const comparisons = new Map(row?.cells.map(({ value, comparison }) => [value, comparison]));
  const all = cellsOf(table.baseline, total);
  return table.values.flatMap((label, value) => {
    const shares = { own: own(value), baseline: baselineOf(all(value)) };
    if (!shares.own?.conversations && !shares.baseline && !shares.own?.reach) return [];
    const ratio = shares.own && shares.baseline && isTold(shares.own) ? shares.own.share / shares.baseline : null;
    const comparison = comparisons.get(value) ?? null;
    return [{ label, ...shares, ratio, comparison, mark: markOf(comparison, rule) }];
  });
}

/** Looks up the figures of a value. Where nothing is withheld, a missing cell is a zero; else it stays unknown. */
function cellsOf(row: CellRow | null, group: Support): (value: number) => FacetRow['own'] {
  const cells = new Map(row?.cells.map((cell) => [cell.value, cell.conversations]));
  const complete = row !== null && row.withheld === null;
  return (value) => {
    const conversations = cells.get(value) ?? (complete ? 0 : null);
    if (conversations === null) return null;
    if (row?.noisy) return noisyCell(conversations, row.noisy);
    const share = group.conversations > 0 ? Math.min(1, conversations / group.conversations) : 0;
    return { conversations, share, interval: intervalOf(share, group), reach: null };
  };
}

/** The share of what the row counts, and all that it may be where neither figure is off by more than it says. */
function noisyCell(conversations: number, { total, totalReach, reach }: NoisyRow): FacetRow['own'] {
  const share = (some: number, all: number): number => (all <= 0 ? 1 : Math.min(1, Math.max(0, some / all)));
  return {
    conversations,
    share: share(conversations, total),
    interval: [share(conversations - reach, total + totalReach), share(conversations + reach, total - totalReach)],
    reach,
  };
}

/** Whether a figure is more than noise alone may have made it. */
function isTold({ conversations, reach }: NonNullable<FacetRow['own']>): boolean {
  return reach === null || conversations > reach;
}

/** What is nothing but noise is no baseline. */
function baselineOf(all: FacetRow['own']): number | null {
  return all !== null && isTold(all) ? all.share : null;
}

/** Conversations of one account are not independent, so accounts count where they are known. */
function intervalOf(share: number, group: Support): readonly [number, number] {
  return wilsonInterval(share, Math.max(1, group.accounts || group.conversations));
}
