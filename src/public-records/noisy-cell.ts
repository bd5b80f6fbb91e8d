/** What a cell of a table with noise says: a share of what its row counted, and how far off it may be. */
import type { NoisyRow } from './release.ts';

/** Shares, 0 to 1. */
export interface NoisyCell {
  readonly share: number;
  /** All that the share may be where neither the cell nor the number of its row is off by more than the row says: 95 % or more. */
  readonly interval: readonly [number, number];
}

/** @param conversations noisy, of the cell */
export function noisyCell(conversations: number, { total, totalReach, reach }: NoisyRow): NoisyCell {
  const share = (some: number, all: number): number => (all <= 0 ? 1 : Math.min(1, Math.max(0, some / all)));
  return {
    share: share(conversations, total),
    interval: [share(conversations - reach, total + totalReach), share(conversations + reach, total - totalReach)],
  };
}
