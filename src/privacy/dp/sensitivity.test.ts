/** What one account changes, with noise so small that it is none: the bound that the real noise is made for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedStream } from '../../core/keyed-stream.ts';
import { BOUNDS } from './budget.ts';
import { noisyCounts, type TopicRow } from './count-mechanism.ts';
import { type DpRow, noisyKeywords } from './keyword-mechanism.ts';
import { mechanismFor } from './mechanism.ts';
import { noisyTables, type TableRow } from './table-mechanism.ts';

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

test('an account that leaves takes one from as many words as it may name, listed or not', () => {
  const parameters = { words: BOUNDS.words, noise: none, threshold: 1, listed: { words: 3, threshold: 0 } };
  const countsOf = (rows: readonly DpRow[]) =>
    new Map(noisyKeywords(rows, new Set('abc'), parameters, stream).map(({ word, count }) => [word, count]));
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

test('an account that leaves takes two conversations at most from every count of every table', () => {
  const facets = [
    { name: 'plan', title: 'Plan', kind: 'category', labels: ['free', 'team', '(no value)'] },
    { name: 'hour', title: 'Hour', kind: 'category', labels: ['day', 'night'] },
  ] as const;
  const budget = { epsilon: 1_000_000, delta: 1e-4 };
  const parameters = facets.map(({ name, labels }) => ({ name, values: labels.length }));
  const mechanism = mechanismFor(budget, { wordSupport: 3, listed: 0, facets: parameters });
  // The noise of a name is the same with and without the account: what is left is what the account has changed.
  const noiseIn = (...name: readonly string[]) => keyedStream(new Uint8Array(32), name.join('/'));
  const areas = { ofTopic: [0, 0, 1, 1, 2], sums: [0, 1, 2].map(() => ({ conversations: 1_000, terms: 1 })) };
  const partsOf = (rows: readonly TableRow[]) => {
    const { total, tables } = noisyTables(rows, facets, areas, mechanism, noiseIn);
    return [[total], ...tables.flatMap((table) => [[...table.all], (table.areas ?? []).flat()])];
  };
  const tableRow = fc.record<TableRow>({
    account: accounts,
    topic: fc.option(fc.integer({ min: 0, max: 4 })),
    order: fc.string({ maxLength: 3 }),
    values: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })),
  });
  fc.assert(
    fc.property(fc.array(tableRow, { maxLength: 30 }), accounts, (rows, account) => {
      const [all, left] = [partsOf(rows), partsOf(rows.filter((row) => row.account !== account))];
      expect(all.map((part) => part.length)).toEqual([1, 3, 9, 2, 6]);
      for (const [index, part] of all.entries()) {
        const changes = part.map((count, cell) => count - (left[index]?.[cell] as number));
        expect(Math.min(...changes)).toBeGreaterThanOrEqual(0);
        expect(changes.reduce((sum, change) => sum + change, 0)).toBeLessThanOrEqual(BOUNDS.conversations);
      }
    }),
  );
});
