/** What is close to a cluster and not in it: what its name has to tell it apart from. */
import { dot } from '../text/vectors.ts';
import type { ClusterWithCentroid, EmbeddedPartition } from './stage-outputs.ts';

/** Ids of the other clusters of a partition, nearest first. */
export function nearestClusters(clusters: readonly ClusterWithCentroid[]): (id: string) => string[] {
  return (id) => {
    const own = clusters.find((cluster) => cluster.id === id);
    if (own === undefined) return [];
    return clusters
      .filter((other) => other.id !== id && other.partition === own.partition)
      .map((other) => ({ id: other.id, near: dot(own.centroid, 0, other.centroid, 0, own.centroid.length) }))
      .sort((left, right) => right.near - left.near || (left.id < right.id ? -1 : 1))
      .map((other) => other.id);
  };
}

/**
 * @param read vectors, which are read when they are first needed: only one way of naming needs them
 * @returns positions in the facet rows of at most `count` others of the partition, those nearest to the centroid first
 */
export function nearestOutside(
  clusters: readonly ClusterWithCentroid[],
  read: () => readonly EmbeddedPartition[],
): (id: string, count: number) => number[] {
  const clusterOf = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  let partitions: readonly EmbeddedPartition[] | undefined;
  return (id, count) => {
    const cluster = clusterOf.get(id);
    partitions ??= read();
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
