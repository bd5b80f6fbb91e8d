/** How well scores tell items with a label from those without. */
import { requireInput, requireSameLength } from '../input.ts';
import { Z_95 } from '../normal.ts';

export interface Auroc {
  /** The chance that an item with the label has the higher score, ties by half (Mann and Whitney 1947), 0 to 1. */
  readonly area: number;
  /**
   * 95 %, Newcombe 2006 (Statistics in Medicine 25:559), method 5: where the area is as far from a value as the variance of Hanley
   * and McNeil (1982) at that value allows. It has a width also where the area is 1.
   */
  readonly interval: readonly [number, number];
  readonly positives: number;
  readonly negatives: number;
}

/** Any scores that order items. At least one item with the label and one without. */
export function auroc(scores: readonly number[], outcomes: readonly boolean[]): Auroc {
  requireSameLength(scores, outcomes);
  const positives = outcomes.filter(Boolean).length;
  const negatives = outcomes.length - positives;
  requireInput(
    positives > 0 && negatives > 0,
    'All judged items have the same label.',
    'Have people judge items of both labels: nothing can be told apart otherwise.',
  );
  const area = (rankSum(scores, outcomes) - (positives * (positives + 1)) / 2) / (positives * negatives);
  return { area, interval: intervalOf(area, positives, negatives), positives, negatives };
}

/** Of items with the label; equal scores share the mean of their ranks, which begin at 1. */
function rankSum(scores: readonly number[], outcomes: readonly boolean[]): number {
  const order = [...scores.keys()].sort((left, right) => (scores[left] as number) - (scores[right] as number));
  let sum = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let labelled = 0;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number])
      if (outcomes[order[to++] as number]) labelled++;
    sum += (labelled * (from + 1 + to)) / 2;
    from = to;
  }
  return sum;
}

function intervalOf(area: number, positives: number, negatives: number): [number, number] {
  const both = (positives + negatives) / 2 - 1;
  const variance = (at: number): number =>
    (at * (1 - at) * (1 + (both * (1 - at)) / (2 - at) + (both * at) / (1 + at))) / (positives * negatives);
  const isHeld = (at: number): boolean => Math.abs(at - area) <= Z_95 * Math.sqrt(variance(at));
  return [edge(area, 0, isHeld), edge(area, 1, isHeld)];
}

/** Where `isHeld` ends on the way from `held` to `lost`. */
function edge(held: number, lost: number, isHeld: (at: number) => boolean): number {
  if (held === lost) return held;
  for (let step = 0; step < 60; step++) {
    const middle = (held + lost) / 2;
    if (isHeld(middle)) held = middle;
    else lost = middle;
  }
  return held;
}
