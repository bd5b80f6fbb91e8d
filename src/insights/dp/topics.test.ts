import { expect, test } from 'vitest';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import { tellingWords } from './telling-words.ts';
import { nearestTopics, topicsOf } from './topics.ts';

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
const reading = { requests: model, words: model };

test('the words that tell are those nearest to the whole, not those that everybody says', async () => {
  const rows = [row('a', 'Please explain how flour becomes bread'), row('b', 'A question about a python traceback')];
  const telling = await tellingWords(rows, reading, signal);
  expect(telling.map(({ words }) => words.map(({ word }) => word))).toEqual([
    ['bread', 'flour'],
    ['python', 'traceback'],
  ]);
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

test('topics are words that mean alike, and what is near to none has none', async () => {
  const words = ['bread', 'python', 'flour', 'traceback'].map((word, rank) => ({ word, count: 40 - rank }));
  const block = await model.embed(words.map(({ word }) => word));
  const topics = topicsOf(
    words,
    words.map((_, index) => block.subarray(index * 3, index * 3 + 3)),
  );
  expect(topics.map((topic) => topic.words.map(({ word }) => word))).toEqual([
    ['bread', 'flour'],
    ['python', 'traceback'],
  ]);
  const rows = [row('a', 'my bakery'), row('b', 'an import'), row('c', 'the weather')];
  expect(await nearestTopics(rows, topics, model, signal)).toEqual([0, 1, null]);
});

test('of nothing there are no topics', async () => {
  expect(topicsOf([], [])).toEqual([]);
  expect(await nearestTopics([row('a', 'bread')], [], model, signal)).toEqual([null]);
});
