/**
 * Whether a behavior grows, falls, or turns with the size of models, or with steps of training. What varies is the model: each
 * has one rate, however many items it answered, and the orders of models say what chance does (Fisher 1935; Pitman 1937). Items
 * say how surely the rate of one model is known and nothing of what another model of its size would do.
 */
import type { Random } from '../../core/random.ts';
import { requireInput, requireSameLength } from '../input.ts';
import { studentQuantile } from '../student.ts';
import { type Chance, chanceOf, eitherOf, isShown } from './chance.ts';
import { curveOver } from './curve.ts';
import { powerAt } from './trend-power.ts';

/** Fewer sizes are described, and not tested. */
export const LEAST_SIZES = 5;
const EXACT_UP_TO = 40_320;
const PERMUTATIONS = 9999;

export type TrendVerdict = 'rising' | 'falling' | 'flat' | 'u-shaped' | 'inverted-u' | 'unclear' | 'too-few-sizes';

export interface Trend {
  /**
   * `flat` is said only where the interval of the change and the dip are within the margin; what is neither shown to move nor
   * shown to stay is `unclear`.
   */
  readonly verdict: TrendVerdict;
  /** Positions that differ. */
  readonly sizes: number;
  /** By how much the fitted line changes from the least position to the greatest. */
  readonly change: number;
  /** 95 % of `change`, by Student's t over models; infinite of two models. */
  readonly interval: readonly [number, number];
  /** By how much a fitted parabola dips between its ends (above 0) or rises (below 0). */
  readonly dip: number;
  /** Of either, corrected for looking at both (Bonferroni); null where sizes are too few. */
  readonly p: number | null;
  /** The chance that a straight change by the margin would be called rising, if models scatter as these do. Null as `p`. */
  readonly power: number | null;
}

export interface TrendOptions {
  readonly random: Random;
  /** What change is worth knowing of; 0.1 where it is left out. */
  readonly margin?: number;
}

/**
 * @param positions of each model: the logarithm of its size, or of its steps; two or more that differ
 * @param rates of each model, 0 to 1
 */
export function trend(
  positions: readonly number[],
  rates: readonly number[],
  { random, margin = 0.1 }: TrendOptions,
): Trend {
  requireSameLength(positions, rates);
  const sizes = new Set(positions).size;
  requireInput(sizes >= 2, 'All models are of one size.', 'Measure models of different sizes, five or more of them.');
  const curve = curveOver(positions);
  const change = curve.change(rates);
  const { error, degrees } = curve.error(rates);
  const half = degrees < 1 ? Number.POSITIVE_INFINITY : studentQuantile(degrees) * error;
  const dip = sizes < 3 ? 0 : curve.dip(rates);
  const seen = { sizes, change, interval: [change - half, change + half] as const, dip };
  if (sizes < LEAST_SIZES) return { ...seen, verdict: 'too-few-sizes', p: null, power: null };
  const chance = chanceOf(curve, rates, { random, exactUpTo: EXACT_UP_TO, permutations: PERMUTATIONS });
  const power = powerAt(positions, { change: margin, error }, random.fork('power'));
  return {
    ...seen,
    verdict: verdictOf(seen, chance, margin),
    p: eitherOf(chance),
    power,
  };
}

function verdictOf(
  { change, interval, dip }: Pick<Trend, 'change' | 'interval' | 'dip'>,
  { line, turn }: Chance,
  margin: number,
): TrendVerdict {
  if (isShown(turn) && turn < line) return dip > 0 ? 'u-shaped' : 'inverted-u';
  if (isShown(line)) return change > 0 ? 'rising' : 'falling';
  const isWithin = Math.max(...interval.map(Math.abs), Math.abs(dip)) <= margin;
  return isWithin ? 'flat' : 'unclear';
}
