import type { Cell, CellRow, FacetTable } from '../../../src/public-records/release.ts';
import { wilsonInterval } from './interval.ts';

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
  } | null;
  /** Share over all conversations; null where it is not shown. */
  readonly baseline: number | null;
  /** Share of the cluster divided by the baseline; null where either is missing or the baseline is 0. */
  readonly ratio: number | null;
}

const noRow: CellRow = { cells: [], withheld: null };

/** The rows of a facet for one group, in the order of the table. Values that appear nowhere are left out. */
export function facetRows(table: FacetTable, id: string | null, group: Support, total: Support): FacetRow[] {
  const own = id === null ? table.baseline : Object.hasOwn(table.clusters, id) ? table.clusters[id]! : noRow;
  const ownCells = new Map(own.cells.map((cell) => [cell.value, cell]));
  const baselineCells = new Map(table.baseline.cells.map((cell) => [cell.value, cell]));
  return table.values.flatMap((label, value) => {
    const cell = ownCells.get(value);
    const all = baselineCells.get(value);
    return cell || all ? [facetRow(label, cell, all, group, total)] : [];
  });
}

function facetRow(
  label: string,
  cell: Cell | undefined,
  all: Cell | undefined,
  group: Support,
  total: Support,
): FacetRow {
  const share = cell ? part(cell.conversations, group.conversations) : null;
  const baseline = all ? part(all.conversations, total.conversations) : null;
  return {
    label,
    own:
      cell && share !== null ? { conversations: cell.conversations, share, interval: intervalOf(share, group) } : null,
    baseline,
    ratio: share !== null && baseline ? share / baseline : null,
  };
}

/** Conversations of one account are not independent, so accounts count where they are known. */
function intervalOf(share: number, group: Support): readonly [number, number] {
  return wilsonInterval(share, Math.max(1, group.accounts || group.conversations));
}

function part(some: number, all: number): number {
  return all > 0 ? Math.min(1, some / all) : 0;
}
