/** How well two orders of the same things agree. */
import { Z_95 } from './normal.ts';

export interface RankCorrelation {
  /** Spearman's, -1 to 1. Null where there are fewer than two pairs, or one side is the same everywhere. */
  readonly rho: number | null;
  /** 95 %. */
  readonly interval: readonly [number, number];
  readonly pairs: number;
}

const UNKNOWN: readonly [number, number] = [-1, 1];

/**
 * Spearman's rank correlation, equal values sharing the mean of their ranks. The interval is Fisher's with the variance of
 * Bonett and Wright (2000), (1 + rho^2 / 2) / (n - 3); up to three pairs, and where rho is 1 or -1, it says nothing.
 */
export function rankCorrelation(first: readonly number[], second: readonly number[]): RankCorrelation {
  const pairs = first.length;
  const rho = correlation(ranksOf(first), ranksOf(second));
  if (rho === null || pairs <= 3 || Math.abs(rho) === 1) return { rho, interval: UNKNOWN, pairs };
  const half = Z_95 * Math.sqrt((1 + rho ** 2 / 2) / (pairs - 3));
  const middle = Math.atanh(rho);
  return { rho, interval: [Math.tanh(middle - half), Math.tanh(middle + half)], pairs };
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((left, right) => left - right);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function correlation(first: readonly number[], second: readonly number[]): number | null {
  const middle = (first.length - 1) / 2;
  let [together, ofFirst, ofSecond] = [0, 0, 0];
  first.forEach((rank, index) => {
    const [left, right] = [rank - middle, (second[index] as number) - middle];
    together += left * right;
    ofFirst += left * left;
    ofSecond += right * right;
  });
  const spread = ofFirst * ofSecond;
  return spread === 0 ? null : Math.max(-1, Math.min(1, together / Math.sqrt(spread)));
}
