/** Conversations that are close to a cluster and not in it: what its name has to tell it apart from. */
import { dot } from '../../text/vectors.ts';
import type { ClusterWithCentroid, EmbeddedPartition } from '../stage-outputs.ts';

/** @returns positions in the facet rows of at most `count` others of the partition, those nearest to the centroid first */
export function nearestOutside(
  clusters: readonly ClusterWithCentroid[],
  partitions: readonly EmbeddedPartition[],
): (id: string, count: number) => number[] {
  const clusterOf = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  return (id, count) => {
    const cluster = clusterOf.get(id);
    const partition = partitions.find(({ index }) => index === cluster?.partition);
    if (cluster === undefined || partition === undefined) return [];
    const { rows, vectors, dimensions } = partition;
    const inside = new Set(cluster.members);
    return rows
      .map((row, index) => ({ row, near: dot(vectors, index * dimensions, cluster.centroid, 0, dimensions) }))
      .filter(({ row }) => !inside.has(row))
      .sort((left, right) => right.near - left.near || left.row - right.row)
      .slice(0, count)
      .map(({ row }) => row);
  };
}
