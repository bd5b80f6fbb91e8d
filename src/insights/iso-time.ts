/** Times as inputs write them, in one form. */

const ISO_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/iu;
const NUMBER = /^\d+(?:\.\d+)?$/u;

/**
 * ISO 8601 in UTC, to the millisecond, from ISO 8601 text (a blank may stand for the T; without a zone it is taken as UTC) or from epoch seconds,
 * milliseconds, microseconds or nanoseconds, told apart by size. Undefined for all else and for years before 1970 or
 * after 2199.
 */
export function toIsoTime(value: unknown): string | undefined {
  const time = epochOf(value);
  if (time === undefined || !Number.isFinite(time)) return undefined;
  // Seconds with a fraction and counts of nanoseconds are not exact as floats.
  const date = new Date(Math.round(time));
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2200 ? date.toISOString() : undefined;
}

function epochOf(value: unknown): number | undefined {
  if (typeof value === 'number') return fromSize(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return NUMBER.test(text) ? fromSize(Number(text)) : fromIso(text);
}

function fromSize(value: number): number {
  if (value < 1e11) return value * 1000;
  if (value < 1e14) return value;
  return value < 1e17 ? value / 1e3 : value / 1e6;
}

/** Not `Date.parse`, which reads a time without a zone as local time and so differs between machines. */
function fromIso(text: string): number | undefined {
  const match = ISO_TIME.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    match;
  const offset = /^[+-]/u.test(zone) ? `${zone.slice(0, 3)}:${zone.length > 3 ? zone.slice(-2) : '00'}` : 'Z';
  const time = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`,
  );
  return isDayOf(Number(year), Number(month), Number(day)) ? time : undefined;
}

/** `Date.parse` rolls 31 April over into May. */
function isDayOf(year: number, month: number, day: number): boolean {
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
