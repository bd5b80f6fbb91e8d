/** Where clusters stand on the map, how wide they are, and who their neighbours are. */
import { principalPlane } from '../../text/principal-axes.ts';
import { dot } from '../../text/vectors.ts';
import type { ClusterNode, ClusterPlace } from '../records.ts';

export interface PlacedCluster {
  readonly id: string;
  readonly partition: number;
  readonly size: number;
  readonly spread: number;
  readonly centroid: Float32Array;
}

const NEIGHBOURS = 5;

/** A place for every node, partition by partition: languages lie side by side, each as wide as its share. */
export function placeClusters(clusters: readonly PlacedCluster[], nodes: readonly ClusterNode[]): ClusterPlace[] {
  const means = meansOf(clusters, nodes);
  const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
  let left = -1;
  return [...Map.groupBy(nodes, (node) => node.partition).values()].flatMap((part) => {
    const tops = part.filter((node) => node.parent === null);
    const width = (2 * tops.reduce((sum, node) => sum + (means.get(node.id) as Mean).size, 0)) / total;
    const positions = inBand(
      part.map((node) => means.get(node.id) as Mean),
      left,
      width,
    );
    left += width;
    return part.map((node, index) => ({
      id: node.id,
      position: positions[index] as [number, number],
      spread: rounded(Math.min(1, Math.max(0, 1 - (means.get(node.id) as Mean).length))),
      neighbours: neighboursOf(node, part, means),
    }));
  });
}

interface Mean {
  readonly size: number;
  /** Length of the mean of unit vectors: their mean cosine to the centroid. */
  readonly length: number;
  readonly centroid: Float32Array;
}

/** Of base clusters as found; of parents from their children, exactly: means add up by size. */
function meansOf(clusters: readonly PlacedCluster[], nodes: readonly ClusterNode[]): Map<string, Mean> {
  const means = new Map<string, Mean>(
    clusters.map(({ id, size, spread, centroid }) => [id, { size, length: 1 - spread, centroid }]),
  );
  for (const node of nodes) {
    if (node.level > 0) means.set(node.id, joined(node.children.map((child) => means.get(child) as Mean)));
  }
  return means;
}

function joined(means: readonly Mean[]): Mean {
  const size = means.reduce((sum, mean) => sum + mean.size, 0);
  const vector = new Float32Array(means[0]?.centroid.length ?? 0);
  for (const mean of means)
    mean.centroid.forEach((value, index) => {
      vector[index] = (vector[index] as number) + (value * mean.length * mean.size) / size;
    });
  const length = Math.sqrt(dot(vector, 0, vector, 0, vector.length));
  return { size, length, centroid: length === 0 ? vector : vector.map((value) => value / length) };
}

function inBand(means: readonly Mean[], left: number, width: number): [number, number][] {
  const dimensions = means[0]?.centroid.length ?? 0;
  const points = new Float32Array(means.length * dimensions);
  means.forEach(({ centroid }, index) => {
    points.set(centroid, index * dimensions);
  });
  const plane = principalPlane(points, dimensions);
  const reach = Math.max(1e-9, ...plane.flat().map(Math.abs));
  return plane.map(([x, y]) => [rounded(left + (width / 2) * (1 + x / reach)), rounded(y / reach)]);
}

function neighboursOf(node: ClusterNode, part: readonly ClusterNode[], means: ReadonlyMap<string, Mean>): string[] {
  const own = (means.get(node.id) as Mean).centroid;
  const nearness = (other: ClusterNode): number => dot(own, 0, (means.get(other.id) as Mean).centroid, 0, own.length);
  return part
    .filter((other) => other.level === node.level && other.id !== node.id)
    .map((other) => ({ id: other.id, near: nearness(other) }))
    .sort((one, other) => other.near - one.near || (one.id < other.id ? -1 : 1))
    .slice(0, NEIGHBOURS)
    .map(({ id }) => id);
}

/** Three decimals: more would be noise, and a longer file. */
function rounded(value: number): number {
  return Math.min(1, Math.max(-1, Math.round(value * 1000) / 1000)) + 0;
}
