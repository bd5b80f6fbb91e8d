import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIsoTime } from './iso-time.ts';

/** From where a count of milliseconds cannot be taken for seconds, to the last year that is known. */
const time = fc.integer({ min: 1e11, max: Date.UTC(2199, 11, 31, 23, 59, 59, 999) });
const NOON = '2026-03-08T12:00:00.000Z';

describe('toIsoTime', () => {
  test('what it wrote, it reads as the same', () => {
    fc.assert(
      fc.property(time, (ms) => {
        const iso = new Date(ms).toISOString();
        expect(toIsoTime(iso)).toBe(iso);
        expect(toIsoTime(iso.replace('T', ' ').replace('Z', ''))).toBe(iso);
      }),
    );
  });

  test('epochs by their size, as numbers and as text', () => {
    fc.assert(
      fc.property(time, (ms) => {
        const iso = new Date(ms).toISOString();
        for (const value of [ms / 1000, ms, ms * 1e3, ms * 1e6]) expect(toIsoTime(value)).toBe(iso);
        for (const value of [`${ms}`, `${ms}000`, ` ${ms}000000 `]) expect(toIsoTime(value)).toBe(iso);
      }),
    );
  });

  test.each([
    ['2026-03-08T12:00:00Z'],
    ['2026-03-08t12:00:00z'],
    ['2026-03-08 12:00'],
    ['2026-03-08 12:00:00 UTC'],
    ['2026-03-08 12:00:00,0'],
    ['2026-03-08T12:00:00.000000000Z'],
    ['2026-03-08T13:00:00+01:00'],
    ['2026-03-08T13:00:00+0100'],
    ['2026-03-08 07:00:00-05'],
    ['2026-03-09T00:00:00+12:00'],
    [1772971200],
    ['1772971200.0'],
  ])('%s is noon', (value) => {
    expect(toIsoTime(value)).toBe(NOON);
  });

  test('a day alone is its beginning, in UTC', () => {
    expect(toIsoTime('2024-02-29')).toBe('2024-02-29T00:00:00.000Z');
  });

  test('the zone of the machine says nothing', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['America/New_York', 'Asia/Tokyo', 'UTC']) {
        process.env['TZ'] = other;
        expect(toIsoTime('2026-03-08T12:00:00')).toBe(NOON);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test.each([
    ['2026-02-29'],
    ['2026-04-31T00:00:00Z'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['2026-03-08T25:00:00Z'],
    ['2026-03-08T12:61:00Z'],
    ['2026-03-08T12:00:00+99:00'],
    ['1969-12-31'],
    ['2200-01-01'],
    ['yesterday'],
    ['8 March 2026'],
    [''],
    ['-5'],
    [-5],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e300],
    [true],
    [null],
    [undefined],
    [{}],
    [[]],
    [[1772971200]],
  ])('%j is no time', (value) => {
    expect(toIsoTime(value)).toBeUndefined();
  });

  test('whatever it is given, it gives a time in the known years or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.double(), fc.string({ unit: 'binary' })), (value) => {
        const iso = toIsoTime(value);
        if (iso !== undefined) expect(iso).toMatch(/^(?:19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
      }),
    );
    toIsoTime(`${'9'.repeat(1_000_000)}x`);
    toIsoTime(`2026-03-08T12:00${' '.repeat(1_000_000)}x`);
  });
});
