/** Changes as a release shows them: rounded, and corrected for how many there are. */
import type { Change } from '../../public-records/trends.ts';
import { falseDiscoveryRates } from '../../stats/false-discovery.ts';
import type { Difference } from '../../stats/share-difference.ts';
import { shownRate } from '../comparison-precision.ts';

/** From this q-value on a change is worth no mark. */
export const CHANGED_MAX_Q = 0.05;

export interface Tested extends Difference {
  readonly before: number;
  readonly now: number;
}

/** In their order. All of them are one family of tests. */
export function shownChanges(tested: readonly Tested[]): Change[] {
  const rates = falseDiscoveryRates(tested.map(({ chance }) => chance));
  return tested.map(({ before, now, difference, interval: [low, high] }, place) => ({
    before: rounded(before, 6),
    now: rounded(now, 6),
    difference: rounded(difference, 6),
    interval: [rounded(low, 4), rounded(high, 4)],
    q: shownRate(rates[place] as number),
  }));
}

export function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  // Adding zero turns the negative zero into the positive one.
  return Math.round(value * scale) / scale + 0;
}
