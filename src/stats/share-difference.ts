/**
 * How far apart two figures are of which only the 95 % intervals are known: square-and-add (Newcombe 1998, Statistics in Medicine 17,
 * 873-890, method 10; Zou and Donner 2008). It takes the two for independent. Where the same people are in both, what moves one moves
 * the other the same way, and the interval is wider than need be.
 */
import { normalCdf, Z_95 } from './normal.ts';

/** A figure and the ends of its 95 % interval, in the order low, high. */
export interface Estimate {
  readonly value: number;
  readonly interval: readonly [number, number];
}

export interface Difference {
  /** The second less the first. */
  readonly difference: number;
  readonly interval: readonly [number, number];
  /** Two-sided chance of a difference at least as far from 0 where there is none. */
  readonly chance: number;
}

export function differenceOf(first: Estimate, second: Estimate): Difference {
  const difference = second.value - first.value;
  const [firstBelow, firstAbove] = reachOf(first);
  const [secondBelow, secondAbove] = reachOf(second);
  const below = rootOfSquares([secondBelow, firstAbove]);
  const above = rootOfSquares([secondAbove, firstBelow]);
  const interval = [difference - below, difference + above] as const;
  return { difference, interval, chance: chanceOf(difference, difference > 0 ? below : above) };
}

/** The sum of figures of parts that have nothing in common, by the same method. */
export function sumOf(parts: readonly Estimate[]): Estimate {
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  const reach = (side: 0 | 1): number => rootOfSquares(parts.map((part) => reachOf(part)[side]));
  return { value, interval: [value - reach(0), value + reach(1)] };
}

/** @param half of the 95 % interval, on the side of 0 */
export function chanceOf(difference: number, half: number): number {
  if (difference === 0) return 1;
  return half > 0 ? Math.min(1, 2 * normalCdf((-Math.abs(difference) * Z_95) / half)) : 0;
}

function rootOfSquares(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** How far the interval reaches below and above the figure, which may lie outside of it by rounding. */
function reachOf({ value, interval: [low, high] }: Estimate): readonly [number, number] {
  return [Math.max(0, value - low), Math.max(0, high - value)];
}
