/** Exact bounds of a probability from a number of successes (Clopper and Pearson 1934): one-sided, never too narrow. */

/** Halvings: more digits than a double has. */
const STEPS = 60;

/**
 * @param level of confidence, 0 to 1, of this one side
 * @returns the greatest probability that so few successes do not speak against
 */
export function upperBound(successes: number, trials: number, level = 0.95): number {
  if (successes >= trials) return 1;
  return bisect((probability) => atMost(successes, trials, probability) > 1 - level);
}

/** The least probability that so many successes do not speak against. */
export function lowerBound(successes: number, trials: number, level = 0.95): number {
  return successes <= 0 ? 0 : 1 - upperBound(trials - successes, trials, level);
}

/** The greatest probability for which `holds`, which it does up to some point. */
function bisect(holds: (probability: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X <= successes) of a binomial, summed in logarithms so that no term is lost. */
function atMost(successes: number, trials: number, probability: number): number {
  if (probability <= 0) return 1;
  if (probability >= 1) return 0;
  const [yes, no] = [Math.log(probability), Math.log1p(-probability)];
  let term = trials * no;
  let sum = Math.exp(term);
  for (let count = 1; count <= successes; count++) {
    term += Math.log((trials - count + 1) / count) + yes - no;
    sum += Math.exp(term);
  }
  return sum;
}
