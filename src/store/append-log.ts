/**
 * Logs that only grow: one JSON object a line, on disk before the call that adds it returns. A line that a kill cut short was
 * promised to nobody; it is left where it is and read over.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { jsonLines, parseJson } from '../core/json.ts';
import { unwritable } from './files.ts';

const OWNER_ALONE = 0o600;

/** Adds a line to a file, which is made for its owner alone. Its folder has to be there: it is not made again behind a purge. */
export function appendRecord(path: string, record: unknown): void {
  appendRecords(path, [record]);
}

/** The same of several, which are on disk together. */
export function appendRecords(path: string, records: readonly unknown[]): void {
  const lines = Buffer.from(`${endsInLine(path) ? '' : '\n'}${jsonLines(records)}`);
  try {
    const file = openSync(path, 'a', OWNER_ALONE);
    try {
      for (let written = 0; written < lines.length; ) written += writeSync(file, lines, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw unwritable(dirname(path), cause);
  }
}

/** Whether nothing was cut short at the end. */
function endsInLine(path: string): boolean {
  if (!existsSync(path)) return true;
  const data = readFileSync(path);
  return data.length === 0 || data.at(-1) === 0x0a;
}

/**
 * All lines, in the order in which they were added; none where there is no file.
 *
 * @throws AppError `LOG_DAMAGED` where a whole line is not what was written
 */
export function readRecords<Row>(path: string, schema: z.ZodType<Row>): Row[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .map(parseJson)
    .filter((record) => record !== undefined)
    .map((record) => {
      const parsed = schema.safeParse(record);
      if (parsed.success) return parsed.data;
      throw new AppError({
        code: 'LOG_DAMAGED',
        message: `The file ${path} does not hold the lines that this version writes.`,
        hint: 'Put it back as it was, or move it away to begin it anew.',
      });
    });
}
