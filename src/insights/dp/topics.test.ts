import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import { listedWords, tellingWords } from './telling-words.ts';
import { areasFor, areasOf, nearestWords, topicsIn } from './topics.ts';

/** Food on one axis, programs on the other; what is about neither lies apart. */
const axes = [/bread|flour|bakery/u, /python|traceback|import/u];
const model: EmbeddingModel = {
  id: 'axes',
  dimensions: 3,
  languages: 'any',
  maxTextsPerCall: 4,
  maxCallsAtOnce: 1,
  embed: async (texts) => {
    if (texts.length > 4) throw new Error('Too many texts in one call.');
    return Float32Array.from(
      texts.flatMap((text) => {
        const raw = axes.map((axis) => (axis.test(text) ? 1 : 0));
        const rest = raw.includes(1) ? 0.1 : 1;
        const length = Math.hypot(...raw, rest);
        return [...raw, rest].map((value) => value / length);
      }),
    );
  },
  close: async () => {},
};
const { signal } = new AbortController();
const row = (account: string, request: string) => ({ account, request });
const reading = { requests: model, words: model, vocabulary: [] };

test('the words that tell are those nearest to the whole, not those that everybody says', async () => {
  const rows = [row('a', 'Please explain how flour becomes bread'), row('b', 'A question about a python traceback')];
  const telling = await tellingWords(rows, reading, signal);
  expect(telling.map(({ words }) => words.map(({ word }) => word))).toEqual([['bread'], ['python']]);
});

test('a listed word is one that may be named, in the form in which it is', () => {
  expect([...listedWords(['garden', 'Gardens', 'the', 'today', 'recipes'])]).toEqual(['garden', 'recipe']);
});

test('what an account says does not depend on who else is there', async () => {
  const rows = ['bread', 'python import', 'flour', 'weather', 'bakery'].map((request, n) =>
    row(`account-${n}`, request),
  );
  const all = await tellingWords(rows, reading, signal);
  for (const [index, one] of rows.entries()) {
    expect(await tellingWords([one], reading, signal)).toEqual([all[index]]);
  }
});

describe('topics', () => {
  const words = ['bread', 'python', 'flour', 'traceback'];
  const vectors = async () => {
    const block = await model.embed(words);
    return words.map((_, index) => block.subarray(index * 3, index * 3 + 3));
  };
  const wordsOf = (topics: ReturnType<typeof topicsIn>) =>
    topics.map((topic) => topic.words.map((word) => words[word]));

  test('a conversation is about the nearest word, or about none where none is near', async () => {
    const rows = [row('a', 'my bakery'), row('b', 'an import'), row('c', 'the weather')];
    expect(await nearestWords(rows, await vectors(), model, signal)).toEqual([0, 1, null]);
  });

  test('areas are words that mean alike', async () => {
    expect(areasOf(await vectors(), 2)).toEqual([0, 1, 0, 1]);
    expect(areasOf(await vectors(), 1)).toEqual([0, 0, 0, 0]);
    expect(areasOf(await vectors(), 9)).toEqual([0, 1, 2, 3]);
    expect([0, 59, 101, 5_000].map((accounts) => areasFor(accounts, 10))).toEqual([1, 1, 3, 10]);
  });

  test('what is too small is joined to what is nearest to it, and nothing else is joined', async () => {
    const all = [0, 1, 2, 3];
    expect(wordsOf(topicsIn(all, await vectors(), [60, 60, 60, 60], () => 50))).toEqual(words.map((word) => [word]));
    const [large, joined, ...more] = topicsIn(all, await vectors(), [60, 60, -5, 60], () => 50);
    expect(wordsOf([large, joined, ...more].filter((topic) => topic !== undefined))).toContainEqual(['bread', 'flour']);
    expect(topicsIn(all, await vectors(), [60, 60, -5, 60], () => 50)).toHaveLength(3);
    expect(topicsIn(all, await vectors(), [10, 40, 20, 30], () => 100)).toMatchObject([
      { words: all, conversations: 100 },
    ]);
    expect(topicsIn(all, await vectors(), [10, 40, 20, 29], () => 100)).toEqual([]);
  });

  test('every topic is large enough, no word is lost, and sums are those of words', async () => {
    const block = await vectors();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 120 }), { minLength: 4, maxLength: 4 }), (counts) => {
        const topics = topicsIn([0, 1, 2, 3], block, counts, () => 50);
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(topics.every(({ conversations }) => conversations >= 50)).toBe(true);
        if (total >= 50) expect(topics.flatMap((topic) => topic.words).sort()).toEqual([0, 1, 2, 3]);
        else expect(topics).toEqual([]);
      }),
    );
  });
});

test('of nothing there are no topics', async () => {
  expect(areasOf([], 10)).toEqual([]);
  expect(await nearestWords([row('a', 'bread')], [], model, signal)).toEqual([null]);
});
