/** How many items it takes, before any is asked. Sizes are rounded up. */
import { requireInput } from '../input.ts';
import { normalCdf, normalQuantile, Z_95 } from '../normal.ts';

export interface Aim {
  /** Chance to find what there is, 0 to 1; 0.8 where it is left out. */
  readonly power?: number;
  /** Chance to find what there is not, two-sided; 0.05 where it is left out. */
  readonly alpha?: number;
}

const quantilesOf = ({ power = 0.8, alpha = 0.05 }: Aim): { level: number; reach: number } => ({
  level: normalQuantile(1 - alpha / 2),
  reach: normalQuantile(power),
});

/** Items for a 95 % interval of a share that is no wider than `halfWidth` to each side; of any share where none is given. */
export function itemsForHalfWidth(halfWidth: number, share = 0.5): number {
  requireInput(halfWidth > 0, 'An interval of no width needs endless items.', 'Choose a half width above 0, as 0.03.');
  return Math.ceil((Z_95 ** 2 * share * (1 - share)) / halfWidth ** 2);
}

/** A share, and the one that it is to be told from. Both 0 to 1. */
export interface OneShare {
  readonly share: number;
  readonly from: number;
}

/** Items to tell one share from a fixed one, as 0.5 (Fleiss, Levin, Paik 2003; without a correction for continuity). */
export function itemsForShare({ share, from }: OneShare, aim: Aim = {}): number {
  requireDifference(share - from);
  const { level, reach } = quantilesOf(aim);
  return Math.ceil(((level * deviation(from) + reach * deviation(share)) / (share - from)) ** 2);
}

export function powerForShare(items: number, { share, from }: OneShare, { alpha = 0.05 }: Aim = {}): number {
  const level = normalQuantile(1 - alpha / 2) * deviation(from);
  return normalCdf((Math.sqrt(items) * Math.abs(share - from) - level) / deviation(share));
}

/** Shares of items on which one subject alone shows the behavior. Their difference is that of the subjects. */
export interface TwoSubjects {
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** Items to tell two subjects apart on the same items, by McNemar's test (Connor 1987, Biometrics 43:207). */
export function itemsForPair({ onlyFirst, onlySecond }: TwoSubjects, aim: Aim = {}): number {
  const [both, apart] = [onlyFirst + onlySecond, onlyFirst - onlySecond];
  requireDifference(apart);
  const { level, reach } = quantilesOf(aim);
  return Math.ceil(((level * Math.sqrt(both) + reach * Math.sqrt(both - apart ** 2)) / apart) ** 2);
}

export function powerForPair(
  items: number,
  { onlyFirst, onlySecond }: TwoSubjects,
  { alpha = 0.05 }: Aim = {},
): number {
  const [both, apart] = [onlyFirst + onlySecond, Math.abs(onlyFirst - onlySecond)];
  const level = normalQuantile(1 - alpha / 2) * Math.sqrt(both);
  return normalCdf((Math.sqrt(items) * apart - level) / Math.sqrt(both - apart ** 2));
}

/** Items to find a mean difference of probabilities, where differences of single items have this standard deviation. */
export function itemsForMeanDifference(difference: number, deviationOfOne: number, aim: Aim = {}): number {
  requireDifference(difference);
  const { level, reach } = quantilesOf(aim);
  return Math.ceil((((level + reach) * deviationOfOne) / difference) ** 2);
}

export interface Groups {
  /** Items in a group, on average. */
  readonly size: number;
  /** Intra-class correlation, 0 to 1: the share of the variance that is between groups. */
  readonly correlation: number;
  /** Coefficient of variation of the sizes; 0, all alike, where it is left out. */
  readonly variation?: number;
}

/** By how much groups multiply the items it takes (Kish 1965; unequal sizes: Eldridge, Ashby, Kerry 2006). */
export function designEffect({ size, correlation, variation = 0 }: Groups): number {
  return 1 + ((1 + variation ** 2) * size - 1) * correlation;
}

/** Groups that say as much as `items` independent ones would. */
export function groupsFor(items: number, groups: Groups): number {
  return Math.ceil((items * designEffect(groups)) / groups.size);
}

function deviation(share: number): number {
  return Math.sqrt(share * (1 - share));
}

function requireDifference(difference: number): void {
  requireInput(
    difference !== 0,
    'No difference can be told from itself.',
    'Say how large a difference is worth finding.',
  );
}
