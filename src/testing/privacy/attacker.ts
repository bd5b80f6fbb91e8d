/**
 * An attacker who has the public content of a facet table, and knows besides which cells are empty. It writes down
 * every sum that the release states about hidden cells and looks for what follows. Nothing of the gate is used.
 */
import type { CellRow, FacetTable, PublicClusters } from '../../public-records/release.ts';

/** Hidden cells (by name, see `cellName`) that add up to a number that is public. */
export interface Equation {
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  readonly sum: number;
}

/** @param row id of a cluster, `all`, or `pool of ` and one of them */
export function cellName(row: string, value: string): string {
  return `${row} | ${value}`;
}

/** Every equation of a table. `holds` says whether a cell has any conversation at all. */
export function equationsOf(
  { total, withheld, clusters }: PublicClusters,
  table: FacetTable,
  values: readonly string[],
  holds: (row: string, value: string) => boolean,
): Equation[] {
  const equations: Equation[] = [];
  const rowOf = (id: string): CellRow | undefined => (id === 'all' ? table.baseline : table.clusters[id]);
  const shown = (id: string, value: string): number | undefined =>
    rowOf(id)?.cells.find((cell) => table.values[cell.value] === value)?.conversations;
  const hidden = (id: string): string[] =>
    values.filter((value) => shown(id, value) === undefined && holds(id, value)).map((value) => cellName(id, value));
  const everyone = { id: 'all', parent: null, conversations: total.conversations, withheld };
  for (const { id, conversations, withheld: pool } of [everyone, ...clusters]) {
    const known = rowOf(id)?.cells.reduce((sum, cell) => sum + cell.conversations, 0) ?? 0;
    equations.push({ plus: hidden(id), minus: [], sum: conversations - known });
    const children = clusters.filter(({ parent }) => (parent ?? 'all') === id).map((child) => child.id);
    if (children.length === 0) continue;
    const below = pool === null ? children : [...children, `pool of ${id}`];
    if (pool !== null) equations.push({ plus: hidden(`pool of ${id}`), minus: [], sum: pool.conversations });
    for (const value of values) {
      const own = shown(id, value);
      const parts = below.map((part) => ({ name: cellName(part, value), figure: shown(part, value), part }));
      const open = parts.filter(({ figure, part }) => figure === undefined && holds(part, value));
      const sum = (own ?? 0) - parts.reduce((so, { figure }) => so + (figure ?? 0), 0);
      const minus = own === undefined && holds(id, value) ? [cellName(id, value)] : [];
      equations.push({ plus: open.map(({ name }) => name), minus, sum });
    }
  }
  return equations.filter(({ plus, minus }) => plus.length + minus.length > 0);
}

const TINY = 1e-7;

/** What numbers a cell can be: linear programs over the equations, solved by the simplex method with Bland's rule. */
export class Attack {
  readonly #index: ReadonlyMap<string, number>;
  readonly #least: number;
  readonly #rows: number[][];
  readonly #basis: number[];

