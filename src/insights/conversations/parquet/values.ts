/** Values of Parquet as JSON would have them, so that formats read both alike. */
import type { ParquetParsers } from 'hyparquet';
import { parseJson } from '../../../core/json.ts';

function isoTime(milliseconds: number): string | null {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined
    ? undefined
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** None of them throws: one value that is no time costs no other. */
export const parsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis) => isoTime(Number(millis)),
  timestampFromMicroseconds: (micros) => isoTime(Number(micros) / 1000),
  timestampFromNanoseconds: (nanos) => isoTime(Number(nanos) / 1e6),
  dateFromDays: (days) => isoTime(days * 86_400_000),
  stringFromBytes: text,
  jsonFromBytes: (bytes) => {
    const written = text(bytes);
    return written === undefined ? undefined : (parseJson(written) ?? written);
  },
  geometryFromBytes: () => null,
  geographyFromBytes: () => null,
};

/**
 * Whole numbers as numbers, or as text where they are too large; bytes that are no text are left out, and so is what is
 * null: columns have a place for what a row does not say. Changes the value itself: most have nothing to change, and to
 * copy them costs as much as to decode them.
 */
export function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value === null || typeof value !== 'object') return value ?? undefined;
  if (Array.isArray(value)) return elementsOf(value);
  return ArrayBuffer.isView(value) ? undefined : membersOf(value as Record<string, unknown>);
}

function elementsOf(list: unknown[]): unknown[] {
  for (let at = 0; at < list.length; at++) list[at] = asJson(list[at]) ?? null;
  return list;
}

function membersOf(object: Record<string, unknown>): Record<string, unknown> {
  let isWhole = true;
  for (const name of Object.keys(object)) {
    const member = asJson(object[name]);
    isWhole &&= member !== undefined;
    object[name] = member;
  }
  return isWhole ? object : Object.fromEntries(Object.entries(object).filter(([, member]) => member !== undefined));
}
