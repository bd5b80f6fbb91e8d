/** What one account changes, with noise so small that it is none: the bound that the real noise is made for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedStream } from '../../core/keyed-stream.ts';
import { BOUNDS } from './budget.ts';
import { noisyCounts, type TopicRow } from './count-mechanism.ts';
import { type DpRow, noisyKeywords } from './keyword-mechanism.ts';

const none = { numerator: 1_000_000, denominator: 1 };
const stream = () => keyedStream(new Uint8Array(32), 'none');
const accounts = fc.constantFrom('ann', 'bo', 'cy', 'di');

const wordRow = fc.record<DpRow>({
  account: accounts,
  text: fc.constant(''),
  words: fc.array(fc.record({ word: fc.constantFrom(...'abcdefgh'), score: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: 6,
  }),
});
const topicRow = fc.record<TopicRow>({
  account: accounts,
  topic: fc.option(fc.integer({ min: 0, max: 4 })),
  order: fc.string({ maxLength: 3 }),
});

test('an account that leaves takes one from two words at most', () => {
  const countsOf = (rows: readonly DpRow[]) =>
    new Map(
      noisyKeywords(rows, { words: BOUNDS.words, noise: none, threshold: 1 }, stream).map(({ word, count }) => [
        word,
        count,
      ]),
    );
  fc.assert(
    fc.property(fc.array(wordRow, { maxLength: 30 }), accounts, (rows, account) => {
      const all = countsOf(rows);
      const left = countsOf(rows.filter((row) => row.account !== account));
      const changes = [...all].map(([word, count]) => count - (left.get(word) ?? 0));
      expect([...left.keys()].every((word) => all.has(word))).toBe(true);
      expect(changes.every((change) => change === 0 || change === 1)).toBe(true);
      expect(changes.filter((change) => change === 1).length).toBeLessThanOrEqual(BOUNDS.words);
    }),
  );
});

test('an account that leaves takes two conversations at most, whatever else is there', () => {
  const countsOf = (rows: readonly TopicRow[]) =>
    noisyCounts(rows, 5, { conversations: BOUNDS.conversations, noise: none }, stream);
  fc.assert(
    fc.property(fc.array(topicRow, { maxLength: 30 }), accounts, (rows, account) => {
      const all = countsOf(rows);
      const left = countsOf(rows.filter((row) => row.account !== account));
      const changes = all.map((count, topic) => count - (left[topic] as number));
      expect(Math.min(...changes)).toBeGreaterThanOrEqual(0);
      expect(changes.reduce((sum, change) => sum + change, 0)).toBeLessThanOrEqual(BOUNDS.conversations);
    }),
  );
});
