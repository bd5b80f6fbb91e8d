/** Comparisons for a made-up release: as if conversations of one account resembled each other. */

import { precisionOf, shownComparison } from '../../privacy/comparison-precision.ts';
import { type Compared, MARKED, ratesOf } from '../../privacy/comparisons.ts';
import type { Cell, CellComparison, ReleaseData } from '../../public-records/release.ts';
import { independentError, type TwoShares } from '../../stats/share-ratio.ts';

/** How much wider than that of independent conversations an error is. */
const DESIGN = 1.4;

/** The same release with a comparison in every cell that can have one. */
export function withComparisons(release: ReleaseData): ReleaseData {
  const compared = new Map(cellsOf(release));
  const clusters = release.clusters.clusters.length;
  const tests = release.facets.reduce((sum, { baseline }) => sum + clusters * baseline.cells.length, 0);
  const rates = ratesOf([...compared.values()], tests);
  const comparisons = new Map<Cell, CellComparison>();
  [...compared].forEach(([cell, { total, precision }], place) => {
    comparisons.set(cell, shownComparison(total, precision, rates[place]!));
  });
  const withOwn = (cell: Cell): Cell => {
    const comparison = comparisons.get(cell);
    return comparison === undefined ? cell : { ...cell, comparison };
  };
  return {
    ...release,
    manifest: { ...release.manifest, comparisons: { method: 1, with: 'all', tests, ...MARKED } },
    facets: release.facets.map((table) => ({
      ...table,
      clusters: Object.fromEntries(
        Object.entries(table.clusters).map(([id, row]) => [id, { ...row, cells: row.cells.map(withOwn) }]),
      ),
    })),
  };
}

function cellsOf({ clusters, facets }: ReleaseData): [Cell, Compared][] {
  const sizes = new Map(clusters.clusters.map(({ id, conversations }) => [id, conversations]));
  return facets.flatMap((table) => {
    const shares = new Map(table.baseline.cells.map((cell) => [cell.value, cell.conversations]));
    return Object.entries(table.clusters).flatMap(([id, { cells }]) =>
      cells.flatMap((cell): [Cell, Compared][] => {
        const otherSome = shares.get(cell.value);
        if (otherSome === undefined) return [];
        const total: TwoShares = {
          some: cell.conversations,
          all: sizes.get(id)!,
          otherSome,
          otherAll: clusters.total.conversations,
        };
        const error = { error: DESIGN * independentError(total), degrees: cell.accounts / 2 - 1 };
        return [[cell, { total, precision: precisionOf(total, error) }]];
      }),
    );
  });
}
