/** What predicts how subjects answer: scores that somebody gave both answers of items, as a preference model does, or a subject. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { usageError } from '../../core/errors.ts';
import { parseJson } from '../../core/json.ts';
import type { LoadedResults } from './loaded-results.ts';

export interface Predictor {
  readonly name: string;
  /** Label of the subject that it is; null where it is a file. */
  readonly subject: string | null;
  /** By what items ask (`MeasuredItem.hash`); empty where it says nothing of the set. */
  of(set: string): ReadonlyMap<string, Predicted>;
  /** Rows that say nothing of what was measured, by why. */
  readonly unused: { readonly unknownItem: number; readonly otherAnswers: number };
}

export interface Predicted {
  /** 1 where the matching answer is preferred, 0 where another is, 0.5 where both are alike. */
  readonly prefers: number;
  /** By how much: the best score of a matching answer less that of another; of a subject the probability. */
  readonly by: number;
}

const rowSchema = z.strictObject({
  /** Of a measurement; may be left out where one set alone was measured. */
  set: z.string().min(1).optional(),
  /** Its id in that set. */
  item: z.string().min(1),
  /** Of each answer, the higher the better: logarithms of probabilities, or what a preference model gives. */
  scores: z.record(z.string(), z.number()).refine((scores) => Object.keys(scores).length >= 2),
});

/**
 * @param path of a file of JSON lines: `{"set": "agreeableness", "item": "12", "scores": {"Yes": -0.2, "No": -1.7}}`
 * @throws AppError `PREDICTOR_DAMAGED`, `PREDICTOR_WITHOUT_SET` (exit code 2)
 */
export function scoresFrom(path: string, name: string, results: readonly LoadedResults[]): Predictor {
  const sets = [...new Set(results.flatMap(({ measurement }) => measurement.sets.map((set) => set.name)))];
  const known = new Map(sets.map((set) => [set, new Map<string, Predicted>()]));
  const seen = new Set<string>();
  const unused = { unknownItem: 0, otherAnswers: 0 };
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((text, at) => {
      if (text.trim() === '') return;
      const row = rowSchema.safeParse(parseJson(text));
      if (!row.success) throw damaged(at + 1, 'is no row of scores');
      const set = row.data.set ?? onlyOf(sets);
      const key = JSON.stringify([set, row.data.item]);
      if (seen.has(key)) throw damaged(at + 1, 'is about an item that came before');
      seen.add(key);
      const item = results.map((one) => one.item(set, row.data.item)).findLast((found) => found !== null) ?? null;
      const predicted = item === null ? null : predictedBy(row.data.scores, item.label);
      if (item === null) unused.unknownItem++;
      else if (predicted === null) unused.otherAnswers++;
      else known.get(set)?.set(item.hash, predicted);
    });
  return { name, subject: null, of: (set) => known.get(set) ?? new Map(), unused };
}

/** Null where none of the answers, or all, match. */
function predictedBy(scores: Readonly<Record<string, number>>, label: string): Predicted | null {
  // A label of several matching answers has them one after the other.
  const isMatching = (answer: string): boolean => answer.trim() !== '' && ` ${label} `.includes(` ${answer.trim()} `);
  const [matching, others] = [true, false].map((is) =>
    Object.entries(scores).flatMap(([answer, score]) => (isMatching(answer) === is ? [score] : [])),
  ) as [number[], number[]];
  if (matching.length === 0 || others.length === 0) return null;
  const by = Math.max(...matching) - Math.max(...others);
  return { by, prefers: by === 0 ? 0.5 : Number(by > 0) };
}

/** A subject that was measured predicts the others. */
export function predictingSubject(
  label: string,
  columnOf: (set: string) => ReturnType<LoadedResults['column']>,
): Predictor {
  const of = (set: string): ReadonlyMap<string, Predicted> => {
    const column = columnOf(set);
    return new Map(
      column?.items.flatMap((item, at): [string, Predicted][] => {
        const [prefers, by] = [column.chosen[at] as number, column.p[at] as number];
        return Number.isNaN(by) ? [] : [[item, { prefers, by }]];
      }),
    );
  };
  return { name: label, subject: label, of, unused: { unknownItem: 0, otherAnswers: 0 } };
}

function onlyOf(sets: readonly string[]): string {
  const [set] = sets;
  if (set !== undefined && sets.length === 1) return set;
  throw usageError(
    'PREDICTOR_WITHOUT_SET',
    `Rows of the predictor name no set, and ${sets.length} sets were measured.`,
    'Give every row its "set".',
  );
}

function damaged(line: number, what: string): Error {
  return usageError(
    'PREDICTOR_DAMAGED',
    `Line ${line} of the predictor ${what}.`,
    'A row is {"set": "agreeableness", "item": "12", "scores": {"Yes": -0.2, "No": -1.7}}, one for each item, with a score for two answers or more; ids of items are in items.jsonl of the measurement.',
  );
}
