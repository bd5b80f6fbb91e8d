/**
 * Suppression across the tree: no sum of hidden cells that follows from what is shown may be below the minimum, by
 * conversations or by accounts. A reader is taken to know which cells are empty.
 */
import { ended } from '../core/steps.ts';
import { settleRow } from './cell-suppression.ts';
import { type CountRow, type Minimum, meets } from './count-table.ts';
import {
  type Cut,
  cheapestWay,
  disclosureNetwork,
  type Edge,
  isHidden,
  type Network,
  pinningSum,
  smallSum,
} from './disclosure-network.ts';

const CELLS_A_STEP = 100;

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
  ended(protectionSteps(rows, minimum));
}

/** The same; a step tells the share of the cells that were looked at, 0 to 1. */
export function* protectionSteps(rows: readonly CountRow[], minimum: Minimum): Generator<number, void> {
  for (const row of rows) if (row.mayShow) settleRow(row, minimum);
  const table: Table = { network: disclosureNetwork(rows), minimum, hiddenCells: new Map() };
  const hidden = table.network.edges.filter(isHidden);
  for (const { row, value } of hidden) countHidden(table, row, value);
  for (const [at, edge] of hidden.entries()) {
    if (at % CELLS_A_STEP === 0) yield at / hidden.length;
    if (!meets(edge.group, minimum)) protectEdge(table, edge);
  }
}

function countHidden({ hiddenCells }: Table, row: CountRow, value: number): void {
  for (const account of row.cells.get(value)?.accounts ?? []) {
    hiddenCells.set(account, (hiddenCells.get(account) ?? 0) + 1);
  }
}

function protectEdge(table: Table, edge: Edge): void {
  for (let cut = tooSmall(table, edge); cut !== null; cut = tooSmall(table, edge)) {
    const way = cheapestWay(table.network, cut, costOf);
    if (way === null) return;
    for (const next of way) hide(table, next);
  }
}

function hide(table: Table, { row, value }: Edge): void {
  if (row.hidden.has(value)) return;
  row.hidden.add(value);
  for (const one of [value, ...settleRow(row, table.minimum)]) countHidden(table, row, one);
}

function tooSmall(table: Table, edge: Edge): Cut | null {
  const { network, minimum } = table;
  const missing = minimum.conversations - edge.group.conversations;
  return (
    smallSum(network, edge, missing, ({ group }) => group.conversations) ??
    pinningSum(network, edge) ??
    fewAccounts(table, edge)
  );
}

/**
 * Accounts do not add up, so their number in a sum is bounded from below: by one path on which every cell brings
 * enough together with `edge`, or else by sharing each account out over the hidden cells that hold it.
 */
function fewAccounts({ network, minimum, hiddenCells }: Table, edge: Edge): Cut | null {
  const own = edge.group.accounts;
  const missing = minimum.accounts - own.size;
  if (missing <= 0) return null;
  const enough = ({ group }: Edge) => (hasNew(missing, group.accounts, own) ? 1 : 0);
  if (smallSum(network, edge, 1, enough) === null) return null;
  const share = ({ group }: Edge) => {
    let sum = 0;
    for (const account of group.accounts) if (!own.has(account)) sum += 1 / (hiddenCells.get(account) ?? 1);
    return sum;
  };
  // More than n - 1 accounts are n accounts; the rest of one leaves room for the rounding of shares.
  return smallSum(network, edge, missing - 1 + 1e-6, share);
}

/** Whether so many of the accounts are not among those that are known. Most groups show it with their first ones. */
function hasNew(wanted: number, accounts: ReadonlySet<number>, known: ReadonlySet<number>): boolean {
  let fresh = 0;
  for (const account of accounts) if (!known.has(account) && ++fresh >= wanted) return true;
  return false;
}

/** Hiding a first cell of a row means to hide a second one too. */
function costOf({ row, group }: Edge): number {
  return row.hidden.size > 0 ? group.conversations : 2 * group.conversations;
}
