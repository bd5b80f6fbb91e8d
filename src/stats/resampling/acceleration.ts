import { meanOf } from '../mean.ts';

/** How the spread of a statistic changes with its value, by leaving out one unit at a time. */

/**
 * The a of BCa (Efron 1987; Efron and Tibshirani 1993, section 14.3); of several strata, with the influence of a unit by the
 * size of its stratum (Davison and Hinkley 1997, chapter 5). 0 where no unit has influence.
 *
 * @param groups units by stratum, two or more in each
 */
export function accelerationOf<Unit>(
  groups: readonly (readonly Unit[])[],
  statistic: (units: readonly Unit[]) => number,
): number {
  let [cubes, squares] = [0, 0];
  groups.forEach((group, stratum) => {
    for (const influence of influences(groups, stratum, statistic)) {
      squares += (influence / group.length) ** 2;
      cubes += (influence / group.length) ** 3;
    }
  });
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

/** Jackknife influence values of the units of one stratum. */
function influences<Unit>(
  groups: readonly (readonly Unit[])[],
  stratum: number,
  statistic: (units: readonly Unit[]) => number,
): number[] {
  const group = groups[stratum] as readonly Unit[];
  const others = groups.filter((_, index) => index !== stratum).flat();
  // The last unit takes the place of the one that is left out, so that one array serves all.
  const rest = [...group.slice(0, -1), ...others];
  const last = group.at(-1) as Unit;
  const without = group.map((unit, place) => {
    if (place === group.length - 1) return statistic(rest);
    rest[place] = last;
    const value = statistic(rest);
    rest[place] = unit;
    return value;
  });
  const mean = meanOf(without);
  return without.map((value) => (group.length - 1) * (mean - value));
}
