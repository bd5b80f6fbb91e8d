/** Rows of a file of items, as they stand there. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { usageError } from '../../core/errors.ts';
import { isObject, parseJson } from '../../core/json.ts';
import type { Row } from './layout.ts';

export interface FileRow {
  /** From 1. */
  readonly line: number;
  /** Null where the line is no JSON object. */
  readonly row: Row | null;
  /** Without the line break. */
  readonly text: string;
  /** Whether a line break follows. */
  readonly isEnded: boolean;
}

const NEWLINE = 0x0a;
const GZIP = [0x1f, 0x8b];
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Line by line, so that a file may be larger than the longest string.
 *
 * @throws AppError `SET_UNREADABLE` where there is no such file
 */
export function readRows(path: string): FileRow[] {
  const bytes = fileBytes(path);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const rows: FileRow[] = [];
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    const text = decoder.decode(bytes.subarray(start, end));
    if (text.trim() !== '') rows.push({ line, row: rowOf(text), text, isEnded: found >= 0 });
    start = end + 1;
  }
  return rows;
}

/** Of a text that is at hand, as `readRows` would read it from a file. */
export function rowsOfLines(text: string): FileRow[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [{ line: at + 1, row: rowOf(line), text: line, isEnded: at + 1 < lines.length }],
  );
}

function rowOf(text: string): Row | null {
  const value = parseJson(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  return isObject(value) ? value : null;
}

/** Unpacked where it is packed. @throws AppError `SET_UNREADABLE` where there is no such file */
export function fileBytes(path: string): Buffer {
  try {
    const bytes = readFileSync(path);
    return GZIP.every((byte, at) => bytes[at] === byte) ? gunzipSync(bytes) : bytes;
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw usageError(
      'SET_UNREADABLE',
      `The file ${path} cannot be read (${reason}).`,
      'Name a .jsonl file of items; statistics may also be .csv or .tsv. "sightline evals lint" takes folders as well.',
    );
  }
}
