/** How many items have a label, from a rater's probabilities of all and people's judgement of some. */
import { requireInput, requireSameLength } from '../input.ts';
import { meanOf } from '../mean.ts';
import { studentQuantile } from '../student.ts';
import type { CorrectedShare } from './rogan-gladen.ts';

export interface PredictionPowered extends CorrectedShare {
  readonly standardError: number;
  /** How far the rater was relied upon, 0 (not at all: the judged items alone) to 1. */
  readonly weight: number;
}

export interface PredictedItems {
  /** What the rater said of items that people did not judge: any figures, as 0 and 1, or probabilities. */
  readonly unjudged: readonly number[];
  /** What it said of those that they did: a random sample of the same items. Three or more. */
  readonly judged: readonly number[];
  /** What people said of each of these. */
  readonly outcomes: readonly boolean[];
}

/**
 * Prediction-powered inference of a mean (Angelopoulos et al. 2023, Science 382:669), with the weight that makes the variance least
 * (Angelopoulos, Duchi, Zrnic 2023, arXiv 2311.01453), kept within 0 to 1. A rater that is wrong makes the interval wide,
 * not wrong. Student's t by the judged items less two, as the weight is estimated from them too.
 */
export function predictionPowered({ unjudged, judged, outcomes }: PredictedItems): PredictionPowered {
  requireSameLength(judged, outcomes);
  requireInput(
    judged.length >= 3 && unjudged.length >= 2,
    `${judged.length} judged and ${unjudged.length} other items are too few for an interval.`,
    'Have people judge three items or more of a random sample; 100 are a sensible number.',
  );
  const truth = outcomes.map(Number);
  const all = [...unjudged, ...judged];
  const spread = varianceOf(all);
  const ratio = judged.length / unjudged.length;
  const best = spread === 0 ? 0 : covarianceOf(judged, truth) / ((1 + ratio) * spread);
  const weight = Math.min(1, Math.max(0, best));
  const rest = truth.map((outcome, item) => outcome - weight * (judged[item] as number));
  const share = weight * meanOf(unjudged) + meanOf(rest);
  const variance = (weight ** 2 * varianceOf(unjudged)) / unjudged.length + varianceOf(rest) / judged.length;
  const standardError = Math.sqrt(variance);
  const half = studentQuantile(judged.length - 2) * standardError;
  return { share: within(share), interval: [within(share - half), within(share + half)], standardError, weight };
}

function varianceOf(values: readonly number[]): number {
  return covarianceOf(values, values);
}

function covarianceOf(first: readonly number[], second: readonly number[]): number {
  const [left, right] = [meanOf(first), meanOf(second)];
  const sum = first.reduce((so, value, index) => so + (value - left) * ((second[index] as number) - right), 0);
  return sum / (first.length - 1);
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
