/** Into which of the clusters that are there a conversation falls. */
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import { dot } from '../../text/vectors.ts';

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

/** Of each row the nearest centre; null where it is farther than `reach` from all. A row without a vector goes to the centre that has none. */
export function nearestWithin(
  block: VectorBlock,
  rows: readonly number[],
  centres: readonly Centre[],
  reach: number,
): (number | null)[] {
  const silent = centres.findIndex((centre) => !hasVector(centre));
  return rows.map((row) => {
    const { vectors, dimensions } = block;
    const start = row * dimensions;
    if (dot(vectors, start, vectors, start, dimensions) === 0) return silent < 0 ? null : silent;
    let nearest: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    centres.forEach((centre, index) => {
      const far = hasVector(centre) ? distance(block, row, centre.centroid) : Number.POSITIVE_INFINITY;
      if (far >= least) return;
      least = far;
      nearest = index;
    });
    return least <= reach ? nearest : null;
  });
}

function hasVector({ centroid }: Centre): boolean {
  return centroid.some((value) => value !== 0);
}

export function distance({ vectors, dimensions }: VectorBlock, row: number, centroid: Float32Array): number {
  return 1 - dot(vectors, row * dimensions, centroid, 0, dimensions);
}
