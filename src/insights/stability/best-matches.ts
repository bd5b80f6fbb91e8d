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
  // By pair. Few pairs of many clusters have rows in common: a table of all would not fit where k is large.
  const common = new Map<number, number>();
  for (let row = 0; row < clusters.length; row++) {
    const cluster = clusters[row] as number;
    const other = others[row] as number;
    const pair = cluster * otherK + other;
    sizes[cluster] = (sizes[cluster] as number) + 1;
    otherSizes[other] = (otherSizes[other] as number) + 1;
    common.set(pair, (common.get(pair) ?? 0) + 1);
  }
  const best = Array.from(sizes, (size): number | null => (size === 0 ? null : 0));
  for (const [pair, both] of common) {
    const cluster = Math.floor(pair / otherK);
    const either = (sizes[cluster] as number) + (otherSizes[pair % otherK] as number) - both;
    best[cluster] = Math.max(best[cluster] as number, both / either);
  }
  return best;
}
