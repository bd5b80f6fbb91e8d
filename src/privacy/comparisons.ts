/**
 * What over all conversations is more, and less, frequent in a cluster. Worked out once it is decided what may be shown, of
 * shown cells with a shown share over all alone: of hidden cells it is only counted that there are any.
 */
import type { Cell, CellComparison, CellRow, Comparisons, FacetTable } from '../public-records/release.ts';
import { falseDiscoveryRates } from '../stats/false-discovery.ts';
import type { TwoShares } from '../stats/share-ratio.ts';
import { type AccountCounts, accountCounts, type RatioError, ratioErrors } from './account-changes.ts';
import { chanceOf, type Precision, precisionOf, shownComparison } from './comparison-precision.ts';
import type { CountRow } from './count-table.ts';
import type { Decision } from './decision.ts';
import { type DecidedTable, facetTable } from './facet-tables.ts';

/** From which q-value on, and from which ratio on (or its inverse), a difference is worth a mark. */
export const MARKED = { maxQ: 0.05, minRatio: 1.25 } as const;

export interface ComparedTables {
  readonly facets: readonly FacetTable[];
  /** Null where there is nothing to compare. */
  readonly comparisons: Comparisons | null;
}

/** A cell, with how sure its ratio is. */
export interface Compared {
  readonly total: TwoShares;
  readonly precision: Precision | null;
}

/** The tables of a decision, with a comparison in every cell that can have one. */
export function comparedTables({ tables, bases }: Decision, accounts: Int32Array): ComparedTables {
  const decided = [...tables.values()];
  const facets = decided.map(facetTable);
  const [first] = decided;
  const clusters = first?.layout.ids.filter((id) => id !== null).length ?? 0;
  const tests = facets.reduce((sum, { baseline }) => sum + clusters * baseline.cells.length, 0);
  if (first === undefined || tests === 0) return { facets, comparisons: null };
  const counts = accountCounts(first.layout, bases, accounts);
  const compared = new Map(
    facets.flatMap((facet, place) => comparedCells(facet, decided[place] as DecidedTable, counts)),
  );
  const shown = shownComparisons(compared, tests);
  return {
    facets: facets.map((facet) => withComparisons(facet, shown)),
    comparisons: { method: 1, with: 'all', tests, ...MARKED },
  };
}

function comparedCells(facet: FacetTable, table: DecidedTable, counts: AccountCounts): [Cell, Compared][] {
  const having = Map.groupBy(table.valueNumbers.keys(), (conversation) => table.valueNumbers[conversation]);
  const positions = new Map(table.layout.ids.map((id, position) => [id, position]));
  const rows = Object.entries(facet.clusters).map(([id, row]) => ({ row, position: positions.get(id) as number }));
  return facet.baseline.cells.flatMap((all) => {
    const label = facet.values[all.value] as string;
    const cells = rows.flatMap(({ row, position }): [number, Cell][] => {
      const cell = row.cells.find(({ value }) => value === all.value);
      return cell === undefined ? [] : [[position, cell]];
    });
    const conversations = having.get(table.labels.indexOf(label)) ?? [];
    const errors = ratioErrors(conversations, new Set(cells.map(([position]) => position)), counts);
    return cells.map(([position, cell]): [Cell, Compared] => {
      const total = {
        some: cell.conversations,
        all: sizeOf(table.rows[position]),
        otherSome: all.conversations,
        otherAll: table.valueNumbers.length,
      };
      return [cell, { total, precision: precisionOf(total, errors.get(position) as RatioError) }];
    });
  });
}

function sizeOf(row: CountRow | undefined): number {
  let size = 0;
  for (const { conversations } of row?.cells.values() ?? []) size += conversations;
  return size;
}

function shownComparisons(compared: ReadonlyMap<Cell, Compared>, tests: number): Map<Cell, CellComparison> {
  const rates = ratesOf([...compared.values()], tests);
  return new Map(
    [...compared].map(([cell, { total, precision }], place) => [
      cell,
      shownComparison(total, precision, rates[place] as number),
    ]),
  );
}

function withComparisons(facet: FacetTable, comparisons: ReadonlyMap<Cell, CellComparison>): FacetTable {
  const rows = Object.entries(facet.clusters).map(([id, row]): [string, CellRow] => {
    const cells = row.cells.map((cell) => {
      const comparison = comparisons.get(cell);
      return comparison === undefined ? cell : { ...cell, comparison };
    });
    return [id, { ...row, cells }];
  });
  return { ...facet, clusters: Object.fromEntries(rows) };
}

/** q-values of some of `tests` comparisons, the others of which found nothing. */
export function ratesOf(compared: readonly Compared[], tests: number): number[] {
  const chances = compared.map(({ total, precision }) => chanceOf(total, precision));
  const others = new Array<number>(Math.max(0, tests - chances.length)).fill(1);
  return falseDiscoveryRates([...chances, ...others]).slice(0, chances.length);
}
