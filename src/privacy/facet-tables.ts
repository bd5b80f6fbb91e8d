/** Facet tables as a release shows them. */
import type { Cell, CellRow, FacetTable } from '../public-records/release.ts';
import {
  type CountRow,
  complementOf,
  countParts,
  countRows,
  hiddenGroup,
  type Minimum,
  shownValues,
} from './count-table.ts';
import { hideUnknown } from './follows-from-weaker.ts';
import type { GateFacet } from './gate-input.ts';
import { type Group, supportOf } from './group.ts';
import type { TableLayout } from './layout-of-rows.ts';
import { protectionSteps } from './secondary-suppression.ts';

/** The label of conversations without a value. */
const NO_VALUE = '(no value)';

export interface TableFacts {
  readonly layout: TableLayout;
  /** By row of the input: the base group it lies in. */
  readonly partOf: Int32Array;
  readonly parts: number;
  readonly accounts: Int32Array;
  readonly minimum: Minimum;
}

/** A table with what is hidden in it. */
export interface DecidedTable {
  readonly facet: GateFacet;
  readonly layout: TableLayout;
  /** By number of the value. */
  readonly labels: readonly string[];
  /** By row of the input. */
  readonly valueNumbers: Int32Array;
  /** One for each shape of the layout. */
  readonly rows: readonly CountRow[];
}

/**
 * Null where there is nothing to compare: one value, or none whose cell over all conversations may be shown. A step tells the share of
 * the work that is done, 0 to 1.
 *
 * @param weaker the same facet under a weaker preset: cells that do not follow from it are hidden
 * @param more further cells to hide, as `ID/VALUE`
 */
export function* tableSteps(
  facet: GateFacet,
  facts: TableFacts,
  weaker: DecidedTable | null,
  more: ReadonlySet<string>,
): Generator<number, DecidedTable | null> {
  const { labels, valueNumbers } = numberValues(facet);
  if (labels.length < 2) return null;
  const { layout } = facts;
  const parts = countParts(facts.parts, facts.partOf, valueNumbers, facts.accounts);
  const rows = countRows(layout.shapes, parts, facts.minimum);
  const table = { facet, layout, labels, valueNumbers, rows };
  if (weaker !== null) hideUnknown(table, weaker);
  rows.forEach((row, position) => {
    if (!row.mayShow) return;
    for (const value of row.cells.keys()) if (more.has(`${layout.ids[position] ?? ''}/${value}`)) row.hidden.add(value);
  });
  yield* protectionSteps(rows, facts.minimum);
  const [all] = rows;
  return all === undefined || shownValues(all).length === 0 ? null : table;
}

export function facetTable({ facet, layout, labels, rows }: DecidedTable): FacetTable {
  const all = rows[0] as CountRow;
  const ordered = facet.labels === null ? bySize(all) : [...labels.keys()];
  const shown = ordered.filter((value) => rows.some((row) => row.mayShow && isShown(row, value)));
  const position = new Map(shown.map((value, index) => [value, index]));
  return {
    facet: facet.name,
    title: facet.title,
    kind: facet.kind,
    ...(facet.sameText === true ? { sameText: true as const } : {}),
    values: shown.map((value) => labels[value] as string),
    baseline: cellRow(all, position),
    clusters: clusterRows(rows, layout, position),
  };
}

function isShown(row: CountRow, value: number): boolean {
  return row.cells.has(value) && !row.hidden.has(value);
}

/** Values that some conversation has, numbered in the order of the labels, then of code units; no value comes last. */
function numberValues({ labels, values }: GateFacet): { labels: string[]; valueNumbers: Int32Array } {
  const present = new Set(values);
  const known = (labels ?? []).filter((label) => present.delete(label));
  const others = [...present].filter((label) => label !== null).sort();
  const ordered: (string | null)[] = [...known, ...others, ...(present.has(null) ? [null] : [])];
  const numbers = new Map(ordered.map((label, number) => [label, number]));
  const taken = new Set(ordered);
  let noValue = NO_VALUE;
  while (taken.has(noValue)) noValue = `(${noValue})`;
  return {
    labels: ordered.map((label) => label ?? noValue),
    valueNumbers: Int32Array.from(values, (label) => numbers.get(label) as number),
  };
}

function bySize({ cells }: CountRow): number[] {
  const size = (value: number): number => cells.get(value)?.conversations ?? 0;
  return [...cells.keys()].sort((left, right) => size(right) - size(left) || left - right);
}

function clusterRows(
  rows: readonly CountRow[],
  { ids }: TableLayout,
  position: ReadonlyMap<number, number>,
): Record<string, CellRow> {
  const entries = rows.flatMap((row, index): [string, CellRow][] => {
    const id = ids[index] ?? null;
    return id === null || shownValues(row).length === 0 ? [] : [[id, cellRow(row, position)]];
  });
  return Object.fromEntries(entries);
}

function cellRow(row: CountRow, position: ReadonlyMap<number, number>): CellRow {
  const cells = shownValues(row).map(
    (value): Cell => ({
      value: position.get(value) as number,
      ...supportOf(row.cells.get(value) as Group),
      complementAccounts: complementOf(row, value).accounts,
    }),
  );
  const hidden = hiddenGroup(row);
  return {
    cells: cells.sort((left, right) => left.value - right.value),
    withheld: hidden === null ? null : { ...supportOf(hidden), values: row.hidden.size },
  };
}
