/** A large release in columns: a tenth of its size, without a figure less. The page reads it too, so it needs nothing of other packages. */
import { type Column, fromColumn, toColumn } from './columns.ts';
import type { EvalsPage } from './evals-page.ts';
import type {
  Cell,
  CellComparison,
  CellRow,
  FacetTable,
  PageData,
  PublicClusters,
  ReleaseData,
  RunTrees,
} from './release.ts';

/** Records of one shape. */
interface Packed {
  readonly count: number;
  readonly rows: Column;
}

/** `clusters.json` of schema version 2. */
export interface PackedClusters extends Omit<PublicClusters, 'clusters'> {
  readonly clusters: Packed;
}

/** `facets/<name>.json` of schema version 2. */
export interface PackedTable extends Omit<FacetTable, 'clusters'> {
  /** In the order of the ids. */
  readonly clusters: Packed & { readonly ids: Column };
}

export interface PackedRelease extends Pick<ReleaseData, 'manifest'> {
  readonly clusters: PackedClusters;
  readonly facets: readonly PackedTable[];
}

/** What a page reads: releases of schema version 2 are in columns. */
export type PageJson = PageRelease | (Omit<RunTrees, 'trees'> & { readonly trees: readonly PageRelease[] }) | EvalsPage;
type PageRelease = ReleaseData | PackedRelease;

export function packClusters(clusters: PublicClusters): PackedClusters {
  return { ...clusters, clusters: { count: clusters.clusters.length, rows: toColumn(clusters.clusters) } };
}

/** @throws RangeError where the columns do not fit together */
export function unpackClusters(packed: PackedClusters): PublicClusters {
  const { count, rows } = packed.clusters;
  return { ...packed, clusters: fromColumn(rows, count) as PublicClusters['clusters'] };
}

export function packTable(table: FacetTable): PackedTable {
  const ids = Object.keys(table.clusters).sort();
  const rows = toColumn(ids.map((id) => withoutRatios(table.clusters[id] as CellRow, table.baseline)));
  return { ...table, clusters: { count: ids.length, ids: toColumn(ids), rows } };
}

/** @throws RangeError where the columns do not fit together */
export function unpackTable(packed: PackedTable): FacetTable {
  const { count, ids, rows } = packed.clusters;
  const own = fromColumn(rows, count).map((row) => withRatios(row as RowWithoutRatios, packed.baseline));
  const entries = fromColumn(ids, count).map((id, at) => [id as string, own[at]] as const);
  return { ...packed, clusters: Object.fromEntries(entries) as FacetTable['clusters'] };
}

type CellWithoutRatio = Omit<Cell, 'comparison'> & { readonly comparison?: Partial<CellComparison> | undefined };
type RowWithoutRatios = Omit<CellRow, 'cells'> & { readonly cells: readonly CellWithoutRatio[] };

/** A ratio that follows from the counts of the table is left out. */
function withoutRatios(row: CellRow, baseline: CellRow): RowWithoutRatios {
  const derived = ratiosIn(row, baseline);
  const cells = row.cells.map((cell): CellWithoutRatio => {
    if (cell.comparison === undefined || cell.comparison.ratio !== derived(cell)) return cell;
    const { ratio: _, ...comparison } = cell.comparison;
    return { ...cell, comparison };
  });
  return { ...row, cells };
}

function withRatios(row: RowWithoutRatios, baseline: CellRow): CellRow {
  const derived = ratiosIn(row, baseline);
  const cells = row.cells.map(({ comparison, ...cell }): Cell => {
    if (comparison === undefined) return cell;
    return { ...cell, comparison: { ratio: derived(cell), ...comparison } };
  });
  return { ...row, cells };
}

type Counted = Pick<Cell, 'value' | 'conversations'>;
type CountedRow = Pick<CellRow, 'withheld'> & { readonly cells: readonly Counted[] };

/** Of a cell: its share of the row, divided by that of its value over all conversations, to three digits. */
function ratiosIn(row: CountedRow, baseline: CountedRow): (cell: Counted) => number {
  const [all, otherAll] = [conversationsIn(row), conversationsIn(baseline)];
  const shared = new Map(baseline.cells.map((cell) => [cell.value, cell.conversations]));
  return ({ value, conversations }) =>
    Number(((conversations / all) * (otherAll / (shared.get(value) ?? 0))).toPrecision(3));
}

function conversationsIn({ cells, withheld }: CountedRow): number {
  return cells.reduce((sum, { conversations }) => sum + conversations, withheld?.conversations ?? 0);
}

export function packPage(data: PageData): PageJson {
  if ('trees' in data) return { ...data, trees: data.trees.map(packRelease) };
  return 'manifest' in data ? packRelease(data) : data;
}

function packRelease(data: ReleaseData): PageRelease {
  const { manifest, clusters, facets } = data;
  if (manifest.schemaVersion === 1) return data;
  return { ...data, clusters: packClusters(clusters), facets: facets.map(packTable) };
}

/**
 * A table is unpacked when its clusters are first asked for: a page shows one of them at a time.
 *
 * @throws RangeError where the columns of the clusters do not fit together, and later where those of a table do not
 */
export function unpackRelease(release: PageRelease): ReleaseData {
  if (!isPacked(release)) return release;
  return { ...release, clusters: unpackClusters(release.clusters), facets: release.facets.map(unpackedLater) };
}

function unpackedLater(packed: PackedTable): FacetTable {
  let clusters: FacetTable['clusters'] | undefined;
  return {
    ...packed,
    get clusters() {
      clusters ??= unpackTable(packed).clusters;
      return clusters;
    },
  };
}

function isPacked(release: PageRelease): release is PackedRelease {
  return !Array.isArray(release.clusters.clusters);
}
