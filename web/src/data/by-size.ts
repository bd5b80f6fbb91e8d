import type { PublicCluster } from '../../../src/public-records/release.ts';

export function largestFirst(left: PublicCluster, right: PublicCluster): number {
  return right.conversations - left.conversations || compareNames(left, right);
}

export function compareNames(left: PublicCluster, right: PublicCluster): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
