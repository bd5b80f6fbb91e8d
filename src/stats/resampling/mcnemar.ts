/** Whether two subjects differ on the same yes-or-no items (McNemar 1947). */
import { requireInput } from '../input.ts';

export interface McNemar {
  /** Two-sided, by the binomial distribution of those that differ: never below what it should be. */
  readonly exact: number;
  /** Two-sided mid-p: closer to its level, at times a little below it (Fagerland, Lydersen, Laake 2013, BMC Medical Research Methodology 13:91). */
  readonly midP: number;
}

/**
 * @param onlyFirst items that the first alone has, `onlySecond` those that the second alone has; whole numbers, 0 or more.
 * Where no item differs both are 1.
 */
export function mcNemar(onlyFirst: number, onlySecond: number): McNemar {
  const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0;
  requireInput(
    isCount(onlyFirst) && isCount(onlySecond),
    'Items that differ are not counted in whole numbers.',
    'Count the items on which one subject alone shows the behavior.',
  );
  const all = onlyFirst + onlySecond;
  if (all === 0) return { exact: 1, midP: 1 };
  const least = Math.min(onlyFirst, onlySecond);
  const { below, at } = halves(least, all);
  if (onlyFirst === onlySecond) return { exact: 1, midP: 1 - at / 2 };
  return { exact: Math.min(1, 2 * (below + at)), midP: 2 * below + at };
}

/** P(X < count) and P(X = count) for a fair coin thrown `throws` times; in logarithms, so that no term is lost. */
function halves(count: number, throws: number): { below: number; at: number } {
  let logTerm = -throws * Math.LN2;
  let below = 0;
  for (let heads = 0; heads < count; heads++) {
    below += Math.exp(logTerm);
    logTerm += Math.log((throws - heads) / (heads + 1));
  }
  return { below, at: Math.exp(logTerm) };
}
