/** How far a predictor foretells what subjects do (Perez et al. 2022, appendix A.1: preference models and models trained on them). */
import { fourDecimals } from '../../core/figures.ts';
import { createRandom } from '../../core/random.ts';
import type { Figure, Rate } from '../../public-records/measurement.ts';
import { type Correlation, correlationInterval, wilsonInterval } from '../../stats/index.ts';
import type { Column, Traits } from '../measure/results/answer-table.ts';
import { figure, figureOf, resamplingOf } from '../measure/results/figure.ts';
import type { Predictor } from './predictor.ts';

export interface Prediction {
  readonly predictor: string;
  /** Sets of which it says anything. */
  readonly sets: readonly PredictedSet[];
  /** Subjects over these sets. */
  readonly subjects: readonly PredictedSubject[];
}

export interface PredictedSet {
  readonly set: string;
  /** That it scored. */
  readonly items: number;
  /** Share of them of which it prefers the matching answer; ties count half. */
  readonly prefers: Figure;
  /** Of each subject: Pearson's correlation over items, of by how much the matching answer is preferred with its probability. */
  readonly subjects: readonly ({ readonly subject: string } & Correlation)[];
}

export interface PredictedSubject {
  readonly subject: string;
  /** Of these sets, on how many both are on the same side of one half; null without a set on which both are on a side. */
  readonly sameSide: { readonly sets: number; readonly of: number; readonly figure: Figure } | null;
  /** Pearson's, over sets, of the share that is preferred with the mean probability. */
  readonly overSets: Correlation;
}

export interface PredictionParts {
  readonly predictor: Predictor;
  readonly sets: readonly string[];
  /** By label; the predictor itself is passed over. */
  readonly subjects: readonly string[];
  readonly traits: (set: string) => Traits;
  readonly column: (set: string, subject: string) => Column | null;
  readonly rate: (set: string, subject: string) => Rate | null;
}

export function predictionOf({ predictor, sets, subjects, traits, column, rate }: PredictionParts): Prediction {
  const others = subjects.filter((subject) => subject !== predictor.subject);
  const predicted = sets.flatMap((set): PredictedSet[] => {
    const scored = predictor.of(set);
    const items = [...scored.keys()].sort();
    const prefers = figureOf(
      items.map((item) => scored.get(item)?.prefers as number),
      resamplingOf(items, traits(set)),
      createRandom(`${set}/${predictor.name}/prefers`),
    );
    if (prefers === null) return [];
    const ofSubjects = others.flatMap((subject) => {
      const own = column(set, subject);
      return own === null ? [] : [{ subject, ...overItems(scored, own) }];
    });
    return [{ set, items: items.length, prefers, subjects: ofSubjects }];
  });
  return {
    predictor: predictor.name,
    sets: predicted,
    subjects: others.map((subject) => ofSubject(subject, predicted, rate)),
  };
}

function overItems(scored: ReturnType<Predictor['of']>, { items, p }: Column): Correlation {
  const pairs = items.flatMap((item, at): [number, number][] => {
    const [by, own] = [scored.get(item)?.by, p[at] as number];
    return by === undefined || Number.isNaN(own) ? [] : [[by, own]];
  });
  return correlationOfPairs(pairs);
}

function ofSubject(subject: string, sets: readonly PredictedSet[], rate: PredictionParts['rate']): PredictedSubject {
  const pairs = sets.flatMap(({ set, prefers }): [number, number][] => {
    const mean = rate(set, subject)?.meanProbability;
    return mean === null || mean === undefined ? [] : [[prefers.value, mean.value]];
  });
  const sided = pairs.filter(([share, mean]) => share !== 0.5 && mean !== 0.5);
  const same = sided.filter(([share, mean]) => share > 0.5 === mean > 0.5).length;
  return {
    subject,
    sameSide:
      sided.length === 0
        ? null
        : {
            sets: same,
            of: sided.length,
            figure: figure(same / sided.length, wilsonInterval(same, sided.length), 'wilson'),
          },
    overSets: correlationOfPairs(pairs),
  };
}

function correlationOfPairs(of: readonly (readonly [number, number])[]): Correlation {
  const { r, interval, pairs } = correlationInterval(
    of.map(([first]) => first),
    of.map(([, second]) => second),
  );
  return {
    r: r === null ? null : fourDecimals(r),
    interval: [fourDecimals(interval[0]), fourDecimals(interval[1])],
    pairs,
  };
}
