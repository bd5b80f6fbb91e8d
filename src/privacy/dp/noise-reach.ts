/** How far the noise in a sum of counts may reach. */
import type { Rational } from '../discrete-laplace.ts';
import { tailOf } from './keyword-threshold.ts';

const STEPS = 200;
/** The search begins so far below where the tail is said to be, for rounding. */
const SHORT = 3;

/**
 * The least whole number that the sum of so many draws exceeds, on either side, with probability `miss` at most: exact for
 * one draw, by Chernoff's bound for more.
 */
export function noiseReach(terms: number, noise: Rational, miss: number): number {
  const rate = noise.numerator / noise.denominator;
  if (terms === 0) return 0;
  if (terms === 1) {
    let reach = Math.max(0, Math.floor(Math.log(2 / (miss * (1 + Math.exp(-rate)))) / rate) - SHORT);
    while (2 * tailOf(rate, reach + 1) > miss) reach++;
    return reach;
  }
  // P(S >= x) <= exp(terms log M(t) - t x) for every t: the best of a grid.
  const bounds = Array.from({ length: STEPS - 1 }, (_, step) => {
    const t = (rate * (step + 1)) / STEPS;
    return (terms * logMoment(rate, t) + Math.log(2 / miss)) / t;
  });
  return Math.ceil(Math.min(...bounds)) - 1 || 1;
}

/** Logarithm of E exp(tX), for t below the rate. */
function logMoment(rate: number, t: number): number {
  return 2 * Math.log1p(-Math.exp(-rate)) - Math.log1p(-Math.exp(t - rate)) - Math.log1p(-Math.exp(-t - rate));
}
