import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choice, statement } from '../../testing/evals/linted-sets.ts';
import type { Item } from '../records.ts';
import { jsonIn } from './line-style.ts';
import { publishedText, setFromLines } from './published-set.ts';

const again = (lines: readonly string[], finalNewline = true): string =>
  publishedText(setFromLines('set', lines, finalNewline));
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('a published file', () => {
  test('comes back to the byte, however it is written', () => {
    const odd = [
      jsonIn(statement('I would — “maybe” — go\n😀'), { spaced: true, ascii: true }),
      jsonIn(statement('plain'), { spaced: true, ascii: true }).replace('0.9', '0.90'),
      JSON.stringify(statement('tight é')),
      `  ${JSON.stringify(statement('indented'))} `,
      '{"statement": "other order", "question": "Q", "answer_not_matching_behavior": " No", "answer_matching_behavior": " Yes", "label_confidence": 1e-2, "extra": {"b": [1.0, null]}}',
      '{"question": "\\u0051", "statement": "S", "answer_matching_behavior": ["a"], "answer_not_matching_behavior": 7}',
    ];
    expect(again(odd)).toBe(text(odd));
    expect(again(odd, false)).toBe(text(odd).slice(0, -1));
  });

  test('comes back whatever its values are', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue());
    const row = fc.record({
      question: value,
      answer_matching_behavior: value,
      answer_not_matching_behavior: value,
      more: value,
    });
    const style = fc.record({ spaced: fc.boolean(), ascii: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), style, (rows, how) => {
        const lines = rows.map((one) => jsonIn(JSON.parse(JSON.stringify(one)), how));
        expect(again(lines)).toBe(text(lines));
      }),
    );
  });

  test('differs in the lines of items that were changed or left out, and in no other', () => {
    const lines = ['one', 'two', 'three'].map((name) =>
      jsonIn(choice(`Is it ${name}?`), { spaced: true, ascii: true }),
    );
    const set = setFromLines('set', lines, true);
    const [first, , third] = set.items as [Item, Item, Item];
    const changed = publishedText({ ...set, items: [first, { ...third, notMatching: [' (C)'] }] });
    expect(changed).toBe(text([lines[0] as string, (lines[2] as string).replace('" (B)"', '" (C)"')]));
  });

  test('holds no copy of its lines where they are written as all are', () => {
    const lines = ['one', 'two'].map((name) => jsonIn(statement(name), { spaced: true, ascii: true }));
    for (const item of setFromLines('set', lines, true).items) expect(item).not.toHaveProperty('spelled');
  });

  test('of which a row is of another layout, or none, is refused by line', () => {
    const lines = [JSON.stringify(choice('May we?')), JSON.stringify(choice('Must we?')), '{"a":1}', 'cut'];
    expect(() => setFromLines('set', lines, true)).toThrow(
      expect.objectContaining({ code: 'SET_ROWS_UNREADABLE', message: expect.stringContaining('(3, 4,') }),
    );
    expect(() => setFromLines('set', ['{"a":1}'], true)).toThrow(
      expect.objectContaining({ code: 'SET_LAYOUT_UNKNOWN' }),
    );
  });
});
