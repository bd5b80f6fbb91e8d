/** How many items have a label, from a rater whose mistakes are known from others that people judged. */
import { requireInput } from '../input.ts';
import { Z_95 } from '../normal.ts';

export interface RaterCounts {
  /** Items that the rater alone looked at, and how many it said have the label. */
  readonly items: number;
  readonly saidYes: number;
  /** Judged items that have the label, and of how many of them the rater said so. */
  readonly positives: number;
  readonly foundPositive: number;
  /** Judged items that do not have it, and of how many of them the rater said so. */
  readonly negatives: number;
  readonly foundNegative: number;
}

export interface CorrectedShare {
  /** 0 to 1. */
  readonly share: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
}

/**
 * (share said + specificity - 1) / (sensitivity + specificity - 1), within 0 to 1 (Rogan and Gladen 1978), with the interval of Lang
 * and Reiczigel (2014, Preventive Veterinary Medicine 113:13), which allows for all three being known from samples. Null where the
 * rater is no better than chance: then nothing can be corrected.
 */
export function roganGladen(counts: RaterCounts): CorrectedShare | null {
  const { items, saidYes, positives, foundPositive, negatives, foundNegative } = counts;
  requireInput(
    items > 0 && positives > 0 && negatives > 0,
    'A group of items is empty.',
    'Have people judge items of both labels, and the rater look at more.',
  );
  const youden = foundPositive / positives + foundNegative / negatives - 1;
  if (youden <= 0) return null;
  const share = (saidYes / items + foundNegative / negatives - 1) / youden;
  return { share: within(share), interval: intervalOf(counts) };
}

/** All three shares are moved to the middle: the said one as Agresti and Coull (1998) do, the others by one of each kind. */
function intervalOf({
  items,
  saidYes,
  positives,
  foundPositive,
  negatives,
  foundNegative,
}: RaterCounts): [number, number] {
  const all = items + Z_95 ** 2;
  const said = (saidYes + Z_95 ** 2 / 2) / all;
  const sensitivity = (foundPositive + 1) / (positives + 2);
  const specificity = (foundNegative + 1) / (negatives + 2);
  const youden = sensitivity + specificity - 1;
  if (youden <= 0) return [0, 1];
  const share = (said + specificity - 1) / youden;
  const ofPositive = (sensitivity * (1 - sensitivity)) / (positives + 2);
  const ofNegative = (specificity * (1 - specificity)) / (negatives + 2);
  const shift = 2 * Z_95 ** 2 * (share * ofPositive - (1 - share) * ofNegative);
  const variance = (said * (1 - said)) / all + share ** 2 * ofPositive + (1 - share) ** 2 * ofNegative;
  const half = (Z_95 * Math.sqrt(variance)) / youden;
  return [within(share + shift - half), within(share + shift + half)];
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
