/** How different the items of a set are from one another. */
import type { VectorBlock } from '../../text/spherical-k-means.ts';

/**
 * Mean cosine distance of two different items: 0 where all say the same, about 1 where they have nothing to do with one another.
 * From the length of the sum of unit vectors, without looking at pairs. Null for fewer than two items.
 */
export function meanDistance({ vectors, dimensions }: VectorBlock): number | null {
  const items = vectors.length / dimensions;
  if (items < 2) return null;
  const total = new Float64Array(dimensions);
  let squares = 0;
  for (let at = 0; at < vectors.length; at++) {
    const value = vectors[at] as number;
    total[at % dimensions] = (total[at % dimensions] as number) + value;
    squares += value * value;
  }
  const length = total.reduce((sum, value) => sum + value * value, 0);
  return 1 - (length - squares) / (items * (items - 1));
}
