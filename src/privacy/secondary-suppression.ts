/**
 * Suppression across the tree: no sum of hidden cells that follows from what is shown may be below the minimum, by
 * conversations or by accounts. A reader is taken to know which cells are empty.
 */
import { settleRow } from './cell-suppression.ts';
import { type CountRow, type Minimum, meets } from './count-table.ts';
import { disclosureNetwork, type Edge, isHidden, type Network, tailSideOfSmallSum } from './disclosure-network.ts';

/**
 * Hides as many further cells as it takes. Hiding a cell can only make other sums safer, so one pass over the cells
 * that are too small by themselves is a fixpoint.
 */
export function protectTable(rows: readonly CountRow[], minimum: Minimum): void {
  for (const row of rows) if (row.mayShow) settleRow(row, minimum);
  const network = disclosureNetwork(rows);
  const small = network.edges.filter((edge) => isHidden(edge) && !meets(edge.group, minimum));
  for (const edge of small) protectEdge(network, edge, minimum);
}

function protectEdge(network: Network, edge: Edge, minimum: Minimum): void {
  for (let side = smallSum(network, edge, minimum); side !== null; side = smallSum(network, edge, minimum)) {
    const next = cheapest(network, side);
    if (next === null) return;
    next.row.hidden.add(next.value);
    settleRow(next.row, minimum);
  }
}

function smallSum(network: Network, edge: Edge, minimum: Minimum): ReadonlySet<number> | null {
  const missing = minimum.conversations - edge.group.conversations;
  return (
    tailSideOfSmallSum(network, edge, missing, ({ group }) => group.conversations) ??
    fewAccounts(network, edge, minimum.accounts)
  );
}

/**
 * Accounts do not add up, so their number in a sum is bounded from below: by one path on which every cell brings
 * enough together with `edge`, or else by sharing each account out over the hidden cells that hold it.
 */
function fewAccounts(network: Network, edge: Edge, minimum: number): ReadonlySet<number> | null {
  const own = edge.group.accounts;
  if (own.size >= minimum) return null;
  const enough = ({ group }: Edge) => (own.size + newAccounts(own, group.accounts) >= minimum ? 1 : 0);
  if (tailSideOfSmallSum(network, edge, 1, enough) === null) return null;
  const shares = accountShares(network);
  const share = (other: Edge) =>
    sum([...other.group.accounts].map((one) => (own.has(one) ? 0 : (shares.get(one) ?? 0))));
  // More than n - 1 accounts are n accounts; the rest of one leaves room for the rounding of shares.
  return tailSideOfSmallSum(network, edge, minimum - own.size - 1 + 1e-6, share) ?? null;
}

function newAccounts(known: ReadonlySet<number>, accounts: ReadonlySet<number>): number {
  let fresh = 0;
  for (const account of accounts) if (!known.has(account)) fresh++;
  return fresh;
}

function accountShares(network: Network): Map<number, number> {
  const cells = new Map<number, number>();
  for (const edge of network.edges) {
    if (isHidden(edge)) for (const account of edge.group.accounts) cells.set(account, (cells.get(account) ?? 0) + 1);
  }
  return new Map([...cells].map(([account, times]) => [account, 1 / times]));
}

/** The shown cell that costs least among those that cross from one side to the other, or else of all. */
function cheapest(network: Network, side: ReadonlySet<number>): Edge | null {
  const shown = network.edges.filter((edge) => !isHidden(edge));
  const crossing = shown.filter((edge) => side.has(edge.tail) !== side.has(edge.head));
  const [first] = (crossing.length > 0 ? crossing : shown).sort((left, right) => costOf(left) - costOf(right));
  return first ?? null;
}

/** Hiding a first cell of a row means to hide a second one too. */
function costOf({ row, group }: Edge): number {
  return row.hidden.size > 0 ? group.conversations : 2 * group.conversations;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
