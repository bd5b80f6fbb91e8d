import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonIn } from './json-answer.ts';

describe('JSON in a reply', () => {
  test.each([
    ['{"a":1}', { a: 1 }],
    ['  [1, 2]\n', [1, 2]],
    ['Here it is:\n```json\n{"a": "}"}\n```\nI hope that helps.', { a: '}' }],
    ['```\n[1]\n```', [1]],
    ['Sure! {"a": {"b": "a \\" and a }"}} That is all {not json}', { a: { b: 'a " and a }' } }],
    ['the set {1, 2} as JSON: {"a": 2}', { a: 2 }],
    ['"just a string"', 'just a string'],
  ])('%j', (text, value) => {
    expect(jsonIn(text)).toEqual(value);
  });

  test.each(['', 'no', '{"a": 1', 'I cannot help with that.', '{a: 1}', '```json\n{"a":\n```', '[1, 2', '"'])(
    'is not in %j',
    (text) => {
      expect(jsonIn(text)).toBe(undefined);
    },
  );

  test('comes back from prose and fences', () => {
    const prose = fc.stringMatching(/^[A-Za-z ,.:!?]{0,40}$/u);
    const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    fc.assert(
      fc.property(prose, value, prose, fc.boolean(), (before, made, after, fenced) => {
        const text = JSON.stringify(made);
        const reply = fenced ? `${before}\n\`\`\`json\n${text}\n\`\`\`\n${after}` : `${before}\n${text}\n${after}`;
        // A fence inside a string ends the fence; what is then found is up to the fallback.
        fc.pre(!text.includes('```'));
        expect(jsonIn(reply)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('nothing that a model can write makes it throw or take long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        jsonIn(text);
      }),
    );
    for (const hostile of ['[', '{', '{"', '[{"a":'].map((part) => part.repeat(100_000))) jsonIn(hostile);
    jsonIn('{}}'.repeat(100_000).slice(1));
    jsonIn('{x}'.repeat(100_000));
  });
});
