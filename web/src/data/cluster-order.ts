import type { FacetTable, PublicCluster } from '../../../src/public-records/release.ts';
import { compareNames, largestFirst } from './by-size.ts';
import { type HeatCell, heatRows, overFirst, type RowOrder } from './comparisons.ts';
import type { ReleaseIndex } from './release-index.ts';
import { type Tint, tintFirst, tintsOf } from './tints.ts';

/** What of an address says in which order clusters stand. */
interface Sorting {
  readonly sort: string;
  readonly by: string;
}

export interface ClusterOrder {
  /** Negative where the left one comes first; undefined for the largest first, as they stand in the tree. */
  readonly compare: ((left: PublicCluster, right: PublicCluster) => number) | undefined;
  /** By cluster id: what they are sorted by, where that is no size and no name. */
  readonly cells: ReadonlyMap<string, Tint> | undefined;
}

/** A value that the facet does not have orders nothing. */
export function orderOf({ sort, by }: Sorting, { values }: FacetTable): RowOrder {
  const position = values.indexOf(by);
  if (sort === 'over' && position >= 0) return { by: 'over', value: position };
  return { by: sort === 'name' ? 'name' : 'size' };
}

/** The order of siblings in the tree. */
export function clusterOrder(index: ReleaseIndex, { sort, by, facet }: Sorting & { facet: string }): ClusterOrder {
  const tints = tintsOf(index.release, sort);
  if (tints !== undefined) {
    return {
      compare: (left, right) => tintFirst(tints.get(left.id), tints.get(right.id)) || largestFirst(left, right),
      cells: tints,
    };
  }
  const cells = sort === 'over' ? cellsOfValue(index, { facet, value: by }) : undefined;
  if (cells === undefined) return { compare: sort === 'name' ? compareNames : undefined, cells };
  return {
    compare: (left, right) => overFirst(cells.get(left.id), cells.get(right.id)) || largestFirst(left, right),
    cells,
  };
}

/** By cluster id: its cell of a value; undefined where nothing is compared or the facet does not have the value. */
export function cellsOfValue(
  index: ReleaseIndex,
  { facet, value }: { readonly facet: string; readonly value: string },
): ReadonlyMap<string, HeatCell> | undefined {
  const table = index.facet(facet) ?? index.release.facets[0];
  const position = table?.values.indexOf(value) ?? -1;
  if (table === undefined || position < 0 || index.release.manifest.comparisons === undefined) return undefined;
  const rows = heatRows(index, table, index.release.clusters.clusters, { by: 'size' });
  return new Map(rows.map(({ cluster, cells }) => [cluster.id, cells[position] as HeatCell]));
}
