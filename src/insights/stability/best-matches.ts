/** Two groupings of the same rows, by number from 0. */
export interface TwoGroupings {
  readonly clusters: ArrayLike<number>;
  readonly k: number;
  /** The other one, which may have another number of groups. */
  readonly others: ArrayLike<number>;
  readonly otherK: number;
}

/**
 * Of each cluster the Jaccard similarity (rows in both by rows in either) to the most similar group of the others, 0 to
 * 1; null for a cluster without rows.
 */
export function bestMatches({ clusters, k, others, otherK }: TwoGroupings): (number | null)[] {
  const sizes = new Uint32Array(k);
  const otherSizes = new Uint32Array(otherK);
  const common = new Uint32Array(k * otherK);
  for (let row = 0; row < clusters.length; row++) {
    const cluster = clusters[row] as number;
    const other = others[row] as number;
    add(sizes, cluster);
    add(otherSizes, other);
    add(common, cluster * otherK + other);
  }
  return Array.from(sizes, (size, cluster) => {
    if (size === 0) return null;
    let best = 0;
    for (let other = 0; other < otherK; other++) {
      const both = common[cluster * otherK + other] as number;
      best = Math.max(best, both / (size + (otherSizes[other] as number) - both));
    }
    return best;
  });
}

function add(counts: Uint32Array, position: number): void {
  counts[position] = (counts[position] as number) + 1;
}
