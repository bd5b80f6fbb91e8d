/** Which published use an item of an evaluation is about: the nearest cluster, where that is near enough to mean something. */

import { dot } from '../../kernels/vectors.ts';
import { exactlyNearest } from '../../text/exactly-nearest.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';

export interface Relation {
  /** Position of the nearest cluster. */
  readonly nearest: number;
  /** -1 to 1. */
  readonly cosine: number;
  readonly isRelated: boolean;
}

export interface RelatedFrom {
  readonly cosine: number;
  readonly by: 'measured' | 'release';
}

/**
 * From which cosine on an item is held for related. Where that was not measured for the embedder: half of the clusters are less alike to
 * any of another family. Of one family nothing can be read off, and nothing is related below 0.5.
 *
 * @param known as it was measured; null where it was not
 * @param vectors unit vectors of the clusters
 * @param families by cluster, those of one top are alike for a reason
 */
export function relatedFrom(known: number | null, vectors: VectorBlock, families: readonly string[]): RelatedFrom {
  if (known !== null) return { cosine: known, by: 'measured' };
  const nearest = families.flatMap((family, row) => {
    const others = families.flatMap((other, at) => (other === family ? [] : [cosineOf(vectors, row, vectors, at)]));
    return others.length === 0 ? [] : [Math.max(...others)];
  });
  const middle = nearest.toSorted((left, right) => left - right)[Math.floor(nearest.length / 2)];
  return { cosine: middle ?? 0.5, by: 'release' };
}

/**
 * @param items unit vectors of items; a zero vector is related to nothing
 * @param clusters unit vectors of clusters, one at least, in the same space
 */
export function relateItems(items: VectorBlock, clusters: VectorBlock, { cosine: least }: RelatedFrom): Relation[] {
  const found = exactlyNearest(items, clusters);
  return Array.from({ length: items.vectors.length / items.dimensions }, (_, row) => {
    const nearest = found.nearest(row);
    const cosine = cosineOf(items, row, clusters, nearest);
    return { nearest, cosine, isRelated: cosine >= least };
  });
}

/** Rounding may lead beyond 1. */
function cosineOf(left: VectorBlock, row: number, right: VectorBlock, column: number): number {
  const { dimensions } = left;
  const product = dot(left.vectors, row * dimensions, right.vectors, column * dimensions, dimensions);
  return Math.min(1, Math.max(-1, product));
}
