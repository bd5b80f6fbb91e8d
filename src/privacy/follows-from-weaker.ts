/**
 * Which cells of a table follow from what a weaker preset shows of the same facet. A row under the stronger preset is a
 * union of leaves under the weaker (shown clusters and whole pools), and a value one of several values: a cell of it is
 * known where sums and differences of shown cells, taken along the tree, come to it. A parent may count less than under
 * the weaker preset. That its cell follows is then not enough: the cell of that name must be shown there as well.
 */
import type { CountRow } from './count-table.ts';
import type { TableLayout } from './layout-of-rows.ts';

/** What of a decided table is looked at. */
interface Table {
  readonly layout: TableLayout;
  readonly valueNumbers: Int32Array;
  readonly rows: readonly CountRow[];
}

/** Hides every cell that is hidden in the table under the weaker preset, or does not follow from it. */
export function hideUnknown(table: Table, weaker: Table): void {
  const classes = classesOf(table, weaker);
  const known = new KnownSums(weaker);
  const partsBelow = partsOf(table.layout);
  const namesake = new Map(weaker.layout.ids.map((id, position) => [id, weaker.rows[position] as CountRow]));
  // The first row and pools have no id; the first holds all under both, and of pools no cell is shown.
  namesake.set(null, weaker.rows[0] as CountRow);
  table.rows.forEach((row, position) => {
    const follows = known.of(partsBelow[position] as readonly number[]);
    const same = namesake.get(table.layout.ids[position] ?? null) as CountRow;
    for (const value of row.cells.keys()) {
      if (!classes.get(value)?.every((finer) => follows(finer) && isKnown(same, finer))) row.hidden.add(value);
    }
  });
}

/** By value: the values under the weaker preset that it is made of; without those that share one with another value. */
function classesOf({ valueNumbers }: Table, weaker: Table): Map<number, number[]> {
  const shared = new Map<number, number | null>();
  const made = new Map<number, Set<number>>();
  valueNumbers.forEach((value, row) => {
    const finer = weaker.valueNumbers[row] as number;
    const other = shared.get(finer);
    shared.set(finer, other === undefined || other === value ? value : null);
    made.set(value, (made.get(value) ?? new Set()).add(finer));
  });
  const whole = [...made].filter(([value, finer]) => [...finer].every((one) => shared.get(one) === value));
  return new Map(whole.map(([value, finer]) => [value, [...finer]]));
}

/** By row: all parts that it counts. */
function partsOf({ shapes }: TableLayout): number[][] {
  const parts = shapes.map((shape) => [...shape.parts]);
  for (let position = shapes.length - 1; position > 0; position--) {
    parts[shapes[position]?.parent as number]?.push(...(parts[position] as number[]));
  }
  return parts;
}

class KnownSums {
  readonly #rows: readonly CountRow[];
  readonly #children: readonly number[][];
  /** By row: how many parts it counts. */
  readonly #sizes: readonly number[];
  /** By part: the innermost row that counts it. */
  readonly #rowOf = new Map<number, number>();

  constructor({ layout, rows }: Table) {
    this.#rows = rows;
    this.#sizes = partsOf(layout).map((parts) => parts.length);
    layout.shapes.forEach(({ parts }, position) => {
      for (const part of parts) this.#rowOf.set(part, position);
    });
    const children: number[][] = rows.map(() => []);
    rows.forEach(({ parent }, position) => {
      children[parent]?.push(position);
    });
    this.#children = children;
  }

  /** Whether the cell of a value, over these parts alone, follows. They are whole leaves. */
  of(parts: readonly number[]): (value: number) => boolean {
    const inside = this.#countInside(parts);
    const known = (position: number, value: number, isWanted: boolean): boolean => {
      const all = this.#sizes[position] as number;
      const some = isWanted ? (inside[position] as number) : all - (inside[position] as number);
      if (some === 0) return true;
      const isShown = isKnown(this.#rows[position] as CountRow, value);
      if (some === all) return isShown;
      const below = this.#children[position] ?? [];
      return (
        below.every((child) => known(child, value, isWanted)) ||
        (isShown && below.every((child) => known(child, value, !isWanted)))
      );
    };
    return (value) => known(0, value, true);
  }

  /** By row: how many of the parts it counts. */
  #countInside(parts: readonly number[]): Uint32Array {
    const inside = new Uint32Array(this.#rows.length);
    for (const part of parts) {
      let row = this.#rowOf.get(part) ?? -1;
      for (; row >= 0; row = (this.#rows[row] as CountRow).parent) inside[row] = (inside[row] as number) + 1;
    }
    return inside;
  }
}

/** Shown, or known to be empty. */
function isKnown({ cells, hidden }: CountRow, value: number): boolean {
  return !cells.has(value) || !hidden.has(value);
}
