/** Probabilities put right by a straight line through their log odds. */
import { logisticFit } from '../trend/logistic.ts';
import { type Forecasts, requireForecasts } from './forecast.ts';
import type { Recalibration } from './isotonic.ts';

/** Log odds of what is nearer to 0 or 1 than this are taken for those of this. */
const NEAREST = 1e-6;

/**
 * Platt's scaling (1999): logistic regression of outcomes on log odds, with outcomes a little off 0 and 1 by how many there are of
 * each, so that it is finite for a rater that is always right. One probability for all items gives the share that they have.
 */
export function platt(forecasts: Forecasts): Recalibration {
  requireForecasts(forecasts);
  const { probabilities, outcomes } = forecasts;
  const yes = outcomes.filter(Boolean).length;
  const no = outcomes.length - yes;
  const [ofYes, ofNo] = [(yes + 1) / (yes + 2), 1 / (no + 2)];
  const rows = probabilities.map((probability, item) => ({
    x: logOdds(probability),
    successes: outcomes[item] ? ofYes : ofNo,
    trials: 1,
  }));
  const outcome = logisticFit(rows);
  if (outcome.kind !== 'fit') return () => (yes * ofYes + no * ofNo) / outcomes.length;
  const { intercept, slope } = outcome.fit;
  return (probability) => 1 / (1 + Math.exp(-intercept - slope * logOdds(probability)));
}

function logOdds(probability: number): number {
  const inside = Math.min(1 - NEAREST, Math.max(NEAREST, probability));
  return Math.log(inside / (1 - inside));
}
