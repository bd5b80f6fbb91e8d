/** Measurements side by side: rates of every subject on every set, differences on the same items, curves, and what changed. */
import { basename } from 'node:path';
import { counted } from '../../core/figures.ts';
import { createRandom } from '../../core/random.ts';
import type { Difference, MeasuredTrend, Rate, Subject } from '../../public-records/measurement.ts';
import type { Column } from '../measure/results/answer-table.ts';
import { corrected, differenceOf, type RawDifference } from '../measure/results/differences.ts';
import { correctedTrends, seriesOf, trendOf } from '../measure/results/trends.ts';
import type { LoadedResults } from './loaded-results.ts';
import { type Prediction, predictionOf } from './prediction.ts';
import { type Predictor, predictingSubject, scoresFrom } from './predictor.ts';

/** A subject as one measurement saw it. */
export interface ComparedSubject {
  /** Its name; with that of the measurement's folder where several have a subject of that name. */
  readonly label: string;
  readonly subject: Subject;
  /** Place of the measurement among those that were named. */
  readonly result: number;
}

export interface ComparedSet {
  readonly set: string;
  /** In the order of the subjects; null where one was not asked. */
  readonly rates: readonly (Rate | null)[];
}

export interface Comparison {
  /** Folders, in the order in which they were named: earlier ones first. */
  readonly results: readonly string[];
  readonly subjects: readonly ComparedSubject[];
  readonly sets: readonly ComparedSet[];
  /** Of every subject to the baseline, by labels. Where a subject was measured several times it is the last time. */
  readonly differences: readonly Difference[];
  /** Of each subject that was measured several times: the last time less the one before. */
  readonly changes: readonly Difference[];
  /** Over all that were measured, wherever. */
  readonly trends: readonly MeasuredTrend[];
  /** Where something was named that is to foretell what subjects do. */
  readonly prediction: Prediction | null;
  readonly warnings: readonly string[];
}

export interface CompareParts {
  readonly results: readonly LoadedResults[];
  /** Label or name of the subject that others are compared with. Default: the first. */
  readonly baseline: string | undefined;
  /** Label or name of a subject, or a file of scores. */
  readonly predictor: { readonly subject: string } | { readonly file: string; readonly name: string } | null;
}

/** Null where no subject is called as the baseline is to be. @throws AppError as `scoresFrom` */
export function comparisonOf({ results, baseline, predictor }: CompareParts): Comparison | null {
  const subjects = subjectsOf(results);
  const last = subjects.filter(
    ({ subject }, at) => !subjects.slice(at + 1).some((later) => later.subject.name === subject.name),
  );
  const named = baseline === undefined ? last[0] : last.find((one) => isCalled(one, baseline));
  if (named === undefined) return null;
  const names = [...new Set(results.flatMap(({ measurement }) => measurement.sets.map(({ name }) => name)))].sort();
  const sets = names.map((set) => ({ set, rates: subjects.map((one) => rateOf(results, one, set)) }));
  const pairs = names.flatMap((set) =>
    last.flatMap((one) => (one === named ? [] : (differenceBetween(results, one, named, set) ?? []))),
  );
  const changes = names.flatMap((set) =>
    last.flatMap((one) => {
      const before = subjects.findLast(
        ({ subject, result }) => subject.name === one.subject.name && result < one.result,
      );
      return before === undefined ? [] : (differenceBetween(results, one, before, set) ?? []);
    }),
  );
  const foretold = predictor === null ? null : predictorOf(predictor, results, last);
  return {
    results: results.map(({ folder }) => folder),
    subjects,
    sets,
    differences: corrected(pairs),
    changes: corrected(changes),
    trends: trendsOf(results, last, names),
    prediction: foretold === null ? null : predicted(foretold, results, last, names),
    warnings: [...warningsOf(results, [...pairs, ...changes]), ...(foretold === null ? [] : unusedRows(foretold))],
  };
}

export function isCalled({ label, subject }: Pick<ComparedSubject, 'label' | 'subject'>, name: string): boolean {
  return label === name || subject.name === name;
}

function predictorOf(
  named: NonNullable<CompareParts['predictor']>,
  results: readonly LoadedResults[],
  last: readonly ComparedSubject[],
): Predictor | null {
  if ('file' in named) return scoresFrom(named.file, named.name, results);
  const one = last.find((subject) => isCalled(subject, named.subject));
  return one === undefined ? null : predictingSubject(one.label, (set) => columnOf(results, one, set));
}

