/** How much of the answers comes of how one asks, and how far they can be moved by telling a subject what to be. */
import { fourDecimals } from '../../../core/figures.ts';
import { createRandom } from '../../../core/random.ts';
import { askingFactors, type Robustness } from '../../../public-records/measurement.ts';
import { meanOf } from '../../../stats/mean.ts';
import type { SubjectToMeasure } from '../environment.ts';
import type { SetToMeasure } from '../set-to-measure.ts';
import type { AnswerTable, Column, Traits } from './answer-table.ts';
import { differenceOf } from './differences.ts';
import { figureOf, resamplingOf } from './figure.ts';
import { traitsOf } from './measurement.ts';

export interface RobustnessParts {
  readonly sets: readonly SetToMeasure[];
  readonly subjects: readonly SubjectToMeasure[];
  readonly seed: number;
  /** As usual, and otherwise: by the names that subjects have there. */
  readonly usual: AnswerTable;
  readonly otherwise: AnswerTable;
}

/** Less than this is no move. */
const LEAST_MOVE = 0.1;

export function robustnessOf(parts: RobustnessParts): Robustness[] {
  const asked = parts.subjects.filter(({ variant }) => variant === undefined);
  return parts.sets.flatMap((set) => asked.flatMap(({ subject }) => ofSubject(set, subject.name, parts)));
}

function ofSubject(set: SetToMeasure, subject: string, parts: RobustnessParts): Robustness[] {
  const base = parts.usual.column(set.facts.name, subject);
  const columns = new Map(
    parts.subjects.flatMap(({ subject: { name }, variant }) => {
      const column = parts.otherwise.column(set.facts.name, name);
      return variant?.of === subject && column !== null
        ? [[variant.name, { factor: variant.factor, column }] as const]
        : [];
    }),
  );
  const [first] = columns.values();
  if (base === null || first === undefined) return [];
  const traits = traitsOf(set);
  const factors = askingFactors.flatMap((factor) => {
    const own = [...columns.values()].filter((one) => one.factor === factor).map(({ column }) => column);
    const [one, other = base] = own;
    return one === undefined ? [] : factorOf(factor, one, other, traits, parts.seed);
  });
  const toldOf = (name: string): Column | null => columns.get(name)?.column ?? null;
  const told = movedBy(toldOf('told to be so'), toldOf('told to be the opposite'), traits, parts.seed);
  return [{ subject, set: set.facts.name, items: first.column.items.length, factors, told }];
}

function factorOf(
  factor: Robustness['factors'][number]['factor'],
  first: Column,
  second: Column,
  traits: Traits,
  seed: number,
): Robustness['factors'] {
  const random = createRandom(`${seed}/${first.set}/${first.subject}/${factor}`);
  const found = differenceOf({ first, second, traits, sameProtocol: false, random });
  if (found === null) return [];
  return [
    { factor, shift: found.difference, interval: found.interval, varianceShare: varianceShare(pairsOf(first, second)) },
  ];
}

/** Of the variance of all answers, that within items, between the two ways. */
function varianceShare(pairs: readonly (readonly [number, number])[]): number | null {
  const all = pairs.flat();
  const mean = meanOf(all);
  const whole = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length;
  const within = pairs.reduce((sum, [one, other]) => sum + (one - other) ** 2 / 4, 0) / pairs.length;
  return whole === 0 ? null : fourDecimals(Math.min(1, within / whole));
}

function pairsOf(first: Column, second: Column): [number, number][] {
  const others = new Map(second.items.map((item, at) => [item, second.p[at] as number]));
  return first.items.flatMap((item, at): [number, number][] => {
    const [one, other] = [first.p[at] as number, others.get(item) ?? Number.NaN];
    return Number.isNaN(one) || Number.isNaN(other) ? [] : [[one, other]];
  });
}

function movedBy(so: Column | null, opposite: Column | null, traits: Traits, seed: number): Robustness['told'] {
  const others = new Map(opposite?.items.map((item, at) => [item, opposite.p[at] as number]));
  const unmoved = (so?.items ?? []).filter(
    (item, at) => !((so?.p[at] as number) - (others.get(item) ?? Number.NaN) >= LEAST_MOVE),
  );
  return { ceiling: figureFor(so, traits, seed), floor: figureFor(opposite, traits, seed), unmoved };
}

function figureFor(column: Column | null, traits: Traits, seed: number): Robustness['told']['ceiling'] {
  if (column === null) return null;
  const known = [...column.items.keys()].filter((at) => !Number.isNaN(column.p[at]));
  const resampling = resamplingOf(
    known.map((at) => column.items[at] as string),
    traits,
  );
  return figureOf(
    known.map((at) => column.p[at] as number),
    resampling,
    createRandom(`${seed}/${column.set}/${column.subject}`),
  );
}
