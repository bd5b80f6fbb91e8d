/** The standard normal distribution. */

/** The 97.5 % quantile: two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/** From here on outward the series would lose digits to cancellation. */
const TAIL = -3;
const TAIL_TERMS = 120;

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * P(Z <= x), to about 1e-13 of itself: a power series around 0 (Marsaglia 2004, Journal of Statistical Software 11(4)),
 * Laplace's continued fraction of the tail (Abramowitz and Stegun 26.2.14) far out.
 */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x);
  if (x < TAIL) return normalDensity(x) / continuedFraction(-x);
  let [term, sum] = [x, x];
  for (let power = 3; Math.abs(term) > 1e-18; power += 2) {
    term *= (x * x) / power;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/** x + 1/(x + 2/(x + 3/(x + ...))), from the inside. */
function continuedFraction(x: number): number {
  let value = x;
  for (let term = TAIL_TERMS; term >= 1; term--) value = x + term / value;
  return value;
}

/**
 * The x with P(Z <= x) = `probability`, which is between 0 and 1; infinite at both. The rational start of Abramowitz and
 * Stegun 26.2.23, made exact by Newton's steps.
 */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability <= 0) return Number.NEGATIVE_INFINITY;
  const t = Math.sqrt(-2 * Math.log(probability));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let x = above / below - t;
  for (let step = 0; step < 4; step++) x -= (normalCdf(x) - probability) / normalDensity(x);
  return x;
}
