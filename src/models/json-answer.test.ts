import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonIn } from './json-answer.ts';

describe('JSON in a reply', () => {
  test.each([
    ['{"a":1}', { a: 1 }],
    ['  [1, 2]\n', [1, 2]],
    ['Here it is:\n```json\n{"a": "}"}\n```\nI hope that helps.', { a: '}' }],
    ['```\n[1]\n```', [1]],
    ['```json \r\n{"a":1}\r\n```', { a: 1 }],
    ['```python\nprint({})\n```\nand\n```json\n{"a":1}\n```', { a: 1 }],
    ['Sure! {"a": {"b": "a \\" and a }"}} That is all {not json}', { a: { b: 'a " and a }' } }],
    ['the set {1, 2} as JSON: {"a": 2}', { a: 2 }],
    ['as [the letter] says (see {x}: {{"a": 2}}', { a: 2 }],
    ['an open bracket [ and one { in prose, then {"a": [-1, null]}', { a: [-1, null] }],
    ['\ufeff{"a":1}', { a: 1 }],
    ['"just a string"', 'just a string'],
    ['<think>Perhaps {"a":1}? No.</think>\n{"a":2}', { a: 2 }],
    ['I think.</think>```json\n{"a":2}\n```', { a: 2 }],
    ['Here: {"a":"</think>"}', { a: '</think>' }],
    ['{"a":"</think>"}', { a: '</think>' }],
  ])('%j', (text, value) => {
    expect(jsonIn(text)).toEqual(value);
  });

  test.each([
    '',
    'no',
    '{"a": 1',
    'I cannot help with that.',
    '{a: 1}',
    '```json\n{"a":\n```',
    '[1, 2',
    '"',
    '{"a": NaN}',
    '{"a": Infinity}',
    '{"a": undefined}',
    "{'a': 1}",
    '{"a": 1,}',
    // Half of an answer is none, even where what it holds is whole.
    '{"name":"x","parts":[{"name":"y","parts":[]}',
  ])('is not in %j', (text) => {
    expect(jsonIn(text)).toBe(undefined);
  });

  test.each(['{"a":1,"a":2}', '[{"b":{"a":1, "\\u0061" :2}}]', '{"":1,"":1}', '{"__proto__":1,"__proto__":2}'])(
    'means one thing, unlike %j',
    (text) => {
      expect(jsonIn(text)).toBe(undefined);
    },
  );

  test.each(['{"a":{"a":"a","b":"a"},"b":["a","a"],"c":"\\"a\\":"}', '[{"a":1},{"a":1}]', '{"a":":","b":":"}'])(
    'may say a word twice: %j',
    (text) => {
      expect(jsonIn(text)).toEqual(JSON.parse(text));
    },
  );

  test('is nested only as deep as what reads it can bear', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(jsonIn(nested(100))).toBeDefined();
    for (const deep of [nested(101), nested(100_000), `{"a":${nested(100_000)}}`, `so: ${nested(100_000)}`]) {
      expect(jsonIn(deep)).toBe(undefined);
    }
  });

  test('is looked for in so many brackets, and no more', () => {
    expect(jsonIn(`${'{"x"} '.repeat(99)}{"a":1}`)).toEqual({ a: 1 });
    expect(jsonIn(`${'{"x"} '.repeat(100)}{"a":1}`)).toBe(undefined);
  });

  test('comes back from prose and fences', () => {
    const prose = fc.stringMatching(/^(?:[A-Za-z ,.:!?]|[{[][a-z]){0,30}$/u);
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

  test('nothing that a model can write makes it throw', () => {
    const piece = fc.oneof(
      fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '```', '```json\n', '\n', '</think>', 'null', '1'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        jsonIn(pieces.join(''));
      }),
      { numRuns: 1000 },
    );
  });

  // Where the work grew with the square of the length, none of these would end within the time of a test.
  test.each([
    ...[
      '[',
      '{',
      '{"',
      '[{"a":',
      '{}}',
      '{x}',
      '{"x"}',
      '[1 x]',
      '```',
      '```\n',
      '```\nx',
      '</think>',
      '"',
      '\\',
      '{ ',
    ],
    ...['\n', ' '],
  ])('takes no long time over many of %j', (part) => {
    const text = part.repeat(Math.ceil(2_000_000 / part.length));
    for (const reply of [text, `\`\`\`${text}`]) expect([undefined, {}]).toContainEqual(jsonIn(reply));
  });
});
