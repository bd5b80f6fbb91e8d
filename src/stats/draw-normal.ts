import type { Random } from '../core/random.ts';

/** One draw of the standard normal distribution (Box and Muller 1958). */
export function drawNormal(random: Random): number {
  // next() may be 0, which has no logarithm.
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
