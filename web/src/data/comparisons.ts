import type {
  Cell,
  CellComparison,
  CellRow,
  Comparisons,
  FacetTable,
  PublicCluster,
} from '../../../src/public-records/release.ts';
import { compareNames, largestFirst } from './by-size.ts';
import type { ReleaseIndex } from './release-index.ts';
import { rowOf } from './table-row.ts';

/** Which way a share differs from the share over all, where it surely does and by enough. */
export type Mark = 'over' | 'under';

/** How far a ratio is from 1, for colours: 0 is near it, 3 is four times as much. Below 1 the same with a minus. */
export type Tone = -3 | -2 | -1 | 0 | 1 | 2 | 3;

/** What a heat map shows of a cluster and a value. Shares are 0 to 1. */
export type HeatCell =
  | { readonly kind: 'hidden' }
  /** Nothing in the cluster has the value. */
  | { readonly kind: 'none'; readonly baseline: number | null }
  | {
      readonly kind: 'shown';
      readonly conversations: number;
      readonly share: number;
      /** Null where it is not shown; then nothing is compared. */
      readonly baseline: number | null;
      readonly comparison: CellComparison | null;
      readonly mark: Mark | null;
      readonly tone: Tone;
    };

export interface HeatRow {
  readonly cluster: PublicCluster;
  /** One for each value of the table. */
  readonly cells: readonly HeatCell[];
}

export type RowOrder =
  | { readonly by: 'size' }
  | { readonly by: 'name' }
  /** How over-represented a value is: surely more first, surely less last, what is not shown after all. */
  | { readonly by: 'over'; readonly value: number };

export function markOf(comparison: CellComparison | null, rule: Comparisons | undefined): Mark | null {
  if (rule === undefined || (comparison?.sure?.q ?? 1) >= rule.maxQ || comparison === null) return null;
  if (comparison.ratio >= rule.minRatio) return 'over';
  return comparison.ratio <= 1 / rule.minRatio ? 'under' : null;
}

/** Three steps, from a quarter more, twice, and four times as much. */
export function toneOf(ratio: number): Tone {
  const far = Math.max(ratio, 1 / ratio);
  const step = far >= 4 ? 3 : far >= 2 ? 2 : far >= 1.25 ? 1 : 0;
  return (ratio < 1 && step > 0 ? -step : step) as Tone;
}

/** One line of the heat map for each cluster, in an order. */
export function heatRows(
  { release }: ReleaseIndex,
  table: FacetTable,
  clusters: readonly PublicCluster[],
  order: RowOrder,
): HeatRow[] {
  const { total } = release.clusters;
  const all = new Map(table.baseline.cells.map((cell) => [cell.value, cell.conversations / total.conversations]));
  const rule = release.manifest.comparisons;
  const rows = clusters.map((cluster): HeatRow => {
    const row = rowOf(table, cluster.id);
    const cells = new Map(row?.cells.map((cell) => [cell.value, cell]));
    return {
      cluster,
      cells: table.values.map((_, value) => heatCell(cells.get(value), row, cluster, all.get(value) ?? null, rule)),
    };
  });
  return ordered(rows, order);
}

function heatCell(
  cell: Cell | undefined,
  row: CellRow | null,
  { conversations: size }: PublicCluster,
  baseline: number | null,
  rule: Comparisons | undefined,
): HeatCell {
  if (cell === undefined)
    return row !== null && row.withheld === null ? { kind: 'none', baseline } : { kind: 'hidden' };
  const { conversations, comparison = null } = cell;
  const mark = markOf(comparison, rule);
  const tone = comparison === null ? 0 : toneOf(comparison.ratio);
  return { kind: 'shown', conversations, share: size > 0 ? conversations / size : 0, baseline, comparison, mark, tone };
}

function ordered(rows: readonly HeatRow[], order: RowOrder): HeatRow[] {
  if (order.by === 'name') return rows.toSorted((left, right) => compareNames(left.cluster, right.cluster));
  if (order.by === 'size') return rows.toSorted((left, right) => largestFirst(left.cluster, right.cluster));
  const { value } = order;
  return rows.toSorted(
    (left, right) => overFirst(left.cells[value], right.cells[value]) || largestFirst(left.cluster, right.cluster),
  );
}

/** Negative where the left cell comes first. */
export function overFirst(left: HeatCell | undefined, right: HeatCell | undefined): number {
  return rankOf(left) - rankOf(right) || ratioOf(right) - ratioOf(left);
}

function rankOf(cell: HeatCell | undefined): number {
  if (cell?.kind !== 'shown' || cell.comparison === null) return cell?.kind === 'none' ? 3 : 4;
  return cell.mark === 'over' ? 0 : cell.mark === 'under' ? 2 : 1;
}

function ratioOf(cell: HeatCell | undefined): number {
  return cell?.kind === 'shown' ? (cell.comparison?.ratio ?? 0) : 0;
}

/** A value that is more frequent in a cluster. */
export interface Over {
  readonly cluster: PublicCluster;
  readonly value: string;
  readonly cell: HeatCell;
}

/** Values that are surely more frequent in single clusters, those of the greatest ratio first. */
export function mostOver(index: ReleaseIndex, table: FacetTable): Over[] {
  const cells = heatRows(index, table, index.leaves, { by: 'size' }).flatMap(({ cluster, cells: own }) =>
    own.flatMap((cell, value): Over[] =>
      cell.kind === 'shown' && cell.mark === 'over' ? [{ cluster, value: table.values[value] ?? '', cell }] : [],
    ),
  );
  return cells.sort((left, right) => overFirst(left.cell, right.cell));
}
