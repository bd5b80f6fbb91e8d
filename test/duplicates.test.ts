/** Copies planted into the product's own sample conversations are found, and templates with another request are not. The full count: `npm run prove -- duplicates`. */
import { describe, expect, test } from 'vitest';
import { changedWords, reordered } from '../prove/duplicates/planted.ts';
import { createRandom, shuffled } from '../src/core/random.ts';
import { makeSample } from '../src/index.ts';
import { comparableText } from '../src/text/comparable.ts';
import { copyGroups } from '../src/text/copy-groups.ts';
import { isCopy, ReadyText } from '../src/text/is-copy.ts';

const random = createRandom('test/duplicates');
const { conversations, truth } = makeSample({ conversations: 3000, seed: 11 });
const english = conversations.flatMap(({ messages }, index) => {
  const { language, topic = '' } = truth[index] ?? {};
  const text = messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n');
  return language === 'en' ? [{ text, topic, words: text.split(/\s+/u) }] : [];
});
/** One of each topic, so that none is like another by itself. */
const long = [
  ...Map.groupBy(
    english.filter(({ words }) => words.length >= 25),
    ({ topic }) => topic,
  ).values(),
].flatMap((own) => own.slice(0, 4));
const vocabulary = english.slice(0, 300).flatMap(({ words }) => words);
const compared = (text: string) => comparableText(text, 2000);
const copied = (left: string, right: string): boolean =>
  isCopy(new ReadyText(compared(left)), new ReadyText(compared(right)));
const share = (found: readonly boolean[]): number => found.filter(Boolean).length / found.length;

describe('copies planted into the sample', () => {
  test.each([0.05, 0.1, 0.2])('are found with a share of %d of their words changed', (strength) => {
    const found = long.map(({ text }) => copied(text, changedWords(text, strength, vocabulary, random)));
    expect(found.length).toBeGreaterThan(100);
    expect(share(found)).toBeGreaterThanOrEqual(0.9);
  });

  test('are found with their sentences in another order', () => {
    const pairs = long.flatMap(({ text }) => {
      const other = reordered(text, random);
      return other === null ? [] : [copied(text, other)];
    });
    expect(share(pairs)).toBeGreaterThanOrEqual(0.95);
  });

  test('are found among all, without comparing each with each', () => {
    const planted = long.map(({ text }) => changedWords(text, 0.1, vocabulary, random));
    const all = english.map(({ text }) => text);
    const { first } = copyGroups([...all, ...planted].map(compared));
    const place = new Map(all.map((text, at) => [text, at]));
    const found = long.map(({ text }, at) => first[all.length + at] === first[place.get(text) as number]);
    expect(share(found)).toBeGreaterThanOrEqual(0.95);
  });
});

test('a template filled in with another request is hardly ever taken for a copy', () => {
  const asks = english.filter(({ words }) => words.length >= 8 && words.length <= 14);
  const taken = [1, 2, 4].flatMap((ratio) =>
    Array.from({ length: 150 }, () => {
      const [one, other] = shuffled(random, asks) as [(typeof asks)[number], (typeof asks)[number]];
      if (one.topic === other.topic) return false;
      const frame = vocabularyText(ratio * one.words.length);
      return copied(`${frame} ${one.text}`, `${frame} ${other.text}`);
    }),
  );
  // As many copies being asked about, 95 % of what is taken for one is one.
  expect(share(taken)).toBeLessThanOrEqual(0.05);
});

/** So many words of a text that says nothing twice. */
function vocabularyText(words: number): string {
  const start = random.integer(vocabulary.length - words);
  return vocabulary.slice(start, start + words).join(' ');
}
