/** Into which of the clusters that are there a conversation falls. */
import { gatheredRows } from '../../kernels/index.ts';
import { blockOf, dot } from '../../kernels/vectors.ts';
import { exactlyNearest } from '../../text/exactly-nearest.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';

/** Of this share of a partition's members the distance is the greatest at which a conversation is still taken in. */
const WITHIN = 0.99;

export interface Centre {
  /** Unit vector; zero for the cluster of those of whom nothing can be read. */
  readonly centroid: Float32Array;
  /** Rows of the block. */
  readonly members: readonly number[];
}

/**
 * 1 - cosine to the own centroid that 99 % of the members do not exceed (nearest rank), 0 to 2; 0 where there is none.
 * Members without a vector do not count.
 */
export function reachOf(block: VectorBlock, centres: readonly Centre[]): number {
  const distances = centres
    .filter(hasVector)
    .flatMap(({ centroid, members }) => members.map((row) => distance(block, row, centroid)));
  distances.sort((left, right) => left - right);
  return distances[Math.ceil(WITHIN * distances.length) - 1] ?? 0;
}

/**
 * Of each row the nearest centre; null where it is farther than `reach` from all. A row without a vector goes to the centre that has none.
 *
 * @param threads default: 1; the result does not depend on it
 */
export function nearestWithin(
  block: VectorBlock,
  rows: readonly number[],
  centres: readonly Centre[],
  reach: number,
  threads = 1,
): (number | null)[] {
  const { vectors, dimensions } = block;
  const silent = centres.findIndex((centre) => !hasVector(centre));
  const loud = [...centres.keys()].filter((index) => hasVector(centres[index] as Centre));
  const centroids = loud.map((index) => (centres[index] as Centre).centroid);
  const among = blockOf(centroids, dimensions);
  const found = exactlyNearest(gatheredRows(block, rows), among, threads);
  return rows.map((row, at) => {
    const start = row * dimensions;
    if (dot(vectors, start, vectors, start, dimensions) === 0) return silent < 0 ? null : silent;
    const index = loud[found.nearest(at)];
    if (index === undefined) return null;
    return distance(block, row, (centres[index] as Centre).centroid) <= reach ? index : null;
  });
}

function hasVector({ centroid }: Centre): boolean {
  return centroid.some((value) => value !== 0);
}

export function distance({ vectors, dimensions }: VectorBlock, row: number, centroid: Float32Array): number {
  return 1 - dot(vectors, row * dimensions, centroid, 0, dimensions);
}
