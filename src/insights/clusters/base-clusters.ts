/** From the vectors of one partition to base clusters. */
import type { Pause } from '../../core/pause.ts';
import type { Random } from '../../core/random.ts';
import { gatheredRows, type KernelName } from '../../kernels/index.ts';
import { dot } from '../../kernels/vectors.ts';
import { centroidsOf, sphericalKMeansWithPauses, type VectorBlock } from '../../text/spherical-k-means.ts';
import { dissolveSmall } from './dissolve-small.ts';

export interface FoundCluster {
  /** Rows of the block, ascending. */
  readonly rows: readonly number[];
  /** Mean of 1 - cosine of its rows to the centroid, 0 to 1. */
  readonly spread: number;
  readonly centroid: Float32Array;
}

export interface FindClusters {
  readonly block: VectorBlock;
  readonly k: number;
  readonly random: Random;
  /** Default: see `sphericalKMeans`. */
  readonly kernel?: KernelName | undefined;
  readonly threads?: number | undefined;
  /** Clusters that it refuses are dissolved; absent where `k` was asked for and must be kept. */
  readonly isLargeEnough?: (rows: readonly number[]) => boolean;
  readonly pause: Pause;
  readonly onProgress?: (done: number, most: number) => void;
}

/** Rows without any vector (nothing readable was said) are a cluster of their own, the last. Largest clusters first. */
export async function findClusters(task: FindClusters): Promise<FoundCluster[]> {
  const { block, k, random, kernel, threads, isLargeEnough, onProgress, pause } = task;
  const { readable, silent } = splitSilent(block);
  const { dimensions } = block;
  const part = gatheredRows(block, readable);
  const found = await sphericalKMeansWithPauses(part, { k, random, kernel, threads, onIteration: onProgress, pause });
  const toBlock = (rows: readonly number[]): number[] => rows.map((row) => readable[row] as number);
  const assignment =
    isLargeEnough === undefined
      ? found.assignment
      : dissolveSmall(part, found.centroids, found.assignment, (rows) => isLargeEnough(toBlock(rows)));
  const clusters = clustersOfAssignment(part, assignment, readable);
  if (silent.length > 0) clusters.push({ rows: silent, spread: 0, centroid: new Float32Array(dimensions) });
  return clusters;
}

/**
 * Largest first.
 *
 * @param rows what each row of the part is called
 */
export function clustersOfAssignment(
  part: VectorBlock,
  assignment: Uint32Array,
  rows: readonly number[],
): FoundCluster[] {
  const clusters = describe(part, assignment).map((cluster) => ({
    ...cluster,
    rows: cluster.rows.map((row) => rows[row] as number),
  }));
  return clusters.sort(
    (left, right) => right.rows.length - left.rows.length || (left.rows[0] as number) - (right.rows[0] as number),
  );
}

export function splitSilent({ vectors, dimensions }: VectorBlock): { readable: number[]; silent: number[] } {
  const readable: number[] = [];
  const silent: number[] = [];
  for (let row = 0; row * dimensions < vectors.length; row++) {
    const start = row * dimensions;
    (dot(vectors, start, vectors, start, dimensions) > 0 ? readable : silent).push(row);
  }
  return { readable, silent };
}

function describe(block: VectorBlock, assignment: Uint32Array): FoundCluster[] {
  const { vectors, dimensions } = block;
  const members: number[][] = [];
  assignment.forEach((cluster, row) => {
    members[cluster] ??= [];
    members[cluster].push(row);
  });
  const centroids = centroidsOf(block, assignment, members.length);
  return members.flatMap((rows, cluster) => {
    const similarity = rows.map((row) => dot(vectors, row * dimensions, centroids, cluster * dimensions, dimensions));
    const mean = similarity.reduce((sum, value) => sum + value, 0) / rows.length;
    const centroid = centroids.slice(cluster * dimensions, (cluster + 1) * dimensions);
    return [{ rows, spread: Math.min(1, Math.max(0, 1 - mean)), centroid }];
  });
}
