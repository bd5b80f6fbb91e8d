/**
 * What subtraction brings out of a facet table. The hidden cells are the unknowns; rows, values and the tree give the
 * sums they must keep to, and these form a network (a cell is an edge from its value in the row above to its value in
 * the rows below). The most that a hidden cell can be is the least sum of hidden cells, holding it, that follows from
 * what is shown. So no figure below the minimum follows exactly if that most is nowhere below it, save zero. Then every
 * range is as wide as the minimum too, or belongs to a cell that follows exactly and is not below it: see
 * `docs/method/privacy.md`.
 */
import type { CellRow } from '../../public-records/release.ts';
import { Flow } from './verify-flow.ts';
import { rowOf, type TableFacts } from './verify-tables.ts';
import { childrenOf } from './verify-tree.ts';

interface Row {
  readonly id: string | null;
  readonly parent: string | null;
  readonly conversations: number;
  /** What is pooled below it; 0 where nothing is. */
  readonly pool: number;
  readonly split: boolean;
  readonly cells: CellRow | undefined;
}

interface HiddenCell {
  readonly edge: number;
  readonly place: string;
}

/** Needs a table whose tree and sums are right. */
export function checkDisclosure(facts: TableFacts): void {
  const { path, table, release, findings } = facts;
  const { baseline, values } = table;
  const unlisted = (baseline.withheld?.values ?? 0) - (values.length - baseline.cells.length);
  if (!findings.expect(unlisted >= 0, 'sum', path, 'More values are missing over all than are withheld.')) return;
  const network = new TableNetwork(path, unlisted > 0 ? values.length + 1 : values.length);
  for (const row of rowsOf(facts)) network.add(row);
  if (!findings.expect(network.flow.settle(), 'sum', path, 'No hidden cells fit the figures that are shown.')) return;
  const minimum = release.manifest.thresholds.minCellConversations;
  for (const { edge, place } of network.hidden) {
    const most = network.flow.most(edge, minimum);
    findings.expect(most === 0 || most >= minimum, 'subtraction', place, 'A figure below the minimum can be derived.');
  }
}

function rowsOf({ table, release }: TableFacts): Row[] {
  const { total, withheld, clusters } = release.clusters;
  const children = childrenOf(clusters);
  const all = { id: null, parent: null, conversations: total.conversations, withheld };
  return [all, ...clusters].map(({ id, parent, conversations, withheld: pooled }) => ({
    id,
    parent,
    conversations,
    pool: pooled?.conversations ?? 0,
    split: children.has(id),
    cells: rowOf(table, id),
  }));
}

class TableNetwork {
  readonly flow = new Flow();
  readonly hidden: HiddenCell[] = [];
  readonly #vertices = new Map<string, number>();
  readonly #path: string;
  readonly #values: number;

  /** @param values how many values are told apart; where some have no label, the last stands for them together */
  constructor(path: string, values: number) {
    this.#path = path;
    this.#values = values;
  }

  add(row: Row): void {
    const { id, cells } = row;
    const name = id ?? 'baseline';
    const shown = new Map(cells?.cells.map((cell) => [cell.value, cell.conversations]));
    for (const [value, conversations] of shown) {
      this.flow.supply(this.#above(row, value), -conversations);
      this.flow.supply(this.#within(row, value), conversations);
    }
    if (cells === undefined || cells.withheld !== null) {
      for (let value = 0; value < this.#values; value++) {
        if (!shown.has(value)) this.#hide(this.#above(row, value), this.#within(row, value), `${name} value ${value}`);
      }
    }
    if (id === null) this.flow.supply(this.#above(row, 0), row.conversations);
    if (!row.split) this.flow.supply(this.#within(row, 0), -row.conversations);
    else if (row.pool > 0) this.#addPool(row, name);
  }

  #addPool(row: Row, name: string): void {
    const pool = this.#vertex(`pool ${name}`);
    this.flow.supply(pool, -row.pool);
    for (let value = 0; value < this.#values; value++) {
      this.#hide(this.#within(row, value), pool, `${name} withheld value ${value}`);
    }
  }

  #hide(tail: number, head: number, place: string): void {
    this.hidden.push({ edge: this.flow.addEdge(tail, head), place: `${this.#path} ${place}` });
  }

  #above({ id, parent }: Row, value: number): number {
    return id === null ? this.#vertex('all') : this.#vertex(`row ${parent ?? ''} ${value}`);
  }

  #within({ id, split }: Row, value: number): number {
    return this.#vertex(split ? `row ${id ?? ''} ${value}` : `leaf ${id ?? ''}`);
  }

  #vertex(name: string): number {
    const known = this.#vertices.get(name) ?? this.flow.addVertex();
    this.#vertices.set(name, known);
    return known;
  }
}
