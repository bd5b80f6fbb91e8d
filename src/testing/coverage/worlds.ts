/** Samples whose truth is known. */
import type { Random } from '../../core/random.ts';
import { drawNormal } from '../../stats/draw-normal.ts';

export function successesOf(random: Random, items: number, share: number): number {
  let successes = 0;
  for (let item = 0; item < items; item++) if (random.next() < share) successes++;
  return successes;
}

export interface GroupedWorld {
  readonly share: number;
  readonly groups: number;
  readonly size: number;
  /** Intra-class correlation of items of a group. */
  readonly correlation: number;
}

/**
 * Successes of every group: an item takes what its group drew with a chance of the square root of the correlation, and draws for
 * itself otherwise (Lunn and Davies 1998, Biometrika 85:487).
 */
export function groupSuccesses(random: Random, { share, groups, size, correlation }: GroupedWorld): number[] {
  const common = Math.sqrt(correlation);
  return Array.from({ length: groups }, () => {
    const own = random.next() < share ? 1 : 0;
    let successes = 0;
    for (let item = 0; item < size; item++) {
      if (random.next() < common) successes += own;
      else if (random.next() < share) successes++;
    }
    return successes;
  });
}

/** Pairs of standard normal figures with a correlation. */
export function correlatedPairs(random: Random, pairs: number, correlation: number): [number[], number[]] {
  const first = Array.from({ length: pairs }, () => drawNormal(random));
  const rest = Math.sqrt(1 - correlation ** 2);
  return [first, first.map((value) => correlation * value + rest * drawNormal(random))];
}

/** What each of `raters` says of items, 1 or 0, right with a chance of `right`; `share` of the items are 1. */
export function ratingsOf(
  random: Random,
  { items, raters, share, right }: { items: number; raters: number; share: number; right: number },
): number[][] {
  return Array.from({ length: items }, () => {
    const truth = random.next() < share ? 1 : 0;
    return Array.from({ length: raters }, () => (random.next() < right ? truth : 1 - truth));
  });
}
