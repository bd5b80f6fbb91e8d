import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimitedText, readDelimited } from './delimited.ts';

const fail = (line: number, what: string): Error => new Error(`line ${line}: ${what}`);
const read = (text: string, delimiter: ',' | '\t' = ',') => readDelimited(text, delimiter, fail);
const cellsOf = (text: string, delimiter: ',' | '\t' = ',') => read(text, delimiter).records.map(({ cells }) => cells);

describe('a delimited table', () => {
  test.each<[string, string[][]]>([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"a,b","say ""no"""\n', [['a,b', 'say "no"']]],
    ['"two\nlines",x\n', [['two\nlines', 'x']]],
    ['it is 5" long,x\n', [['it is 5" long', 'x']]],
    ['\n', [['']]],
    ['', []],
  ])('%j is read', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('says at which line a record begins, and how lines end', () => {
    const { records, newline, finalNewline } = read('a,b\r\n"x\r\ny",1\r\nc,d');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect([newline, finalNewline]).toEqual(['\r\n', false]);
  });

  test.each([
    ['a\n"b\n', 'line 2: a quoted cell'],
    ['a\n"b"c\n', 'line 2: a quoted cell'],
    ['a\r\nb\nc\r\n', 'line 2: an end'],
  ])('%j is refused', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('is read as it was written, whatever its cells are, and its texts are all of it', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', ',', '\t', 'a\nb', '"\r\n"', ',"'));
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',' as const, '\t' as const),
        fc.constantFrom('\n', '\r\n'),
        (rows, mark, end) => {
          const text = rows.map((row) => delimitedText(row, mark) + end).join('');
          const { records, newline } = read(text, mark);
          expect(records.map(({ cells }) => cells)).toEqual(rows);
          expect(records.map((record) => record.text + newline).join('')).toBe(text);
        },
      ),
    );
  });
});
