/** Measurements side by side: rates of every subject on every set, differences on the same items, curves, and what changed. */
import { basename } from 'node:path';
import { createRandom } from '../../core/random.ts';
import type { Difference, MeasuredTrend, Rate, Subject } from '../../public-records/measurement.ts';
import { corrected, differenceOf, type RawDifference } from '../measure/results/differences.ts';
import { correctedTrends, seriesOf, trendOf } from '../measure/results/trends.ts';
import type { LoadedResults } from './loaded-results.ts';

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
  readonly warnings: readonly string[];
}

export interface CompareParts {
  readonly results: readonly LoadedResults[];
  /** Label or name of the subject that others are compared with. Default: the first. */
  readonly baseline: string | undefined;
}

/** Null where no subject is called as the baseline is to be. */
export function comparisonOf({ results, baseline }: CompareParts): Comparison | null {
  const subjects = subjectsOf(results);
  const last = subjects.filter(
    ({ subject }, at) => !subjects.slice(at + 1).some((later) => later.subject.name === subject.name),
  );
  const named = last.find(
    ({ label, subject }) => baseline === undefined || label === baseline || subject.name === baseline,
  );
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
  return {
    results: results.map(({ folder }) => folder),
    subjects,
    sets,
    differences: corrected(pairs),
    changes: corrected(changes),
    trends: trendsOf(results, last, names),
    warnings: warningsOf(results, [...pairs, ...changes]),
  };
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
  const of = ({ result, subject }: ComparedSubject) => (results[result] as LoadedResults).column(set, subject.name);
  const [one, other] = [of(first), of(second)];
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
