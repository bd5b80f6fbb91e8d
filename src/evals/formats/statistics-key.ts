/** Which column of a table says what its rows are about. */
import { usageError } from '../../core/errors.ts';
import type { Item } from '../records.ts';
import type { Row } from './layout.ts';

export interface KeyChoice {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Where each row begins, from 1. */
  readonly lines: readonly number[];
  /** Items that the table is about; empty where it comes alone. */
  readonly items: readonly Item[];
  /** Column that was named. */
  readonly named?: string | undefined;
}

/**
 * The column that was named; else, of those with a different text in each row, the one that as a field of the items finds most of
 * them, or where there are no items the first.
 *
 * @throws AppError `STATISTICS_KEY_UNKNOWN`, `STATISTICS_KEY_UNUSABLE`, `STATISTICS_UNJOINED` (exit code 2)
 */
export function keyColumn({ columns, rows, lines, items, named }: KeyChoice): string {
  if (named !== undefined) {
    if (!columns.includes(named)) throw unknownColumn(named, columns);
    const fault = faultOf(named, rows, lines);
    if (fault !== null) throw unusable(named, fault);
    if (items.length > 0 && found(named, rows, items) === 0) throw unjoined([named], items);
    return named;
  }
  const usable = columns.filter((column) => faultOf(column, rows, lines) === null);
  if (usable.length === 0) throw noKey(columns);
  if (items.length === 0) return usable[0] as string;
  const counts = usable.map((column) => found(column, rows, items));
  const most = Math.max(...counts);
  if (most === 0) throw unjoined(usable, items);
  return usable[counts.indexOf(most)] as string;
}

function found(column: string, rows: readonly Row[], items: readonly Item[]): number {
  const keys = new Set(rows.map((row) => row[column]));
  return items.filter(({ meta }) => typeof meta?.[column] === 'string' && keys.has(meta[column])).length;
}

function faultOf(column: string, rows: readonly Row[], lines: readonly number[]): string | null {
  const seen = new Map<unknown, number>();
  for (const [at, row] of rows.entries()) {
    const line = lines[at] as number;
    const value = row[column];
    if (typeof value !== 'string' || value === '') return `line ${line} has no text there`;
    if (seen.has(value)) return `lines ${seen.get(value)} and ${line} say the same`;
    seen.set(value, line);
  }
  return null;
}

function unknownColumn(named: string, columns: readonly string[]): Error {
  return usageError(
    'STATISTICS_KEY_UNKNOWN',
    `The statistics have no column "${named}".`,
    `Name one of these with --key, or in a spec as the column of the titles: ${columns.join(', ')}.`,
  );
}

function unusable(named: string, fault: string): Error {
  return usageError(
    'STATISTICS_KEY_UNUSABLE',
    `The column "${named}" does not tell the rows of the statistics apart: ${fault}.`,
    'Correct the file, or name another column with --key, or in a spec as the column of the titles.',
  );
}

function noKey(columns: readonly string[]): Error {
  return usageError(
    'STATISTICS_KEY_UNUSABLE',
    `No column of the statistics has a different text in each row (${columns.join(', ')}).`,
    'A row of statistics is about one thing, such as an occupation, which no other row is about.',
  );
}

function unjoined(columns: readonly string[], items: readonly Item[]): Error {
  const fields = [...new Set(items.flatMap(({ meta }) => Object.keys(meta ?? {})))];
  return usageError(
    'STATISTICS_UNJOINED',
    `No item has a row in the statistics: none has a field of the name and with a text of a column (${columns.join(', ')}).`,
    `Call a column as the items call the field (${fields.join(', ') || 'these have none'}), and write what it holds as they do.`,
  );
}
