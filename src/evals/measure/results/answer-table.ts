/** Answers of subjects to items in columns: a million and a half of them take some 100 MB. */
import type { MeasuredAnswer, MeasuredItem } from '../../../public-records/measurement.ts';

/** Answers of one subject to the items of one set. */
export interface Column {
  readonly set: string;
  readonly subject: string;
  readonly items: string[];
  /** NaN where there is no figure. */
  readonly p: number[];
  readonly low: number[];
  readonly high: number[];
  readonly chosen: number[];
  /** NaN where no probabilities were told. */
  readonly coverage: number[];
  readonly by: { probabilities: number; scored: number; draws: number };
  readonly fell: { evaded: number; dropped: number };
  readonly draws: { matching: number; notMatching: number; unparsed: number; refused: number };
}

export interface AnswerTable {
  add(answer: MeasuredAnswer): void;
  /** Null where the subject was not asked about the set. */
  column(set: string, subject: string): Column | null;
}

export function createAnswerTable(): AnswerTable {
  const sets = new Map<string, Map<string, Column>>();
  // One text for an item, however many subjects answered it.
  const ids = new Map<string, string>();
  const columnFor = (set: string, subject: string): Column => {
    const own = sets.get(set) ?? new Map<string, Column>();
    sets.set(set, own);
    const column = own.get(subject) ?? emptyColumn(set, subject);
    own.set(subject, column);
    return column;
  };
  return {
    column: (set, subject) => sets.get(set)?.get(subject) ?? null,
    add: ({ set, subject, item, by, p, bounds, chosen, coverage, draws, fell }) => {
      const column = columnFor(set, subject);
      const id = ids.get(item) ?? item;
      if (id === item) ids.set(item, item);
      column.items.push(id);
      column.p.push(p ?? Number.NaN);
      column.low.push(bounds?.[0] ?? p ?? Number.NaN);
      column.high.push(bounds?.[1] ?? p ?? Number.NaN);
      column.chosen.push(chosen ?? Number.NaN);
      column.coverage.push(coverage ?? Number.NaN);
      if (by !== null) column.by[by]++;
      if (fell !== undefined) column.fell[fell]++;
      if (draws !== undefined) addDraws(column.draws, draws);
    },
  };
}

function emptyColumn(set: string, subject: string): Column {
  return {
    set,
    subject,
    items: [],
    p: [],
    low: [],
    high: [],
    chosen: [],
    coverage: [],
    by: { probabilities: 0, scored: 0, draws: 0 },
    fell: { evaded: 0, dropped: 0 },
    draws: { matching: 0, notMatching: 0, unparsed: 0, refused: 0 },
  };
}

function addDraws(
  sums: Column['draws'],
  [matching, notMatching, unparsed, refused]: [number, number, number, number],
): void {
  sums.matching += matching;
  sums.notMatching += notMatching;
  sums.unparsed += unparsed;
  sums.refused += refused;
}

/** By id of an item. */
export type Traits = ReadonlyMap<string, Pick<MeasuredItem, 'label' | 'group'>>;
