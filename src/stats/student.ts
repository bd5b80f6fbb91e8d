/** Student's t distribution, both sides. */

import { Z_95 as Z } from './normal.ts';

/**
 * The 97.5 % quantile of Student's t. One and two degrees of freedom in closed form, more by the expansion in powers of
 * 1/n of Abramowitz and Stegun 26.7.5, which is off by less than 0.005 from three on.
 */
export function studentQuantile(degrees: number): number {
  if (degrees < 1) return Number.POSITIVE_INFINITY;
  if (degrees < 2) return Math.tan(Math.PI * 0.475);
  if (degrees < 3) return 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2));
  const terms = [
    (Z ** 3 + Z) / 4,
    (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96,
    (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384,
    (79 * Z ** 9 + 776 * Z ** 7 + 1482 * Z ** 5 - 1920 * Z ** 3 - 945 * Z) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + term / degrees ** (index + 1), Z);
}

/**
 * The chance of a value at least as far from zero as `t`: the finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4. Right
 * to about 1e-15, so that what is rarer comes out as 0.
 *
 * @param degrees a whole number, 1 or more
 */
export function studentTail(t: number, degrees: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const squared = Math.cos(angle) ** 2;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power < degrees - 1; power += 2) {
    term *= (squared * (power - 1)) / power;
    sum += term;
  }
  const inside = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return Math.max(0, 1 - inside);
}
