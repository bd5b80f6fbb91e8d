/** Files of statistics from disk: tables by the ending of their name, all else as JSON lines. */
import { usageError } from '../../core/errors.ts';
import type { Statistics } from '../sets/statistics.ts';
import { fileBytes, readRows } from './read-rows.ts';
import {
  type StatisticsSource,
  statisticsFromLines,
  statisticsFromTable,
  type TableFormat,
} from './statistics-file.ts';

/** Null where it is no table. */
export function tableFormatOf(path: string): TableFormat | null {
  const format = /\.(csv|tsv)(?:\.gz)?$/iu.exec(path)?.[1]?.toLowerCase();
  return format === undefined ? null : (format as TableFormat);
}

/** @throws AppError `SET_UNREADABLE`, `STATISTICS_UNREADABLE`, and those of the choice of a key (exit code 2) */
export function readStatistics(path: string, about: StatisticsSource): Statistics {
  const format = tableFormatOf(path);
  if (format === null) return statisticsFromLines(about, readRows(path));
  return statisticsFromTable(about, tableText(path), format);
}

function tableText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileBytes(path));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw usageError('STATISTICS_UNREADABLE', `${path} is not written in UTF-8.`, 'Save it as UTF-8.');
  }
}
