/** Titles that a spec takes from a file, as rows of the spec: what is written is then known from the spec alone, wherever the file goes. */
import { resolve } from 'node:path';
import { usageError } from '../../core/errors.ts';
import { isObject } from '../../core/json.ts';
import { readStatistics } from '../formats/read-statistics.ts';
import type { Statistic } from '../sets/statistics.ts';
import { type TitlesFile, titlesFileSchema } from './occupations.ts';

/**
 * A spec as it was written, with rows in place of the file where it names one.
 *
 * @param folder of the spec
 * @throws AppError `TITLES_INVALID`, `SET_UNREADABLE`, `STATISTICS_UNREADABLE`, `STATISTICS_KEY_UNKNOWN`, `STATISTICS_KEY_UNUSABLE`
 *   (exit code 2)
 */
export function withTitlesRead(written: unknown, folder: string): unknown {
  if (!isObject(written) || !isObject(written['titles']) || !('file' in written['titles'])) return written;
  const read = titlesFileSchema.safeParse(written['titles']);
  if (read.success) return { ...written, titles: titlesIn(read.data, folder) };
  const [issue] = read.error.issues;
  throw invalid(
    `The titles of the spec are not named as they should be (${issue?.path.join('.')}: ${issue?.message}).`,
  );
}

function titlesIn({ file, column, statistics, needs = [] }: TitlesFile, folder: string): unknown {
  const path = resolve(folder, file);
  const { facts, records } = readStatistics(path, { name: 'titles', path, key: column, items: [] });
  const others = facts.columns.filter((name) => name !== facts.key);
  const joined = statistics ?? others;
  for (const name of [...joined, ...needs]) {
    if (!others.includes(name))
      throw invalid(`${path} has no column "${name}" beside the titles: ${others.join(', ')}.`);
  }
  const numbers = new Set(needs);
  const columns = [...new Set([...joined, ...needs])];
  return { column: facts.key, needs, rows: records.map((record) => titleOf(record, columns, numbers)) };
}

function titleOf({ key, values }: Statistic, columns: readonly string[], numbers: ReadonlySet<string>): unknown {
  const cellOf = (name: string): unknown => (numbers.has(name) ? numberIn(values[name]) : (values[name] ?? null));
  return { title: key, statistics: Object.fromEntries(columns.map((name) => [name, cellOf(name)])) };
}

/** Tables write dashes where there is no figure, and then none of the column was read as a number. */
function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function invalid(message: string): Error {
  return usageError(
    'TITLES_INVALID',
    message,
    'Name a table by "file", the column of the titles by "column", and by "statistics" and "needs" others of its columns.',
  );
}
