/** A share of answers that come in groups, as so many independent ones would have told it. */
import { Z_95 } from './normal.ts';
import { studentQuantile } from './student.ts';

export interface WeightedValue {
  /** Values of a group resemble each other. */
  readonly group: string;
  /** 0 to 1. */
  readonly value: number;
  /** Above 0. */
  readonly weight: number;
}

export interface EffectiveShare {
  readonly share: number;
  /**
   * Independent zeros and ones that would leave the share as uncertain, Student's t of few groups allowed for (Korn and Graubard 1998);
   * not whole. At most what the weights leave of the values (Kish 1965); where groups are all alike, their number.
   */
  readonly count: number;
}

/** @param values one or more */
export function effectiveShare(values: readonly WeightedValue[]): EffectiveShare {
  const all = sum(values.map(({ weight }) => weight));
  const share = sum(values.map(({ value, weight }) => value * weight)) / all;
  const alone = all ** 2 / sum(values.map(({ weight }) => weight ** 2));
  const groups = [...Map.groupBy(values, ({ group }) => group).values()];
  const between = sum(groups.map((own) => sum(own.map(({ value, weight }) => weight * (value - share))) ** 2));
  if (between === 0) return { share, count: Math.min(alone, groups.length) };
  const variance = (between / all ** 2) * (groups.length / Math.max(1, groups.length - 1));
  const byStudent = (Z_95 / studentQuantile(groups.length - 1)) ** 2;
  return { share, count: Math.min(alone, ((share * (1 - share)) / variance) * byStudent) };
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
