/** Measurements that were made one by one, joined by what items ask. */
import type { MeasuredItem, Measurement } from '../../public-records/measurement.ts';
import { readAnswers, readMeasuredItems, readResults } from '../measure/result-folder.ts';
import { type Column, createAnswerTable, type Traits } from '../measure/results/answer-table.ts';

export interface LoadedResults {
  readonly folder: string;
  readonly measurement: Measurement;
  /** Null where the subject was not asked about the set. Items go by the hash of what they ask. */
  column(set: string, subject: string): Column | null;
  /** By the same hash. */
  traits(set: string): Traits;
  /** By its id; null where the set has none of that id. */
  item(set: string, id: string): MeasuredItem | null;
}

/** @throws AppError `RESULTS_NOT_FOUND`, `RESULTS_DAMAGED` (exit code 2) */
export function loadResults(folder: string): LoadedResults {
  const measurement = readResults(folder);
  const items = new Map<string, Map<string, MeasuredItem>>();
  for (const item of readMeasuredItems(folder)) {
    const own = items.get(item.set) ?? new Map<string, MeasuredItem>();
    items.set(item.set, own.set(item.item, item));
  }
  const answers = createAnswerTable();
  for (const answer of readAnswers(folder)) {
    const hash = items.get(answer.set)?.get(answer.item)?.hash;
    answers.add(hash === undefined ? answer : { ...answer, item: hash });
  }
  const traits = new Map(
    [...items].map(([set, own]) => [set, new Map([...own.values()].map((item) => [item.hash, item]))]),
  );
  return {
    folder,
    measurement,
    column: answers.column,
    traits: (set) => traits.get(set) ?? new Map(),
    item: (set, id) => items.get(set)?.get(id) ?? null,
  };
}