  /** @param least what every hidden cell is known to hold: 0, or 1 for who knows that none is empty */
  constructor(equations: readonly Equation[], least: number) {
    const names = [...new Set(equations.flatMap(({ plus, minus }) => [...plus, ...minus]))];
    this.#least = least;
    this.#index = new Map(names.map((name, position) => [name, position]));
    this.#rows = equations.map((equation, position) => this.#tableauRow(equation, position, equations.length));
    this.#basis = equations.map((_, position) => names.length + position);
    const width = names.length + equations.length;
    const penalty = Array.from({ length: width + 1 }, (_, at) => (at >= names.length && at < width ? -1 : 0));
    if (simplex(this.#rows, this.#basis, penalty, width) < -TINY)
      throw new Error('The equations contradict one another.');
  }

  /** @param cells one or more, of which the sum is asked */
  largest(...cells: readonly string[]): number {
    return this.#least * cells.length + this.#maximise(cells, 1);
  }

  smallest(...cells: readonly string[]): number {
    return this.#least * cells.length - this.#maximise(cells, -1);
  }

  /** One artificial column for each equation, then the right side, made positive. */
  #tableauRow({ plus, minus, sum }: Equation, position: number, equations: number): number[] {
    const right = sum - this.#least * (plus.length - minus.length);
    const sign = right < 0 ? -1 : 1;
    const row = new Array<number>(this.#index.size + equations + 1).fill(0);
    for (const name of plus) row[this.#index.get(name) as number] = sign;
    for (const name of minus) row[this.#index.get(name) as number] = -sign;
    row[this.#index.size + position] = 1;
    row[row.length - 1] = right * sign;
    return row;
  }

  #maximise(cells: readonly string[], sign: number): number {
    const target = new Array<number>((this.#rows[0] as number[]).length).fill(0);
    for (const cell of cells) target[this.#index.get(cell) as number] = sign;
    const rows = this.#rows.map((row) => [...row]);
    return simplex(rows, [...this.#basis], target, this.#index.size);
  }
}

/** Maximises in place; only the first `usable` columns may enter the basis. */
function simplex(rows: number[][], basis: number[], target: readonly number[], usable: number): number {
  const right = target.length - 1;
  const total = (column: number): number =>
    rows.reduce((sum, row, at) => sum + (target[basis[at] as number] as number) * (row[column] as number), 0);
  for (;;) {
    let entering = 0;
    while (entering < usable && (target[entering] as number) - total(entering) <= TINY) entering++;
    if (entering === usable) return total(right);
    const leaving = leavingRow(rows, basis, entering, usable);
    if (leaving === null) return Number.POSITIVE_INFINITY;
    pivot(rows, leaving, entering);
    basis[leaving] = entering;
  }
}

function leavingRow(
  rows: readonly number[][],
  basis: readonly number[],
  entering: number,
  usable: number,
): number | null {
  let leaving: number | null = null;
  let best = Number.POSITIVE_INFINITY;
  rows.forEach((row, at) => {
    const ratio = ratioOf(row, entering, (basis[at] as number) >= usable);
    const earlier = leaving !== null && (basis[at] as number) < (basis[leaving] as number);
    if (ratio >= best + TINY || (ratio > best - TINY && !earlier)) return;
    best = Math.min(best, ratio);
    leaving = at;
  });
  return leaving;
}

/** An artificial column that is left over stands at zero and must not rise. */
function ratioOf(row: readonly number[], entering: number, leftOver: boolean): number {
  const factor = row[entering] as number;
  if (leftOver && Math.abs(factor) > TINY) return 0;
  return factor > TINY ? (row.at(-1) as number) / factor : Number.POSITIVE_INFINITY;
}

function pivot(rows: number[][], leaving: number, entering: number): void {
  const line = rows[leaving] as number[];
  const factor = line[entering] as number;
  for (let column = 0; column < line.length; column++) line[column] = (line[column] as number) / factor;
  rows.forEach((row, at) => {
    const times = row[entering] as number;
    if (at === leaving || times === 0) return;
    for (let column = 0; column < row.length; column++) {
      row[column] = (row[column] as number) - times * (line[column] as number);
    }
  });
}

/**
 * Every sum of cells that some equations, added or subtracted whole, come to: the sets of cells whose sum is known.
 * Three to the power of the number of equations are tried.
 */
export function knownSums(equations: readonly Equation[]): string[][] {
  const names = [...new Set(equations.flatMap(({ plus, minus }) => [...plus, ...minus]))];
  const found = new Map<string, string[]>();
  const times = new Map<string, number>(names.map((name) => [name, 0]));
  const add = ({ plus, minus }: Equation, sign: number): void => {
    for (const name of plus) times.set(name, (times.get(name) as number) + sign);
    for (const name of minus) times.set(name, (times.get(name) as number) - sign);
  };
  const visit = (position: number): void => {
    const equation = equations[position];
    if (equation !== undefined) {
      for (const sign of [0, 1, -1]) {
        add(equation, sign);
        visit(position + 1);
        add(equation, -sign);
      }
      return;
    }
    if ([...times.values()].some((count) => count < 0 || count > 1)) return;
    const cells = names.filter((name) => times.get(name) === 1);
    if (cells.length > 0) found.set(cells.join('\n'), cells);
  };
  visit(0);
  return [...found.values()];
}
