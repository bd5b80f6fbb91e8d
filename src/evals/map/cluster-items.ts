/** Items that are about the same, by their vectors. */
import { createRandom } from '../../core/random.ts';
import { gatheredRows } from '../../kernels/index.ts';
import { sphericalKMeans, type VectorBlock } from '../../text/spherical-k-means.ts';

/** As many as the paper shows of a data set (Perez et al. 2022). */
export const CLUSTERS = 10;
/** A set is not cut into clusters that hold fewer items than this on average: nothing could be said of one. */
const ITEMS_A_CLUSTER = 5;

export interface ItemClustering {
  /** Cluster of each item, 0 to `k` - 1: the largest is 0, of equals the one whose first item comes first. */
  readonly assignment: Uint32Array;
  /** Unit centroids, `k` x dimensions. */
  readonly centroids: Float32Array;
  readonly k: number;
}

/**
 * Spherical k-means (see `sphericalKMeans`). The same rows, count and seed give the same clusters.
 *
 * @param rows unit vectors, one an item
 * @param count clusters, 1 or more; lowered so that there are 5 items for each, or to one
 */
export function clusterItems(rows: VectorBlock, count: number = CLUSTERS, seed = 0): ItemClustering {
  const items = rows.vectors.length / rows.dimensions;
  const k = Math.max(1, Math.min(count, Math.floor(items / ITEMS_A_CLUSTER)));
  return largestFirst(sphericalKMeans(rows, { k, random: createRandom(`${seed}/items`) }), rows.dimensions);
}

/** Numbered by size, and without clusters that came to be empty. */
function largestFirst({ assignment, centroids }: ItemClustering, dimensions: number): ItemClustering {
  const sizes = new Map<number, number>();
  for (const cluster of assignment) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  // A map keeps the order in which clusters were first met, and sorting keeps the order of equals.
  const order = [...sizes].sort(([, left], [, right]) => right - left).map(([cluster]) => cluster);
  const numbers = new Map(order.map((cluster, number) => [cluster, number]));
  return {
    assignment: assignment.map((cluster) => numbers.get(cluster) as number),
    centroids: gatheredRows({ vectors: centroids, dimensions }, order).vectors,
    k: order.length,
  };
}

/** Places of the items of each cluster, in order. */
export function clusterMembers({ assignment, k }: Pick<ItemClustering, 'assignment' | 'k'>): number[][] {
  const members: number[][] = Array.from({ length: k }, () => []);
  assignment.forEach((cluster, item) => {
    members[cluster]?.push(item);
  });
  return members;
}
