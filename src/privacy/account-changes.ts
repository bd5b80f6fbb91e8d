/** How much the ratio of a cell's share to the share over all rests on single accounts. Exact: for the private side alone. */
import { effectiveNumber, logWithout, type ShareRatio } from '../stats/share-ratio.ts';
import type { BaseGroup } from './base-groups.ts';
import { samplingUnits } from './group.ts';
import type { TableLayout } from './layout-of-rows.ts';

/** Conversations by account, over all and in every row; the same for all tables of a release. */
export interface AccountCounts {
  /** By conversation: its account; one without an account is one of its own. */
  readonly units: Int32Array;
  /** By conversation: all rows that count it, the innermost first. */
  readonly rowsOf: readonly (readonly number[])[];
  /** By account: what the logarithm of all conversations changes by without it. */
  readonly withoutAll: Float64Array;
  readonly rows: readonly RowAccounts[];
}

interface RowAccounts {
  readonly units: Int32Array;
  /** By position in `units`: what the logarithm of the row changes by without the account. */
  readonly without: Float64Array;
  readonly effective: number;
}

/** `ShareRatio` without the ratio, which follows from the counts. */
export type RatioError = Omit<ShareRatio, 'logRatio'>;

export function accountCounts(layout: TableLayout, bases: readonly BaseGroup[], accounts: Int32Array): AccountCounts {
  const units = samplingUnits(accounts);
  const rowsOf = rowsByConversation(layout, bases, accounts.length);
  const counts = layout.shapes.map(() => new Map<number, number>());
  units.forEach((unit, conversation) => {
    for (const row of rowsOf[conversation] as readonly number[]) addOne(counts[row] as Map<number, number>, unit);
  });
  const rows = counts.map(rowAccounts);
  const all = rows[0] as RowAccounts;
  const withoutAll = new Float64Array(all.units.length);
  all.units.forEach((unit, place) => {
    withoutAll[unit] = all.without[place] as number;
  });
  return { units, rowsOf, withoutAll, rows };
}

/**
 * @param conversations those that have the value
 * @param asked rows of the layout whose cell of the value is asked for
 * @returns by row; the same as `shareRatio` of all accounts, in time that grows with those of the row
 */
export function ratioErrors(
  conversations: readonly number[],
  asked: ReadonlySet<number>,
  { units, rowsOf, withoutAll, rows }: AccountCounts,
): Map<number, RatioError> {
  const ofValue = new Map<number, number>();
  const cells = new Map([...asked].map((row) => [row, new Map<number, number>()]));
  for (const conversation of conversations) {
    const unit = units[conversation] as number;
    addOne(ofValue, unit);
    for (const row of rowsOf[conversation] as readonly number[]) {
      const cell = cells.get(row);
      if (cell !== undefined) addOne(cell, unit);
    }
  }
  const outside = withoutAll.slice();
  for (const [unit, count] of ofValue) {
    outside[unit] = (outside[unit] as number) - logWithout(count, conversations.length);
  }
  const squares = outside.reduce((sum, change) => sum + change ** 2, 0);
  const effective = effectiveNumber(ofValue.values());
  return new Map(
    [...cells].map(([position, cell]) => {
      const row = rows[position] as RowAccounts;
      const degrees = Math.min(effective, row.effective, effectiveNumber(cell.values())) - 1;
      return [position, { error: errorIn(row, cell, outside, squares), degrees }];
    }),
  );
}

/** Accounts outside the row change the ratio by what they change of its second share alone. */
function errorIn(row: RowAccounts, cell: ReadonlyMap<number, number>, outside: Float64Array, squares: number): number {
  const size = sum(cell);
  let inside = squares;
  row.units.forEach((unit, place) => {
    const elsewhere = outside[unit] as number;
    const own = cell.get(unit);
    const change = elsewhere - (row.without[place] as number) + (own === undefined ? 0 : logWithout(own, size));
    inside += change ** 2 - elsewhere ** 2;
  });
  return Math.sqrt(Math.max(0, inside));
}

function rowAccounts(counts: ReadonlyMap<number, number>): RowAccounts {
  const size = sum(counts);
  return {
    units: Int32Array.from(counts.keys()),
    without: Float64Array.from(counts.values(), (count) => logWithout(count, size)),
    effective: effectiveNumber(counts.values()),
  };
}

function rowsByConversation({ shapes }: TableLayout, bases: readonly BaseGroup[], conversations: number): number[][] {
  const rowsOf = new Array<number[]>(conversations).fill([]);
  shapes.forEach(({ parts }, leaf) => {
    const path: number[] = [];
    for (let row = leaf; row >= 0; row = shapes[row]?.parent ?? -1) path.push(row);
    for (const part of parts) for (const conversation of bases[part]?.rows ?? []) rowsOf[conversation] = path;
  });
  return rowsOf;
}

function sum(counts: ReadonlyMap<number, number>): number {
  let size = 0;
  for (const count of counts.values()) size += count;
  return size;
}

function addOne(counts: Map<number, number>, unit: number): void {
  counts.set(unit, (counts.get(unit) ?? 0) + 1);
}
