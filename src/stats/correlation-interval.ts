/** Pearson's correlation with Fisher's interval. */
import { requireSameLength } from './input.ts';
import { meanOf } from './mean.ts';
import { Z_95 } from './normal.ts';

export interface Correlation {
  /** -1 to 1. Null where there are fewer than two pairs, or one side is the same everywhere. */
  readonly r: number | null;
  /** 95 %, by Fisher's z (1915, 1921), for pairs that are about normal. Up to three pairs, and where r is 1 or -1, it says nothing. */
  readonly interval: readonly [number, number];
  readonly pairs: number;
}

export function correlationInterval(first: readonly number[], second: readonly number[]): Correlation {
  requireSameLength(first, second);
  const pairs = first.length;
  const r = pearson(first, second);
  if (r === null || pairs <= 3 || Math.abs(r) === 1) return { r, interval: [-1, 1], pairs };
  const half = Z_95 / Math.sqrt(pairs - 3);
  return { r, interval: [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)], pairs };
}

function pearson(first: readonly number[], second: readonly number[]): number | null {
  const [ofFirst, ofSecond] = [meanOf(first), meanOf(second)];
  let [together, left, right] = [0, 0, 0];
  first.forEach((value, index) => {
    const [x, y] = [value - ofFirst, (second[index] as number) - ofSecond];
    together += x * y;
    left += x * x;
    right += y * y;
  });
  return left === 0 || right === 0 ? null : Math.max(-1, Math.min(1, together / Math.sqrt(left * right)));
}
