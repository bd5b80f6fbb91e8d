/**
 * Checks of how cells are compared with all conversations. Ratios follow from shown counts, q-values from ratios, intervals and
 * degrees of freedom; of these two it is checked that they say no more than the steps that there are.
 */
import {
  chanceOf,
  type Precision,
  precisionIn,
  shownComparison,
  shownRate,
} from '../../privacy/comparison-precision.ts';
import { MARKED } from '../../privacy/comparisons.ts';
import type { Cell, CellComparison } from '../../public-records/release.ts';
import { falseDiscoveryRates } from '../../stats/false-discovery.ts';
import type { TwoShares } from '../../stats/share-ratio.ts';
import { MANIFEST, type OpenedRelease } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';

interface Comparable {
  readonly cell: Cell;
  readonly place: string;
  /** Null where the share over all is not shown. */
  readonly total: TwoShares | null;
}

/** Needs tables whose sums are right. */
export function checkComparisons(release: OpenedRelease, findings: Findings): void {
  const { comparisons } = release.manifest;
  const clusters = release.clusters.clusters.length;
  const tests = release.tables.reduce((sum, { table }) => sum + clusters * table.baseline.cells.length, 0);
  const told = comparisons === undefined || comparisons.tests === tests;
  findings.expect(
    told && (comparisons?.tests ?? 1) > 0,
    'comparisons',
    MANIFEST,
    'It counts other comparisons than there are.',
  );
  const { maxQ, minRatio } = comparisons ?? MARKED;
  const marks = maxQ === MARKED.maxQ && minRatio === MARKED.minRatio;
  findings.expect(marks, 'comparisons', MANIFEST, 'What is called a difference is not what this version calls one.');
  const cells = comparable(release);
  for (const { cell, place, total } of cells) {
    const due = comparisons !== undefined && total !== null;
    findings.expect(
      (cell.comparison !== undefined) === due,
      'comparisons',
      place,
      'It is compared and cannot be, or the reverse.',
    );
  }
  if (comparisons !== undefined) checkFigures(cells, tests, findings);
}

function comparable({ tables, clusters }: OpenedRelease): Comparable[] {
  const sizes = new Map(clusters.clusters.map(({ id, conversations }) => [id, conversations]));
  return tables.flatMap(({ path, table }) => {
    const shares = new Map(table.baseline.cells.map((cell) => [cell.value, cell.conversations]));
    const ofAll = table.baseline.cells.map((cell) => ({
      cell,
      place: `${path} baseline value ${cell.value}`,
      total: null,
    }));
    const ofClusters = Object.entries(table.clusters).flatMap(([id, { cells }]) =>
      cells.map((cell): Comparable => {
        const [all, otherSome] = [sizes.get(id), shares.get(cell.value)];
        const place = `${path} ${id} value ${cell.value}`;
        if (all === undefined || otherSome === undefined) return { cell, place, total: null };
        return {
          cell,
          place,
          total: { some: cell.conversations, all, otherSome, otherAll: clusters.total.conversations },
        };
      }),
    );
    return [...ofAll, ...ofClusters];
  });
}

function checkFigures(cells: readonly Comparable[], tests: number, findings: Findings): void {
  const compared = cells.flatMap(({ cell, place, total }) =>
    cell.comparison === undefined || total === null ? [] : [{ comparison: cell.comparison, place, total }],
  );
  const chances = compared.map(({ comparison, place, total }) => {
    const precision = precisionSaid(comparison, total);
    const right = precision !== undefined && comparison.ratio === shownComparison(total, null, 1).ratio;
    findings.expect(
      right,
      'comparison',
      place,
      'The ratio is not that of the shares, or its interval is none that can be shown.',
    );
    return chanceOf(total, precision ?? null);
  });
  const none = new Array<number>(Math.max(0, tests - chances.length)).fill(1);
  const rates = falseDiscoveryRates([...chances, ...none]);
  compared.forEach(({ comparison: { sure }, place }, position) => {
    if (sure === undefined) return;
    // Of two versions of the mathematical functions one may round the other way.
    const same = Math.abs(sure.q - shownRate(rates[position] as number)) < 0.0015;
    findings.expect(same, 'comparison', place, 'The q-value does not follow from what is shown.');
  });
}

/** Null where nothing is told, undefined where it is told as nobody would. */
function precisionSaid({ sure }: CellComparison, total: TwoShares): Precision | null | undefined {
  return sure === undefined ? null : precisionIn(total, sure);
}
