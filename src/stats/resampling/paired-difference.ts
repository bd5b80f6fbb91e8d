/** How far two subjects differ on the same items. */
import { requireSameLength } from '../input.ts';
import { bootstrapMean, type ItemResampling } from './bootstrap-mean.ts';

export interface PairedDifference {
  /** Mean of first less second. */
  readonly difference: number;
  /** 95 %, by BCa over items (or groups), by percentiles where there is none. */
  readonly interval: readonly [number, number];
  readonly standardError: number;
  readonly items: number;
}

/** `first[i]` and `second[i]` are of the same item, often 0 or 1, or a probability. */
export function pairedDifference(
  first: readonly number[],
  second: readonly number[],
  resampling: ItemResampling,
): PairedDifference {
  requireSameLength(first, second);
  const differences = first.map((value, item) => value - (second[item] as number));
  const { estimate, bca, percentile, standardError } = bootstrapMean(differences, resampling);
  return { difference: estimate, interval: bca ?? percentile, standardError, items: first.length };
}