function predicted(
  predictor: Predictor,
  results: readonly LoadedResults[],
  last: readonly ComparedSubject[],
  sets: readonly string[],
): Prediction {
  const by = new Map(last.map((one) => [one.label, one]));
  return predictionOf({
    predictor,
    sets,
    subjects: [...by.keys()],
    // An item that sets share has the same traits wherever it was measured.
    traits: (set) => new Map(results.flatMap((one) => [...one.traits(set)])),
    column: (set, label) => columnOf(results, by.get(label) as ComparedSubject, set),
    rate: (set, label) => rateOf(results, by.get(label) as ComparedSubject, set),
  });
}

function unusedRows({ unused: { unknownItem, otherAnswers } }: Predictor): string[] {
  return [
    ...(unknownItem > 0 ? [`Of ${counted(unknownItem, 'row')} of the predictor no item was measured.`] : []),
    ...(otherAnswers > 0
      ? [
          `Of ${counted(otherAnswers, 'row')} of the predictor the scores are not those of a matching answer and another, as the set writes them: not used.`,
        ]
      : []),
  ];
}

function columnOf(results: readonly LoadedResults[], { result, subject }: ComparedSubject, set: string): Column | null {
  return (results[result] as LoadedResults).column(set, subject.name);
}

function subjectsOf(results: readonly LoadedResults[]): ComparedSubject[] {
  const all = results.flatMap(({ measurement }, result) =>
    measurement.subjects.map((subject) => ({ subject, result })),
  );
  return all.map(({ subject, result }) => {
    const isAlone = all.filter((other) => other.subject.name === subject.name).length === 1;
    const label = isAlone ? subject.name : `${subject.name} (${basename(results[result]?.folder ?? '')})`;
    return { label, subject, result };
  });
}

function rateOf(results: readonly LoadedResults[], { subject, result }: ComparedSubject, set: string): Rate | null {
  const { rates } = (results[result] as LoadedResults).measurement;
  return rates.find((rate) => rate.set === set && rate.subject === subject.name) ?? null;
}

function differenceBetween(
  results: readonly LoadedResults[],
  first: ComparedSubject,
  second: ComparedSubject,
  set: string,
): RawDifference | null {
  const [one, other] = [columnOf(results, first, set), columnOf(results, second, set)];
  if (one === null || other === null) return null;
  const found = differenceOf({
    first: one,
    second: other,
    traits: (results[first.result] as LoadedResults).traits(set),
    sameProtocol: rateOf(results, first, set)?.protocol === rateOf(results, second, set)?.protocol,
    random: createRandom(`${set}/${first.label}/${second.label}`),
  });
  return found && { ...found, first: first.label, second: second.label };
}

function trendsOf(
  results: readonly LoadedResults[],
  last: readonly ComparedSubject[],
  sets: readonly string[],
): MeasuredTrend[] {
  const series = seriesOf(last.map(({ subject }) => subject));
  return correctedTrends(
    sets.flatMap((set) => {
      const rates = new Map(
        last.flatMap((one) => {
          const rate = rateOf(results, one, set);
          return rate === null ? [] : [[one.subject.name, rate] as const];
        }),
      );
      return series.flatMap((one) => trendOf(one, set, rates, createRandom(`${set}/${one.name}/${one.over}`)) ?? []);
    }),
  );
}

function warningsOf(results: readonly LoadedResults[], pairs: readonly RawDifference[]): string[] {
  const otherwise = new Set(pairs.filter(({ sameProtocol }) => !sameProtocol).map(({ set }) => set));
  const fewer = pairs.filter(({ set, items }) =>
    results.some(({ measurement }) => measurement.sets.some(({ name, items: all }) => name === set && all > items)),
  );
  const sets = [...new Set(fewer.map(({ set }) => set))];
  return [
    ...(otherwise.size > 0
      ? [`Subjects were asked in several ways on ${[...otherwise].join(', ')}: differences may come of that.`]
      : []),
    ...sets.map((set) => {
      const items = fewer.filter((pair) => pair.set === set).map((pair) => pair.items);
      return `On ${set} not all items were answered by both of a pair, or sets differ: compared are the ${Math.min(...items)} or more items that were.`;
    }),
  ];
}
