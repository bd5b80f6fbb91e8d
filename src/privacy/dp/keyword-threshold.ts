/** From which noisy count on a word may be shown, so that one account's own words are shown with probability delta at most. */
import type { Rational } from '../discrete-laplace.ts';

/**
 * A word that one account alone has is counted once, or not at all without that account. It is shown where 1 + noise reaches
 * the threshold, so an account that has `words` of them shows any with at most `words` times that probability: no more
 * than delta (Korolova et al. 2009; Wilson et al. 2020). The tail of the noise is P(X >= k) = r^k / (1 + r), r = e^-a, k >= 1.
 */
export function keywordThreshold(noise: Rational, words: number, delta: number): number {
  const rate = noise.numerator / noise.denominator;
  let reach = Math.max(1, Math.floor(Math.log(words / delta) / rate) - 2);
  while (words * tailOf(rate, reach) > delta) reach++;
  while (reach > 1 && words * tailOf(rate, reach - 1) <= delta) reach--;
  return 1 + reach;
}

/**
 * From which noisy count on a listed word is shown. Every word of the list is counted, whether anybody named it or not, so
 * that it is shown gives nothing away beyond epsilon; the threshold is there so that noise alone lifts one word at most, on
 * average, over it.
 *
 * @param listed number of listed words
 */
export function listedThreshold(noise: Rational, listed: number): number {
  const rate = noise.numerator / noise.denominator;
  let reach = 1;
  while (listed * tailOf(rate, reach) > FALSE_WORDS) reach++;
  return reach;
}

const FALSE_WORDS = 1;

/** P(X >= reach) for the noise that has probabilities in proportion to e^(-rate |x|); `reach` >= 1. */
export function tailOf(rate: number, reach: number): number {
  return Math.exp(-rate * reach) / (1 + Math.exp(-rate));
}
