/** An interval for a mean, from a small sample. */

import { meanOf } from './mean.ts';
import { studentQuantile } from './student.ts';

export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The mean and its 95 % interval by Student's t; of one value nothing is known but itself. `values` is not empty. */
export function meanInterval(values: readonly number[]): MeanInterval {
  const count = values.length;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (count < 2) return { mean, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const half = studentQuantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { mean, low: mean - half, high: mean + half };
}
