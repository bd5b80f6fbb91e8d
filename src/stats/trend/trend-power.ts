/** What a trend test over models can see. */
import type { Random } from '../../core/random.ts';
import { drawNormal } from '../draw-normal.ts';
import { meanOf } from '../mean.ts';
import { chanceOf, isShown } from './chance.ts';
import { curveOver } from './curve.ts';

const RUNS = 200;
/** Orders are drawn for more than six models: a power need not be exact. */
const EXACT_UP_TO = 720;
const PERMUTATIONS = 499;

export interface PowerQuestion {
  /** By which rates change, straight, from the least position to the greatest. */
  readonly change: number;
  /** Standard deviation of a model's rate around the line. */
  readonly scatter: number;
}

/**
 * The chance, 0 to 1, that models at these positions (five or more that differ) are called rising, by simulating 200 series of them
 * with normal scatter: known to about 0.03.
 */
export function trendPower(positions: readonly number[], { change, scatter }: PowerQuestion, random: Random): number {
  const [least, most] = [Math.min(...positions), Math.max(...positions)];
  const curve = curveOver(positions);
  let shown = 0;
  for (let run = 0; run < RUNS; run++) {
    const rates = positions.map(
      (position) => (change * (position - least)) / (most - least) + scatter * drawNormal(random),
    );
    const { line, turn } = chanceOf(curve, rates, { random, exactUpTo: EXACT_UP_TO, permutations: PERMUTATIONS });
    if (isShown(line) && line <= turn && curve.change(rates) > 0) shown++;
  }
  return shown / RUNS;
}

/** The same where the standard error of the fitted change is known instead of the scatter. */
export function powerAt(
  positions: readonly number[],
  { change, error }: { change: number; error: number },
  random: Random,
): number {
  const mean = meanOf(positions);
  const spread = Math.sqrt(positions.reduce((sum, position) => sum + (position - mean) ** 2, 0));
  const range = Math.max(...positions) - Math.min(...positions);
  return trendPower(positions, { change, scatter: (error * spread) / range }, random);
}
