/** Drawing from groups of unequal size, so that small ones are seen too. */
import { type Random, shuffled } from '../../core/random.ts';

export interface Drawn<Unit> {
  readonly unit: Unit;
  /** Units of its stratum for each one that was drawn of it. */
  readonly weight: number;
}

/**
 * About as many of each stratum, at random within it, in all `count` or as many as there are. With its weight each unit
 * stands for those of its stratum that were not drawn, so that weighted shares are those of the whole.
 */
export function drawFromStrata<Unit>(
  strata: readonly (readonly Unit[])[],
  count: number,
  random: Random,
): Drawn<Unit>[] {
  const numbers = numbersOf(
    strata.map((units) => units.length),
    count,
  );
  return strata.flatMap((units, stratum) => drawFromStratum(units, stratum, numbers[stratum] as number, random));
}

/** The first of a random order of the stratum: what is drawn of it with the same randomness holds what fewer would. */
export function drawFromStratum<Unit>(
  units: readonly Unit[],
  stratum: number,
  count: number,
  random: Random,
): Drawn<Unit>[] {
  const drawn = shuffled(random.fork(`stratum-${stratum}`), units).slice(0, count);
  return drawn.map((unit) => ({ unit, weight: units.length / drawn.length }));
}

/** One at a time to every stratum that has more, the first ones first. */
function numbersOf(sizes: readonly number[], count: number): number[] {
  const numbers = sizes.map(() => 0);
  let left = Math.min(
    count,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  while (left > 0) {
    sizes.forEach((size, stratum) => {
      const has = numbers[stratum] as number;
      if (left === 0 || has === size) return;
      numbers[stratum] = has + 1;
      left--;
    });
  }
  return numbers;
}

/** Three strata of as many groups each, from the smallest groups to the largest. */
export function thirdsBySize<Group>(groups: readonly Group[], sizeOf: (group: Group) => number): Group[][] {
  const sorted = groups.toSorted((left, right) => sizeOf(left) - sizeOf(right));
  const cut = (third: number): number => Math.round((third * sorted.length) / 3);
  return [0, 1, 2].map((third) => sorted.slice(cut(third), cut(third + 1)));
}
