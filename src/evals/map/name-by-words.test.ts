import { describe, expect, test } from 'vitest';
import { namesByWords } from './name-by-words.ts';

const repeated = (count: number, text: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => text(at));
const topics = ['taxes', 'marriage', 'forests'];
/** Thirty statements, ten on each topic in turn. */
const texts = repeated(30, (at) => `I strongly believe in ${topics[at % 3]}`);
const members = [0, 1, 2].map((topic) => [...texts.keys()].filter((row) => row % 3 === topic));

describe('namesByWords', () => {
  test('a name says what the items of a cluster are about and others are not', () => {
    expect(namesByWords(texts, members).map(({ name }) => name)).toEqual(['Taxes', 'Marriage', 'Forests']);
  });

  test('clusters of the same words have different names', () => {
    const same = repeated(20, () => 'Taxes and marriage and forests are good');
    const names = namesByWords(same, [[...same.keys()].slice(0, 10), [...same.keys()].slice(10)]);
    expect(new Set(names.map(({ name }) => name)).size).toBe(2);
  });

  test('one cluster of all is named by what its items use most', () => {
    const names = namesByWords(texts, [[...texts.keys()]]);
    expect(names[0]?.labels).toEqual(expect.arrayContaining(topics));
  });

  test('items without a word in common have a name, too', () => {
    expect(namesByWords(['one', 'two', ''], [[0, 1, 2]])).toEqual([{ name: 'Group 1', labels: [] }]);
    expect(namesByWords([], [])).toEqual([]);
  });
});
