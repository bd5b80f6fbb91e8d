import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, fromColumn, toColumn } from './columns.ts';
import { textToWhole, wholeToText } from './whole-numbers.ts';

const scalar = fc.oneof(
  fc.string(),
  fc.constantFrom('c0001', 'c0002', 'two words', '  ', '', ' , .', 'one, two. \\', '\\, ,,', 'a ,b.'),
  fc.string({ unit: fc.constantFrom(' ', ',', '.', '\\', 'a', 'ä', '\ud83d'), maxLength: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
/** Members that are there in some and not in others, lists, and records in records. */
const record = fc.record(
  {
    id: fc.string(),
    count: fc.nat(),
    share: fc.nat(1_000_000).map((value) => value / 1_000_000),
    place: fc.tuple(fc.integer({ min: -100, max: 100 }), fc.nat()),
    of: fc.option(fc.record({ ratio: fc.double({ min: 0, max: 9, noNaN: true }) }, { requiredKeys: [] })),
    words: fc.array(fc.record({ text: fc.string(), any: scalar })),
    any: scalar,
  },
  { requiredKeys: ['id'] },
);
const rows = fc.oneof(
  fc.array(record),
  fc.array(scalar),
  fc.array(fc.array(fc.array(scalar))),
  fc.array(fc.jsonValue()),
);

/** As a file has it. */
function written<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

describe('columns', () => {
  it('give back what was written into them, whatever it is', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const plain: unknown[] = written(values as unknown[]);
        expect(fromColumn(written(toColumn(plain)), plain.length)).toEqual(plain);
      }),
    );
  });

  it('keep a member that is called as no member should be', () => {
    const odd: unknown[] = JSON.parse('[{"__proto__":1,"constructor":2},{"constructor":{"__proto__":null}}]');
    const again = fromColumn(written(toColumn(odd)), 2);
    expect(JSON.stringify(again)).toBe(
      JSON.stringify(odd.map((one) => Object.fromEntries(Object.entries(one as object).sort()))),
    );
  });

  it.each<[string, unknown[], Column['kind']]>([
    ['one value', ['a', 'a', 'a'], 'same'],
    ['figures', [0.000123, 0.000456, 0.000789, 0.0009, 0.001, 0.0011, 0.0012, 0.0013, 0.0014, 0.0015], 'numbers'],
    ['ids', Array.from({ length: 20 }, (_, at) => `c${1000 + at}`), 'tails'],
    ['descriptions', Array.from({ length: 20 }, (_, at) => `many write of things ${at % 3} and of others`), 'listed'],
    ['sentences', Array.from({ length: 20 }, (_, at) => `many write of things ${at} and of others`), 'words'],
    ['records', [{ a: 1 }, { a: 2 }], 'records'],
    ['what some have', [null, 1, 2], 'some'],
  ])('write %s shortly', (_, values, kind) => {
    expect(toColumn(values).kind).toBe(kind);
    expect(fromColumn(toColumn(values), values.length)).toEqual(values);
  });

  it.each<[string, Column, number]>([
    ['too few values', { kind: 'plain', values: [1] }, 2],
    ['a place in no list', { kind: 'listed', values: ['a'], places: 'B' }, 1],
    ['a word in no list', { kind: 'words', words: 'a', counts: 'B', places: 'C' }, 1],
    ['too many members', { kind: 'lists', lengths: 'B', members: { kind: 'plain', values: [1, 2] } }, 1],
    ['a value behind the last', { kind: 'some', others: 'null', gaps: 'C', of: { kind: 'plain', values: [1] } }, 1],
    ['a text that is none', { kind: 'numbers', digits: 0, signed: false, text: '!' }, 1],
    ['a number without end', { kind: 'numbers', digits: 0, signed: false, text: 'g' }, 1],
    ['more than memory holds', { kind: 'same', value: 0 }, 1e12],
    ['no number of values', { kind: 'same', value: 0 }, -1],
    [
      'more in lists than memory holds',
      { kind: 'lists', lengths: wholeToText([1e12]), members: { kind: 'same', value: 0 } },
      1,
    ],
  ])('refuse %s', (_, column, count) => {
    expect(() => fromColumn(column, count)).toThrow(RangeError);
  });
});

describe('whole numbers as text', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
        expect(textToWhole(wholeToText(numbers))).toEqual(numbers);
      }),
    );
  });

  it('are those of source maps', () => {
    expect(wholeToText([0, 1, 31, 32, 1023, 1024])).toBe('ABfgB/fggB');
  });
});
