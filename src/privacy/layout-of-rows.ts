/** The rows that every table of a release has: all conversations, the shown clusters, and the pools of withheld ones. */
import type { ClusterSuppression, ShownCluster } from './cluster-suppression.ts';
import type { RowShape } from './count-table.ts';

export interface TableLayout {
  readonly shapes: readonly RowShape[];
  /** By row: the id of the cluster; null for all conversations and for pools. */
  readonly ids: readonly (string | null)[];
}

/** Parts are positions in the list of base groups. */
export function tableLayout({ tops, pool }: ClusterSuppression): TableLayout {
  const shapes: RowShape[] = [{ parent: -1, mayShow: true, parts: [] }];
  const ids: (string | null)[] = [null];
  const add = (id: string | null, shape: RowShape): number => {
    ids.push(id);
    return shapes.push(shape) - 1;
  };
  const addCluster = (cluster: ShownCluster, parent: number): void => {
    const whole = cluster.children.length === 0;
    const position = add(cluster.id, { parent, mayShow: true, parts: whole ? cluster.bases : [] });
    if (!whole) addBelow(cluster.children, cluster.pool, position);
  };
  const addBelow = (children: readonly ShownCluster[], pooled: readonly number[], parent: number): void => {
    for (const child of children) addCluster(child, parent);
    if (pooled.length > 0) add(null, { parent, mayShow: false, parts: pooled });
  };
  addBelow(tops, pool, 0);
  return { shapes, ids };
}
