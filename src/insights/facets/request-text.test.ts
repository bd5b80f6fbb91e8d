import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestOf } from './request-text.ts';

const request = (...texts: string[]) =>
  requestOf(
    texts.map((text) => ({ role: 'user' as const, text })),
    8,
  );

describe('requestOf', () => {
  test('keeps the own words and leaves out code, addresses and long numbers', () => {
    expect(
      request(
        'Please fix this:\n```js\nlet secret = 1;\n```\nsee https://example.com/a?b=c or mail me@example.com, id 4711-0815',
      ),
    ).toBe('Please fix this: see or mail id');
  });

  test('only what the user says counts', () => {
    expect(
      requestOf(
        [
          { role: 'system', text: 'one' },
          { role: 'user', text: 'two' },
          { role: 'assistant', text: 'three' },
          { role: 'tool', text: 'four' },
        ],
        8,
      ),
    ).toBe('two');
  });

  test('cuts at the number of words, over turns', () => {
    expect(request('one two three four five', 'six seven eight nine')).toBe('one two three four five\nsix seven eight');
  });

  test('a long stretch without spaces counts by its characters', () => {
    expect(request('東京で美味しいラーメン屋さんを教えてください')).toBe('東京で美味しいラーメン屋さんを教');
  });

  test('a turn that is only code still says something', () => {
    expect(request('```\nprint(total)\n```')).toContain('print');
  });

  test('invisible characters and markup are left out', () => {
    expect(request('pass\u200bword \u202ereset\u0000 <b>now</b>')).toBe('password reset now');
  });

  test('pasted logs and stack traces give way to the words around them', () => {
    const log = Array.from(
      { length: 30 },
      (_, line) => `2026-03-01 10:00:${line} ERROR [worker-${line}] at db.query:${line}`,
    );
    expect(request(`Why does this fail?\n${log.join('\n')}\nIt worked before`)).toBe(
      'Why does this fail? It worked before',
    );
  });

  test('quoted mail is left out, one quoted line is not all that is said', () => {
    expect(request('> old text\n> more of it\nanswer this politely')).toBe('answer this politely');
    expect(request('> translate this')).toBe('> translate this');
  });

  test('any text gives at most so many words, on one line a turn', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }), (texts) => {
        const text = request(...texts);
        expect(text.split(/\s+/u).filter(Boolean).length).toBeLessThanOrEqual(8);
        expect(text.split('\n').length).toBeLessThanOrEqual(4);
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('hostile text is read in time that grows with its length', () => {
    const started = performance.now();
    for (const part of ['a@', '```', '<a', '1.', '> ', 'www.', '\n\t', '@.', 'x:y ']) request(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
