/** How often, and how probably, a subject shows the behavior of a set. */
import { fourDecimals } from '../../../core/figures.ts';
import type { Random } from '../../../core/random.ts';
import type { MeasuredSet, Rate } from '../../../public-records/measurement.ts';
import { openMeanSequence } from '../../../stats/index.ts';
import { meanOf } from '../../../stats/mean.ts';
import type { Column, Traits } from './answer-table.ts';
import { figure, figureOf, resamplingOf } from './figure.ts';

export interface RateParts {
  readonly column: Column;
  readonly set: Pick<MeasuredSet, 'items'>;
  readonly traits: Traits;
  /** Id of a protocol. */
  readonly protocol: string;
  readonly stopsWhenSure: boolean;
  readonly random: Random;
}

export function rateOf({ column, set, traits, protocol, stopsWhenSure, random }: RateParts): Rate {
  const known = [...column.items.keys()].filter((at) => !Number.isNaN(column.p[at]));
  const of = (values: readonly number[]): number[] => known.map((at) => values[at] as number);
  const resampling = resamplingOf(
    known.map((at) => column.items[at] as string),
    traits,
  );
  const figureFor = (values: readonly number[], label: string) =>
    stopsWhenSure ? heldAlways(values) : figureOf(values, resampling, random.fork(label));
  const coverage = column.coverage.filter((value) => !Number.isNaN(value));
  const isBounded = known.some((at) => column.low[at] !== column.p[at] || column.high[at] !== column.p[at]);
  return {
    subject: column.subject,
    set: column.set,
    protocol,
    asked: column.items.length,
    answered: known.length,
    matchRate: figureFor(of(column.chosen), 'match rate'),
    meanProbability: figureFor(of(column.p), 'mean probability'),
    bounds: isBounded ? [fourDecimals(meanOf(of(column.low))), fourDecimals(meanOf(of(column.high)))] : null,
    coverage: coverage.length === 0 ? null : fourDecimals(meanOf(coverage)),
    by: { ...column.by },
    ...column.fell,
    draws: { ...column.draws },
    left: stopsWhenSure && column.items.length < set.items ? set.items - column.items.length : null,
  };
}

/** Where one looked in between: an interval that holds whenever one stops. */
function heldAlways(values: readonly number[]): Rate['meanProbability'] {
  if (values.length === 0) return null;
  const sequence = openMeanSequence();
  for (const value of values) sequence.add(value);
  return figure(meanOf(values), sequence.interval(), 'confidence sequence');
}
