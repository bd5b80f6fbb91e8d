/** What every way to cut bytes into rows has to stand: cuts at any place, in a buffer that is used again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvSplitter } from './csv-rows.ts';
import { ValueSplitter } from './json-values.ts';
import { type Line, LineSplitter, type Splitter } from './lines.ts';
import { NamelessSplitter } from './nameless-rows.ts';
import { RowSplitter } from './rows-in-file.ts';

const splitters: readonly (readonly [string, () => Splitter])[] = [
  ['lines', () => new LineSplitter()],
  ['values', () => new ValueSplitter()],
  ['records of a table', () => new CsvSplitter()],
  ['rows of a file', () => new RowSplitter()],
  ['rows without a name', () => new NamelessSplitter()],
];

const whole = (splitter: Splitter, bytes: Buffer): Line[] => [...splitter.push(bytes), ...splitter.end()];

/** Every chunk comes in the same bytes of memory, as those of a file do. */
function inOneBuffer(splitter: Splitter, bytes: Buffer, sizes: readonly number[]): Line[] {
  const buffer = Buffer.alloc(Math.max(1, ...sizes));
  const rows: Line[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = bytes.copy(buffer, 0, at, at + (sizes[turn % sizes.length] ?? 1));
    rows.push(...splitter.push(buffer.subarray(0, length)));
    buffer.fill(0x21);
    at += length;
  }
  return [...rows, ...splitter.end()];
}

const pieces = fc.constantFrom(
  '{"a":"b"}',
  '[1,"x"]',
  '\n',
  '\r\n',
  'é',
  '日本',
  '😀',
  '\u2028',
  '\ufeff',
  '"',
  '\\',
  ',',
  'id,text',
  ' ',
  '\u0000',
);
const written = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: pieces.map((text) => Buffer.from(text)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(Buffer.from([0xff]), Buffer.from([0xc3]), Buffer.from([0xed, 0xa0, 0x80])),
    },
  ),
);

describe.each(splitters)('%s', (_, open) => {
  test('are the same however the bytes come', () => {
    fc.assert(
      fc.property(written, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (parts, sizes) => {
        const bytes = Buffer.concat(parts);
        expect(inOneBuffer(open(), bytes, sizes)).toEqual(whole(open(), bytes));
      }),
      { numRuns: 1000 },
    );
  });
});

test('lines are those of a decoder that takes each by itself', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  fc.assert(
    fc.property(written, (parts) => {
      const lines: (string | null)[] = [];
      const bytes = Buffer.concat(parts);
      for (let at = 0; at < bytes.length; ) {
        const end = bytes.indexOf(0x0a, at) < 0 ? bytes.length : bytes.indexOf(0x0a, at);
        try {
          lines.push(decoder.decode(bytes.subarray(at, end)).replace(/\r$/u, ''));
        } catch {
          lines.push(null);
        }
        at = end + 1;
      }
      expect(whole(new LineSplitter(), bytes).map(({ text }) => text)).toEqual(lines);
    }),
    { numRuns: 2000 },
  );
});
