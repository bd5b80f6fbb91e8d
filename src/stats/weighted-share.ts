/** A share of a whole, from a sample of which each part stands for more or less of it. */
import { wilsonInterval } from './intervals.ts';

export interface WeightedShare {
  /** 0 to 1; null where nothing was seen. */
  readonly share: number | null;
  /** 95 %. */
  readonly interval: readonly [number, number];
  /** As many that were drawn with equal chances would say as much (Kish 1965): (sum of w)^2 / sum of w^2. */
  readonly effective: number;
}

/**
 * Weighted share of what is true, with Wilson's interval over the effective number (Korn and Graubard 1998). Nothing is
 * taken off for a sample that is a large part of the whole: the interval is then too wide rather than too narrow.
 *
 * @param weights how many of the whole each stands for, > 0
 */
export function weightedShare(isTrue: readonly boolean[], weights: readonly number[]): WeightedShare {
  let [all, inside, squares] = [0, 0, 0];
  weights.forEach((weight, index) => {
    all += weight;
    squares += weight * weight;
    if (isTrue[index]) inside += weight;
  });
  if (all === 0) return { share: null, interval: [0, 1], effective: 0 };
  const share = inside / all;
  const effective = (all * all) / squares;
  return { share, interval: wilsonInterval(share * effective, effective), effective };
}
