/** Correlations, agreement, and what calibration says. */
import { agreementInterval, type Coefficient } from '../../stats/agreement/agreement-interval.ts';
import { auroc } from '../../stats/calibration/auroc.ts';
import { predictionPowered } from '../../stats/calibration/prediction-powered.ts';
import { roganGladen } from '../../stats/calibration/rogan-gladen.ts';
import { correlationInterval } from '../../stats/correlation-interval.ts';
import { drawNormal } from '../../stats/draw-normal.ts';
import { normalCdf } from '../../stats/normal.ts';
import { type CoverageRow, sampled } from './row.ts';
import { correlatedPairs, ratingsOf, successesOf } from './worlds.ts';

function fisher(correlation: number, pairs: number): CoverageRow {
  return {
    method: 'correlation, Fisher',
    promise: 'approximate',
    world: `r ${correlation}, ${pairs} normal pairs`,
    isInside: true,
    run: (random) => sampled(correlationInterval(...correlatedPairs(random, pairs, correlation)).interval, correlation),
  };
}

/** Scores of both labels are normal, one standard deviation wide. */
function area(apart: number, each: number, isInside: boolean): CoverageRow {
  const truth = normalCdf(apart / Math.SQRT2);
  return {
    method: 'AUROC, Newcombe',
    promise: 'approximate',
    world: `area ${truth.toFixed(2)}, ${each} items of each label`,
    isInside,
    run: (random) => {
      const scores = Array.from({ length: 2 * each }, (_, item) => drawNormal(random) + (item < each ? apart : 0));
      const outcomes = scores.map((_, item) => item < each);
      return sampled(auroc(scores, outcomes).interval, truth);
    },
  };
}

interface RatedWorld {
  readonly share: number;
  readonly judged: number;
  readonly others: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

const ratedName = ({ share, judged, others, sensitivity, specificity }: RatedWorld): string =>
  `p ${share}, ${judged} judged, ${others} others, rater right in ${sensitivity} and ${specificity}`;

function powered(world: RatedWorld, isInside: boolean): CoverageRow {
  return {
    method: 'prediction-powered share',
    promise: 'approximate',
    world: ratedName(world),
    isInside,
    run: (random) => {
      const item = () => {
        const outcome = random.next() < world.share;
        return { outcome, said: random.next() < (outcome ? world.sensitivity : 1 - world.specificity) ? 1 : 0 };
      };
      const [some, others] = [Array.from({ length: world.judged }, item), Array.from({ length: world.others }, item)];
      const found = predictionPowered({
        unjudged: others.map(({ said }) => said),
        judged: some.map(({ said }) => said),
        outcomes: some.map(({ outcome }) => outcome),
      });
      return sampled(found.interval, world.share);
    },
  };
}

/** Half of the judged items have the label: they were chosen so. */
function corrected(world: RatedWorld, isInside: boolean): CoverageRow {
  const { share, judged, others, sensitivity, specificity } = world;
  const half = judged / 2;
  return {
    method: 'corrected share, Rogan and Gladen',
    promise: 'approximate',
    world: ratedName(world),
    isInside,
    run: (random) => {
      const found = roganGladen({
        items: others,
        saidYes: successesOf(random, others, share * sensitivity + (1 - share) * (1 - specificity)),
        positives: half,
        foundPositive: successesOf(random, half, sensitivity),
        negatives: half,
        foundNegative: successesOf(random, half, specificity),
      });
      return sampled(found?.interval ?? [0, 1], share);
    },
  };
}

function agreement(coefficient: Coefficient, items: number, share: number, isInside: boolean): CoverageRow {
  const right = 0.85;
  const alike = right ** 2 + (1 - right) ** 2;
  const yes = share * right + (1 - share) * (1 - right);
  const byChance = coefficient.name === 'gwet' ? 2 * yes * (1 - yes) : yes ** 2 + (1 - yes) ** 2;
  const truth = (alike - byChance) / (1 - byChance);
  return {
    method: `agreement, ${coefficient.name}`,
    promise: 'approximate',
    world: `${items} items, 3 raters right in ${right}, p ${share}`,
    isInside,
    run: (random) => {
      const ratings = ratingsOf(random, { items, raters: 3, share, right });
      const found = agreementInterval(ratings, coefficient, { random, resamples: 400 });
      return sampled(found?.interval ?? [-1, 1], truth);
    },
  };
}

const good = { sensitivity: 0.9, specificity: 0.8 };

export const otherRows: readonly CoverageRow[] = [
  ...[0, 0.5, 0.9].flatMap((correlation) => [10, 30, 100].map((pairs) => fisher(correlation, pairs))),
  area(0.5, 50, true),
  area(1.5, 50, true),
  area(1.5, 200, true),
  area(1.5, 10, false),
  area(3, 20, false),
  ...[0.2, 0.5].map((share) => powered({ share, judged: 100, others: 1000, ...good }, true)),
  powered({ share: 0.2, judged: 300, others: 3000, ...good }, true),
  powered({ share: 0.02, judged: 100, others: 1000, ...good }, false),
  powered({ share: 0.2, judged: 20, others: 1000, ...good }, false),
  ...[0.2, 0.5].map((share) => corrected({ share, judged: 200, others: 1000, ...good }, true)),
  corrected({ share: 0.2, judged: 400, others: 3000, ...good }, true),
  corrected({ share: 0.02, judged: 200, others: 1000, ...good }, false),
  corrected({ share: 0.2, judged: 20, others: 1000, ...good }, false),
  agreement({ name: 'krippendorff', scale: 'nominal' }, 100, 0.5, true),
  agreement({ name: 'gwet' }, 100, 0.5, true),
  agreement({ name: 'gwet' }, 100, 0.95, false),
  agreement({ name: 'fleiss' }, 20, 0.5, false),
];
