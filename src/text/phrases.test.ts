import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frequentTerms, MOST_WORDS, NOBODY, withUsers } from './phrases.ts';
import { isContentWord, mayClose, mayOpen } from './phrases-ends.ts';
import { BREAK, growingIntegers, tokenRows } from './phrases-tokens.ts';

/** Every phrase of every row by its words, and who used it: what `frequentTerms` finds without looking at all of them. */
function bruteForce(texts: readonly string[], owners: readonly number[], least: number) {
  const rows = tokenRows(texts);
  const users = new Map<string, Set<number>>();
  const holders = new Map<string, Set<number>>();
  texts.forEach((_, row) => {
    const tokens = [...rows.tokens.subarray(rows.starts[row], rows.starts[row + 1])];
    const keys = tokens.map((token) => (token === BREAK ? null : (rows.words[rows.wordOf[token] as number] as string)));
    for (let from = 0; from < keys.length; from++) {
      for (let length = 1; length <= MOST_WORDS && from + length <= keys.length; length++) {
        const phrase = keys.slice(from, from + length);
        if (phrase.includes(null)) break;
        const words = phrase as string[];
        if (length === 1 ? !isContentWord(words[0] as string) : !(mayOpen(words) && mayClose(words))) continue;
        const name = words.join(' ');
        const owner = owners[row] as number;
        if (owner !== NOBODY) users.set(name, (users.get(name) ?? new Set()).add(owner));
        holders.set(name, (holders.get(name) ?? new Set()).add(row));
      }
    }
  });
  return new Map(
    [...users].filter(([, who]) => who.size >= least).map(([name]) => [name, [...(holders.get(name) ?? [])]]),
  );
}

function found(texts: readonly string[], owners: readonly number[], least: number) {
  const rows = tokenRows(texts);
  const { terms, starts, columns } = frequentTerms(rows, owners, least);
  const holders = new Map<string, number[]>();
  const names = terms.map((term) => term.map((word) => rows.words[word] as string).join(' '));
  for (const name of names) holders.set(name, []);
  texts.forEach((_, row) => {
    for (const term of columns.subarray(starts[row], starts[row + 1])) holders.get(names[term] as string)?.push(row);
  });
  return { holders, names };
}

describe('frequent terms', () => {
  test('are all that enough owners used, and no other, each once, with the rows that hold them', () => {
    const word = fc.constantFrom('bread', 'bake', 'the', 'of', 'make', 'oven', 'Bread', 'x9', 'zzzz', '猫', ',', '.');
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    const someRows = fc.array(fc.tuple(text, fc.integer({ min: NOBODY, max: 3 })), { maxLength: 10 });
    fc.assert(
      fc.property(someRows, fc.integer({ min: 1, max: 4 }), (given, least) => {
        const [texts, owners] = [given.map(([each]) => each), given.map(([, owner]) => owner)];
        const { holders, names } = found(texts, owners, least);
        expect(new Set(names).size).toBe(names.length);
        const byName = (left: [string, number[]], right: [string, number[]]) => (left[0] < right[0] ? -1 : 1);
        expect([...holders].sort(byName)).toEqual([...bruteForce(texts, owners, least)].sort(byName));
        const rows = tokenRows(texts);
        expect(withUsers(frequentTerms(rows, owners, 1), least)).toEqual(frequentTerms(rows, owners, least));
      }),
      { numRuns: 500 },
    );
  });

  test('count owners, not rows or occurrences', () => {
    const texts = ['sourdough bread', 'sourdough bread sourdough bread', 'bread'];
    expect([...found(texts, [1, 1, 2], 2).holders.keys()]).toEqual(['bread']);
  });

  test('of nothing are none', () => {
    expect(found([], [], 1).names).toEqual([]);
    expect(found(['', '', '!'], [0, 1, 2], 1).names).toEqual([]);
  });

  test('hold nothing that identifies: addresses, handles, numbers, file names', () => {
    const text = 'mail ann@example.org or @ann or see https://a.example/ann for report.pdf, room B12, code 4711';
    const { names } = found([text, text], [0, 1], 2);
    expect(names.join(' ')).not.toMatch(/ann|example|pdf|b12|4711/u);
  });
});

test('integers grow and stay', () => {
  const integers = growingIntegers();
  for (let value = 0; value < 5000; value++) integers.push(-value);
  expect(integers.length()).toBe(5000);
  expect([...integers.values()]).toEqual(Array.from({ length: 5000 }, (_, value) => 0 - value));
});
