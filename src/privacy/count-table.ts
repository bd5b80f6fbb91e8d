/** The exact counts behind one table: for every shown group of conversations, how many have each value. */
import { type Group, NO_ACCOUNT, supportOf, unionOf } from './group.ts';
import type { Support } from './thresholds.ts';

/** One row of a table: all conversations, a shown cluster, or a pool of withheld ones. */
export interface CountRow {
  /** Position of the row that holds it; -1 for the first, which holds all. Rows come after those that hold them. */
  readonly parent: number;
  /** Whether other rows split it without remainder. */
  readonly split: boolean;
  /** False for pools: their size is public, no cell of theirs is. */
  readonly mayShow: boolean;
  /** By value; values that nothing in the row has are absent. */
  readonly cells: ReadonlyMap<number, Group>;
  /** Values whose cells are not shown. Grows while the table is made safe. */
  readonly hidden: Set<number>;
}

/** What a derived figure must meet. */
export type Minimum = Support;

export function meets(group: Group, minimum: Minimum): boolean {
  return group.conversations >= minimum.conversations && group.accounts.size >= minimum.accounts;
}

/** Where rows lie before they are counted by value: `pieces` are the numbers of the parts that a leaf consists of. */
export interface RowShape {
  readonly parent: number;
  readonly mayShow: boolean;
  /** Parts of the row that no other row holds. */
  readonly parts: readonly number[];
}

/**
 * Counts conversations by value in each of `parts` parts, once for a whole table.
 *
 * @param partOf part of each conversation
 * @param valueNumbers value of each conversation
 */
export function countParts(
  parts: number,
  partOf: Int32Array,
  valueNumbers: Int32Array,
  accounts: Int32Array,
): Map<number, Group>[] {
  const counted = Array.from(
    { length: parts },
    () => new Map<number, { conversations: number; accounts: Set<number> }>(),
  );
  for (let row = 0; row < partOf.length; row++) {
    const cells = counted[partOf[row] as number] as (typeof counted)[number];
    const value = valueNumbers[row] as number;
    let cell = cells.get(value);
    if (cell === undefined) {
      cell = { conversations: 0, accounts: new Set() };
      cells.set(value, cell);
    }
    cell.conversations++;
    const account = accounts[row] as number;
    if (account !== NO_ACCOUNT) cell.accounts.add(account);
  }
  return counted;
}

/** The rows of a table, with every cell that is below the minimum by itself hidden, and all cells of pools. */
export function countRows(
  shapes: readonly RowShape[],
  parts: readonly Map<number, Group>[],
  minimum: Minimum,
): CountRow[] {
  const below: Map<number, Group>[][] = shapes.map(({ parts: own }) => own.map((part) => parts[part] ?? new Map()));
  const split = new Set(shapes.map((shape) => shape.parent));
  const rows: CountRow[] = [];
  for (let position = shapes.length - 1; position >= 0; position--) {
    const { parent, mayShow } = shapes[position] as RowShape;
    const cells = uniteCells(below[position] ?? []);
    below[parent]?.push(cells);
    const hidden = [...cells].filter(([, group]) => !mayShow || !meets(group, minimum)).map(([value]) => value);
    rows.push({ parent, split: split.has(position), mayShow, cells, hidden: new Set(hidden) });
  }
  return rows.reverse();
}

/** In the order of the values, never in that of the conversations: what is hidden depends on it between equals. */
function uniteCells(parts: readonly ReadonlyMap<number, Group>[]): Map<number, Group> {
  const values = [...new Set(parts.flatMap((part) => [...part.keys()]))].sort((left, right) => left - right);
  return new Map(
    values.map((value) => {
      const groups = parts.flatMap((part) => part.get(value) ?? []);
      return [value, groups.length === 1 ? (groups[0] as Group) : unionOf(groups)];
    }),
  );
}

/** Values of a row whose cells are shown, ascending. */
export function shownValues(row: CountRow): number[] {
  return [...row.cells.keys()].filter((value) => !row.hidden.has(value)).sort((left, right) => left - right);
}

/** All that the hidden cells of a row hold together; null where no cell is hidden. */
export function hiddenGroup(row: CountRow): Group | null {
  if (row.hidden.size === 0) return null;
  return unionOf([...row.hidden].map((value) => row.cells.get(value) as Group));
}

/** The conversations of a row that do not have a value. */
export function complementOf(row: CountRow, value: number): Support {
  const others = [...row.cells].filter(([other]) => other !== value).map(([, group]) => group);
  return supportOf(unionOf(others));
}
