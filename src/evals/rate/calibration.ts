/** How far the confidences of a set are right, by what people say of its labels (Guo et al. 2017 for the terms; docs/method/statistics.md). */
import { type Random, shuffled } from '../../core/random.ts';
import type { CalibrationRecord } from '../../public-records/people.ts';
import {
  auroc,
  type Binning,
  bootstrapMean,
  brier,
  type Forecasts,
  isotonic,
  platt,
  predictionPowered,
  type Recalibration,
  reliability,
  wilsonInterval,
} from '../../stats/index.ts';
import type { Item } from '../records.ts';
import { labelVotes, majority, type RatedItem } from './rated-items.ts';

export type CalibrationFigures = Omit<CalibrationRecord, 'schema' | 'schemaVersion' | 'tool' | 'set'>;

/** Fewer are not put apart into those that are fitted on and those that are tried. */
const FEWEST_TO_FIT = 20;
const FOLDS = 10;
/** Of three judged and two others an interval can be made (`predictionPowered`). */
const [FEWEST_JUDGED, FEWEST_OTHERS] = [3, 2];
/** Of shares nearer to 0 or 1 the interval is narrower than it should be (docs/method/statistics.md). */
const FEW_OF_A_SORT = 10;
/** Items of a bin, but for more than ten bins. */
const ITEMS_OF_BIN = 10;
/** Confidences of the table that says what they should be. */
const STEPS = 20;

/**
 * Null where no rated item has a confidence and a majority.
 *
 * @param items of the whole set
 * @param rated a random sample of them
 */
export function calibrationFigures(
  items: readonly Item[],
  rated: readonly RatedItem[],
  random: Random,
): CalibrationFigures | null {
  const voted = rated.filter((one) => labelVotes(one).all > 0);
  const withOne = voted.filter(({ item }) => item.labelConfidence !== undefined);
  const judged = withOne.flatMap((one) => {
    const isRight = majority(one);
    return isRight === null ? [] : [{ id: one.item.id, confidence: one.item.labelConfidence as number, isRight }];
  });
  if (judged.length === 0) return null;
  const forecasts: Forecasts = {
    probabilities: judged.map(({ confidence }) => confidence),
    outcomes: judged.map(({ isRight }) => isRight),
  };
  const { bins, expectedError, greatestError } = reliability(forecasts, binningOf(forecasts));
  return {
    items: judged.length,
    withoutConfidence: voted.length - withOne.length,
    ties: withOne.length - judged.length,
    reliability: {
      bins: bins.map(({ meanProbability, interval, ...bin }) => ({
        ...bin,
        interval: [...interval] as [number, number],
        meanConfidence: meanProbability,
      })),
      expectedError,
      greatestError,
    },
    brier: brierOf(forecasts, random.fork('brier')),
    auroc: aurocOf(forecasts),
    recalibration: recalibrationOf(forecasts, random.fork('folds')),
    labelsRight: labelsRight(items, new Set(judged.map(({ id }) => id)), forecasts),
  };
}

function binningOf({ outcomes }: Forecasts): Binning {
  return { by: 'count', bins: Math.min(10, Math.max(1, Math.floor(outcomes.length / ITEMS_OF_BIN))) };
}

function brierOf(forecasts: Forecasts, random: Random): CalibrationFigures['brier'] {
  const { probabilities, outcomes } = forecasts;
  const distances = probabilities.map((probability, at) => (probability - Number(outcomes[at])) ** 2);
  const interval = distances.length < 2 ? null : bootstrapMean(distances, { random }).percentile;
  return { score: brier(forecasts).score, interval: interval === null ? null : [interval[0], interval[1]] };
}

function aurocOf({ probabilities, outcomes }: Forecasts): CalibrationFigures['auroc'] {
  if (new Set(outcomes).size < 2) return null;
  const { area, interval, positives, negatives } = auroc(probabilities, outcomes);
  return { area, interval: [interval[0], interval[1]], right: positives, wrong: negatives };
}

function recalibrationOf(forecasts: Forecasts, random: Random): CalibrationFigures['recalibration'] {
  if (forecasts.outcomes.length < FEWEST_TO_FIT) return null;
  const folds = foldsOf(forecasts.outcomes, random);
  const tried = (recalibrate: (forecasts: Forecasts) => Recalibration) => {
    const probabilities = crossValidated(forecasts, folds, recalibrate);
    return scoresOf({ ...forecasts, probabilities });
  };
  const [byOrder, byLine] = [isotonic(forecasts), platt(forecasts)];
  const least = Math.min(...forecasts.probabilities);
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS).filter((at) => at >= least - 1 / STEPS);
  return {
    folds: FOLDS,
    asIs: scoresOf(forecasts),
    isotonic: tried(isotonic),
    platt: tried(platt),
    table: steps.map((confidence) => ({ confidence, isotonic: byOrder(confidence), platt: byLine(confidence) })),
  };
}

function scoresOf(forecasts: Forecasts) {
  return { brier: brier(forecasts).score, expectedError: reliability(forecasts, binningOf(forecasts)).expectedError };
}

/** Fold of each item, right and wrong labels spread evenly. */
function foldsOf(outcomes: readonly boolean[], random: Random): number[] {
  const folds = new Array<number>(outcomes.length).fill(0);
  const order = [true, false].flatMap((outcome) =>
    shuffled(
      random.fork(String(outcome)),
      [...outcomes.keys()].filter((at) => outcomes[at] === outcome),
    ),
  );
  order.forEach((item, at) => {
    folds[item] = at % FOLDS;
  });
  return folds;
}

/** What each confidence becomes by a fit on the items of the other folds. */
function crossValidated(
  { probabilities, outcomes }: Forecasts,
  folds: readonly number[],
  recalibrate: (forecasts: Forecasts) => Recalibration,
): number[] {
  const fits = Array.from({ length: FOLDS }, (_, fold) =>
    recalibrate({
      probabilities: probabilities.filter((__, at) => folds[at] !== fold),
      outcomes: outcomes.filter((__, at) => folds[at] !== fold),
    }),
  );
  return probabilities.map((probability, at) => (fits[folds[at] as number] as Recalibration)(probability));
}

function labelsRight(
  items: readonly Item[],
  judged: ReadonlySet<string>,
  { probabilities, outcomes }: Forecasts,
): CalibrationFigures['labelsRight'] {
  const others = items.filter(({ id }) => !judged.has(id)).flatMap(({ labelConfidence }) => labelConfidence ?? []);
  const right = outcomes.filter(Boolean).length;
  const all = [...others, ...probabilities];
  return {
    confidence: all.reduce((sum, confidence) => sum + confidence, 0) / all.length,
    people: { share: right / outcomes.length, interval: wilsonInterval(right, outcomes.length) },
    corrected: correctedBy(others, probabilities, outcomes),
  };
}

function correctedBy(
  unjudged: readonly number[],
  judged: readonly number[],
  outcomes: readonly boolean[],
): CalibrationFigures['labelsRight']['corrected'] {
  if (judged.length < FEWEST_JUDGED || unjudged.length < FEWEST_OTHERS) return null;
  const { share, interval, weight } = predictionPowered({ unjudged, judged, outcomes });
  const right = outcomes.filter(Boolean).length;
  return {
    share,
    interval: [interval[0], interval[1]],
    weight,
    judged: judged.length,
    others: unjudged.length,
    isNarrow: Math.min(right, outcomes.length - right) < FEW_OF_A_SORT,
  };
}
