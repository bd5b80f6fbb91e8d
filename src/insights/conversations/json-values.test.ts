import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_VALUE_BYTES, ValueSplitter } from './json-values.ts';
import type { Line, Splitter } from './lines.ts';
import { RowSplitter } from './rows-in-file.ts';

/** The rows of a text that comes in chunks of so many bytes. */
function rows(text: string, size = 7, splitter: Splitter = new RowSplitter()): Line[] {
  const bytes = Buffer.from(text);
  const found: Line[] = [];
  for (let at = 0; at < bytes.length; at += size) found.push(...splitter.push(bytes.subarray(at, at + size)));
  return [...found, ...splitter.end()];
}

const texts = (text: string, size?: number) => rows(text, size).map((row) => row.text);

describe('what a file is', () => {
  test.each([
    ['lines', '{"a":1}\n{"b":2}\n', ['{"a":1}', '{"b":2}']],
    ['lines that are arrays', '[1]\n[2]', ['[1]', '[2]']],
    ['an array on one line', ' [{"a":1}, 2 ,"x"]\n', ['{"a":1}', '2', '"x"']],
    ['an array on many', '[\n {"a":\n1},\n {"b":[2,{}]}\n]\n', ['{"a":\n1}', '{"b":[2,{}]}']],
    ['a document on many lines', '{\n "a": [\n {"b": 1}\n ]\n}\n', ['{\n "a": [\n {"b": 1}\n ]\n}']],
    ['documents one after the other', '{\n"a":1\n}\n{\n"b":2\n}', ['{\n"a":1\n}', '{\n"b":2\n}']],
    ['a row cut short among rows', '{"a":1,\n{"b":2}', ['{"a":1,', '{"b":2}']],
    ['a row cut short in a word', '{"a":"x\n{"b":2}', ['{"a":"x', '{"b":2}']],
    ['an array cut short', '[{"a":1},{"b":', ['{"a":1}', '{"b":']],
    [
      'words with brackets and quotes in them',
      '[\n"]\\"}", "\\\\", {"a":"[{\\""}]',
      ['"]\\"}"', '"\\\\"', '{"a":"[{\\""}'],
    ],
    ['an array after a byte order mark', '\uFEFF[\n1]', ['1']],
    ['nothing', '', []],
    ['an array of nothing', '[\n]', []],
  ])('%s', (_, text, expected) => {
    for (const size of [1, 3, 1000]) expect(texts(text, size)).toEqual(expected);
  });
});

test('values of any array are those that were written, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(0, 1),
      (values, size, indent) => {
        const read = rows(JSON.stringify(values, null, indent), size, new ValueSplitter());
        expect(read.map(({ text }) => JSON.parse(text ?? ''))).toEqual(
          values.map((value) => JSON.parse(JSON.stringify(value))),
        );
        expect(read.map(({ number }) => number)).toEqual(values.map((_, index) => index + 1));
      },
    ),
  );
});

test('whatever the bytes are, they end', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', '1', 'a', '\n', ' '), maxLength: 80 }),
      fc.integer({ min: 1, max: 9 }),
      (text, size) => {
        for (const splitter of [new RowSplitter(), new ValueSplitter()]) {
          for (const row of rows(text, size, splitter)) expect(row.text ?? row.problem).toBeDefined();
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a value that is too long is skipped, not held', () => {
  const splitter = new ValueSplitter();
  const block = Buffer.alloc(8 * 1024 * 1024, 0x61);
  expect(splitter.push(Buffer.from('[{"a":"'))).toEqual([]);
  for (let at = 0; at <= MAX_VALUE_BYTES; at += block.length) expect(splitter.push(block)).toEqual([]);
  expect(splitter.push(Buffer.from('"},{"b":1}]')).map(({ problem, text }) => problem ?? text)).toEqual([
    'line-too-long',
    '{"b":1}',
  ]);
});
