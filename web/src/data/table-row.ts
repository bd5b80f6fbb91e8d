import type { CellRow, FacetTable } from '../../../src/public-records/release.ts';

/** The row of a cluster, if it has one. */
export function rowOf(table: FacetTable, id: string): CellRow | null {
  return Object.hasOwn(table.clusters, id) ? table.clusters[id]! : null;
}
