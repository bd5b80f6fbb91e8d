/**
 * Suppression across the tree: no sum of hidden cells that follows from what is shown may be below the minimum, by
 * conversations or by accounts. A reader is taken to know which cells are empty.
 */
import { settleRow } from './cell-suppression.ts';
import { type CountRow, type Minimum, meets } from './count-table.ts';
import {
  disclosureNetwork,
  type Edge,
  isHidden,
  type Network,
  tailSideOfPinned,
  tailSideOfSmallSum,
} from './disclosure-network.ts';

interface Table {
  readonly network: Network;
  readonly minimum: Minimum;
  /** By account: how many hidden cells hold it. */
  readonly hiddenCells: Map<number, number>;
}

/**
 * Hides as many further cells as it takes. Hiding a cell can only make other sums safer, so one pass over the cells
 * that are too small by themselves is a fixpoint.
 */
export function protectTable(rows: readonly CountRow[], minimum: Minimum): void {
  for (const row of rows) if (row.mayShow) settleRow(row, minimum);
  const table: Table = { network: disclosureNetwork(rows), minimum, hiddenCells: new Map() };
  const hidden = table.network.edges.filter(isHidden);
  for (const { row, value } of hidden) countHidden(table, row, value);
  for (const edge of hidden) if (!meets(edge.group, minimum)) protectEdge(table, edge);
}

function countHidden({ hiddenCells }: Table, row: CountRow, value: number): void {
  for (const account of row.cells.get(value)?.accounts ?? []) {
    hiddenCells.set(account, (hiddenCells.get(account) ?? 0) + 1);
  }
}

function protectEdge(table: Table, edge: Edge): void {
  for (let side = smallSum(table, edge); side !== null; side = smallSum(table, edge)) {
    const next = cheapestBetween(table.network, side);
    // What crosses without a shown cell is the figure of whole rows, which are public by themselves.
    if (next === null) return;
    hide(table, next);
  }
}

function hide(table: Table, { row, value }: Edge): void {
  row.hidden.add(value);
  for (const one of [value, ...settleRow(row, table.minimum)]) countHidden(table, row, one);
}

function smallSum(table: Table, edge: Edge): ReadonlySet<number> | null {
  const { network, minimum } = table;
  const missing = minimum.conversations - edge.group.conversations;
  return (
    tailSideOfSmallSum(network, edge, missing, ({ group }) => group.conversations) ??
    tailSideOfPinned(network, edge) ??
    fewAccounts(table, edge)
  );
}

/**
 * Accounts do not add up, so their number in a sum is bounded from below: by one path on which every cell brings
 * enough together with `edge`, or else by sharing each account out over the hidden cells that hold it.
 */
function fewAccounts({ network, minimum, hiddenCells }: Table, edge: Edge): ReadonlySet<number> | null {
  const own = edge.group.accounts;
  const missing = minimum.accounts - own.size;
  if (missing <= 0) return null;
  const enough = ({ group }: Edge) => (newAccounts(own, group.accounts) >= missing ? 1 : 0);
  if (tailSideOfSmallSum(network, edge, 1, enough) === null) return null;
  const share = ({ group }: Edge) => {
    let sum = 0;
    for (const account of group.accounts) if (!own.has(account)) sum += 1 / (hiddenCells.get(account) ?? 1);
    return sum;
  };
  // More than n - 1 accounts are n accounts; the rest of one leaves room for the rounding of shares.
  return tailSideOfSmallSum(network, edge, missing - 1 + 1e-6, share);
}

function newAccounts(known: ReadonlySet<number>, accounts: ReadonlySet<number>): number {
  let fresh = 0;
  for (const account of accounts) if (!known.has(account)) fresh++;
  return fresh;
}

/** The shown cell that costs least among those that cross from one side to the other; the first of equals. */
function cheapestBetween({ edges }: Network, side: ReadonlySet<number>): Edge | null {
  let cheapest: Edge | null = null;
  for (const edge of edges) {
    if (side.has(edge.tail) === side.has(edge.head) || isHidden(edge)) continue;
    if (cheapest === null || costOf(edge) < costOf(cheapest)) cheapest = edge;
  }
  return cheapest;
}

/** Hiding a first cell of a row means to hide a second one too. */
function costOf({ row, group }: Edge): number {
  return row.hidden.size > 0 ? group.conversations : 2 * group.conversations;
}
