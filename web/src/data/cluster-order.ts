import type { FacetTable, PublicCluster } from '../../../src/public-records/release.ts';
import { compareNames, largestFirst } from './by-size.ts';
import { type HeatCell, heatRows, overFirst, type RowOrder } from './comparisons.ts';
import type { ReleaseIndex } from './release-index.ts';

/** What of an address says in which order clusters stand. */
interface Sorting {
  readonly sort: string;
  readonly by: string;
}

export interface ClusterOrder {
  /** Negative where the left one comes first; undefined for the largest first, as they stand in the tree. */
  readonly compare: ((left: PublicCluster, right: PublicCluster) => number) | undefined;
  /** By cluster id: its cell of the value that they are sorted by; undefined where they are sorted otherwise. */
  readonly cells: ReadonlyMap<string, HeatCell> | undefined;
}

/** A value that the facet does not have orders nothing. */
export function orderOf({ sort, by }: Sorting, { values }: FacetTable): RowOrder {
  const position = values.indexOf(by);
  if (sort === 'over' && position >= 0) return { by: 'over', value: position };
  return { by: sort === 'name' ? 'name' : 'size' };
}

/** The order of siblings in the tree. */
export function clusterOrder(index: ReleaseIndex, sorting: Sorting & { readonly facet: string }): ClusterOrder {
  const table = index.facet(sorting.facet) ?? index.release.facets[0];
  const order = table === undefined ? null : orderOf(sorting, table);
  if (table === undefined || order?.by !== 'over' || index.release.manifest.comparisons === undefined) {
    return { compare: sorting.sort === 'name' ? compareNames : undefined, cells: undefined };
  }
  const rows = heatRows(index, table, index.release.clusters.clusters, { by: 'size' });
  const cells = new Map(rows.map(({ cluster, cells: own }) => [cluster.id, own[order.value] as HeatCell]));
  return {
    compare: (left, right) => overFirst(cells.get(left.id), cells.get(right.id)) || largestFirst(left, right),
    cells,
  };
}
