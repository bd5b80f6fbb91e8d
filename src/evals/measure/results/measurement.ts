/** All figures of a measurement, from answers alone. */
import { createRandom } from '../../../core/random.ts';
import {
  MEASUREMENT_SCHEMA,
  MEASUREMENT_SCHEMA_VERSION,
  type MeasuredCorrelation,
  type Measurement,
  type Protocol,
  type Rate,
  type Robustness,
  type Subject,
} from '../../../public-records/measurement.ts';
import type { SetToMeasure } from '../set-to-measure.ts';
import type { AnswerTable, Column, Traits } from './answer-table.ts';
import { correlationOf, statisticOf } from './correlations.ts';
import { corrected, differenceOf, type RawDifference } from './differences.ts';
import { rateOf } from './rates.ts';
import { correctedTrends, seriesOf, trendOf } from './trends.ts';
import { warningsOf } from './warnings.ts';

export interface MeasurementParts {
  readonly version: string;
  readonly seed: number;
  readonly stopsWhenSure: boolean;
  readonly sets: readonly SetToMeasure[];
  readonly subjects: readonly Subject[];
  readonly protocolOf: (subject: Subject, set: SetToMeasure) => Protocol;
  readonly answers: AnswerTable;
  /** What came of asking otherwise as well, and how that was; null where it was not done. */
  readonly more: { readonly robustness: Robustness[]; readonly protocols: readonly Protocol[] } | null;
}

/** The same answers and seed give the same figures. */
export function measurementOf(parts: MeasurementParts): Measurement {
  const { sets, subjects, seed, version } = parts;
  const rates = sets.flatMap((set) => ratesOn(set, parts));
  const protocols = new Map(
    [
      ...sets.flatMap((set) => subjects.map((subject) => parts.protocolOf(subject, set))),
      ...(parts.more?.protocols ?? []),
    ].map((one) => [one.id, one]),
  );
  const facts = sets.map((set) => set.facts);
  const trends = correctedTrends(sets.flatMap((set) => trendsOn(set.facts.name, rates, parts)));
  return {
    schema: MEASUREMENT_SCHEMA,
    schemaVersion: MEASUREMENT_SCHEMA_VERSION,
    tool: { name: 'sightline', version },
    seed,
    subjects: [...subjects],
    sets: facts,
    protocols: [...protocols.values()],
    rates,
    differences: corrected(sets.flatMap((set) => differencesOn(set, rates, parts))),
    trends,
    correlations: sets.flatMap((set) => correlationsOn(set, parts)),
    ...(parts.more !== null && { robustness: parts.more.robustness }),
    warnings: warningsOf({ sets: facts, rates, trends }),
  };
}

export function traitsOf({ traits }: Pick<SetToMeasure, 'traits'>): Traits {
  return new Map(traits.map((one) => [one.item, one]));
}

function columnsOf(set: string, { subjects, answers }: Pick<MeasurementParts, 'subjects' | 'answers'>): Column[] {
  return subjects.flatMap(({ name }) => answers.column(set, name) ?? []);
}

function ratesOn(set: SetToMeasure, parts: MeasurementParts): Rate[] {
  const { subjects, stopsWhenSure, seed, protocolOf } = parts;
  const traits = traitsOf(set);
  return columnsOf(set.facts.name, parts).map((column) => {
    const subject = subjects.find(({ name }) => name === column.subject) as Subject;
    const random = createRandom(`${seed}/${column.set}/${column.subject}`);
    return rateOf({ column, set: set.facts, traits, protocol: protocolOf(subject, set).id, stopsWhenSure, random });
  });
}

function differencesOn(set: SetToMeasure, rates: readonly Rate[], parts: MeasurementParts): RawDifference[] {
  const [baseline, ...others] = columnsOf(set.facts.name, parts);
  if (baseline === undefined) return [];
  const traits = traitsOf(set);
  const protocol = (column: Column): string | undefined =>
    rates.find((rate) => rate.set === column.set && rate.subject === column.subject)?.protocol;
  return others.flatMap((column) => {
    const random = createRandom(`${parts.seed}/${column.set}/${column.subject}/difference`);
    const sameProtocol = protocol(column) === protocol(baseline);
    return differenceOf({ first: column, second: baseline, traits, sameProtocol, random }) ?? [];
  });
}

function trendsOn(set: string, rates: readonly Rate[], { subjects, seed }: MeasurementParts) {
  const own = new Map(rates.filter((rate) => rate.set === set).map((rate) => [rate.subject, rate]));
  return seriesOf(subjects).flatMap(
    (series) => trendOf(series, set, own, createRandom(`${seed}/${set}/${series.name}/${series.over}`)) ?? [],
  );
}

function correlationsOn(set: SetToMeasure, parts: MeasurementParts): MeasuredCorrelation[] {
  const statistic = statisticOf(set);
  if (statistic === null) return [];
  return columnsOf(set.facts.name, parts).map((column) => correlationOf(column, statistic));
}
