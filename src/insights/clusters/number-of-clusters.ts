/** How many base clusters: by rule, so that most of them can be published. */
import type { Thresholds } from '../../privacy/thresholds.ts';

/** More are made where they are asked for: the tree needs a distance for every two of them. */
const MOST = 10_000;

/**
 * k = max(2, floor(n / (3 x minimum conversations))): clusters of three times the least size on average; 10,000 at the most. Bounded by
 * accounts: k clusters want 3 x k x minimum accounts places, and an account can fill at most k of them, one a cluster,
 * and no more than it has conversations. `perAccount` holds the number of conversations of each account.
 */
export function numberOfClusters(conversations: number, perAccount: readonly number[], thresholds: Thresholds): number {
  const { counting, minAccounts, minConversations } = thresholds;
  const bySize = Math.min(MOST, Math.max(2, Math.floor(conversations / (3 * minConversations))));
  if (counting === 'conversations') return bySize;
  const places = (k: number): number => perAccount.reduce((sum, count) => sum + Math.min(count, k), 0);
  // places(k) / k falls as k grows: the greatest k that satisfies the bound is found by halving.
  let least = 2;
  let most = bySize;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (places(middle) >= 3 * middle * minAccounts) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** `k` shared among partitions in proportion to their rows (largest remainders), at least one each, at most one a row. */
export function shareClusters(k: number, sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (k * size) / total);
  const shares = exact.map((share, index) => Math.min(sizes[index] as number, Math.max(1, Math.floor(share))));
  const byRemainder = sizes
    .map((_, index) => index)
    .sort((left, right) => remainder(exact, right) - remainder(exact, left));
  for (const index of byRemainder) {
    const given = shares.reduce((sum, share) => sum + share, 0);
    if (given >= k) break;
    if ((shares[index] as number) < (sizes[index] as number)) shares[index] = (shares[index] as number) + 1;
  }
  return shares;
}

function remainder(exact: readonly number[], index: number): number {
  const share = exact[index] as number;
  return share - Math.floor(share);
}
