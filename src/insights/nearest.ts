/** What is close to a cluster and not in it: what its name has to tell it apart from. */
import { nearestOutside, nearestRows } from '../kernels/index.ts';
import { blockOf } from '../kernels/vectors.ts';
import type { VectorBlock } from '../text/spherical-k-means.ts';
import type { ClusterWithCentroid, EmbeddedPartition } from './stage-outputs.ts';

/** @returns by id of each cluster those of at most `count` others of its partition, nearest first */
export function nearestClusters(
  clusters: readonly ClusterWithCentroid[],
  count: number,
  threads = 1,
): Map<string, readonly string[]> {
  const partitions = [...Map.groupBy(clusters, ({ partition }) => partition).values()];
  return new Map(
    partitions.flatMap((own) => {
      const { most, rows } = nearestRows(centroidsOf(own), count, { threads });
      const idOf = (row: number): string => (own[row] as ClusterWithCentroid).id;
      return own.map(({ id }, at) => [id, [...rows.subarray(at * most, (at + 1) * most)].map(idOf)] as const);
    }),
  );
}

/** @returns by id of each cluster the positions in the facet rows of at most `count` others of its partition, those nearest to its centroid first */
export function nearestOutsideClusters(
  clusters: readonly ClusterWithCentroid[],
  partitions: readonly EmbeddedPartition[],
  count: number,
  threads: number,
): Map<string, readonly number[]> {
  const byPartition = Map.groupBy(clusters, ({ partition }) => partition);
  return new Map(
    partitions.flatMap(({ index, rows, vectors, dimensions }) => {
      const own = byPartition.get(index) ?? [];
      const placeOf = new Map(rows.map((row, place) => [row, place]));
      const members = own.map((cluster) => cluster.members.map((row) => placeOf.get(row) as number));
      const groups = { centroids: centroidsOf(own), members };
      const found = nearestOutside({ vectors, dimensions }, groups, count, { threads });
      return own.map(({ id }, at) => [id, (found[at] ?? []).map((place) => rows[place] as number)] as const);
    }),
  );
}

function centroidsOf(clusters: readonly ClusterWithCentroid[]): VectorBlock {
  return blockOf(clusters.map(({ centroid }) => centroid));
}
