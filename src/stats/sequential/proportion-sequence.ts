/**
 * An interval for a proportion that may be looked at after every answer, and stopped by: it holds at all times at once.
 *
 * The capital of one who bets against a proportion p, with stakes averaged over all proportions alike, is
 * M(p) = B(s + 1, f + 1) / (p^s (1 - p)^f) after s successes and f failures. Under p it is a martingale that begins at 1, so it
 * ever reaches 1 / alpha with a chance of alpha at most (Ville 1939; Robbins 1970; Howard et al. 2021, Annals of Statistics
 * 49:1055). The interval is of all p against which less has been won. For yes-or-no answers this mixture has a
 * closed form and depends on counts alone, so nothing of the past has to be kept; bets on a grid would win about as much.
 */
import { requireInput } from '../input.ts';
import { logGamma } from '../log-gamma.ts';

const HALVINGS = 50;

/**
 * @param alpha the chance that the truth is ever outside, over all times; 0.05 where it is left out
 * @returns the interval after so many; [0, 1] before the first
 */
export function proportionSequence(successes: number, trials: number, alpha = 0.05): [number, number] {
  requireInput(
    successes >= 0 && successes <= trials,
    `${successes} successes of ${trials} cannot be.`,
    'Count answers, and those among them that show the behavior.',
  );
  if (trials === 0) return [0, 1];
  const failures = trials - successes;
  const stakes = logGamma(successes + 1) + logGamma(failures + 1) - logGamma(trials + 2);
  const isHeld = (p: number): boolean =>
    stakes - weighed(successes, p) - weighed(failures, 1 - p) < Math.log(1 / alpha);
  const share = successes / trials;
  return [edge(share, 0, isHeld), edge(share, 1, isHeld)];
}

/** count * log(p), 0 of nothing. */
function weighed(count: number, p: number): number {
  return count === 0 ? 0 : count * Math.log(p);
}

/** Where `isHeld`, true at `inside`, ends on the way to `outside`. */
function edge(inside: number, outside: number, isHeld: (p: number) => boolean): number {
  if (isHeld(outside)) return outside;
  let [held, lost] = [inside, outside];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (held + lost) / 2;
    if (isHeld(middle)) held = middle;
    else lost = middle;
  }
  return lost;
}
