import { expect, test } from 'vitest';
import { wholeRelease } from '../../testing/dp/whole-release.ts';
import { presets } from '../thresholds.ts';
import { Private } from '../visibility.ts';
import { gateCounts, gateKeywords, gateRelease } from './dp-gate.ts';
import { mechanismFor } from './mechanism.ts';

const mechanism = mechanismFor({ epsilon: 1_000_000, delta: 1e-4 }, 3);
const source = new Private({ secret: new Uint8Array(32).fill(9), query: 'test' });
const account = (n: number) => `account-${n}`;
const row = (n: number, ...words: string[]) => ({
  account: account(n),
  text: '',
  words: words.map((word, rank) => ({ word, score: -rank })),
});
const rows = [
  ...Array.from({ length: 20 }, (_, n) => row(n, 'bread', 'flour', 'oven')),
  ...Array.from({ length: 20 }, (_, n) => row(n, 'bread')),
  row(50, 'secret'),
];

test('an account counts once for a word, and for two words at most', () => {
  const keywords = gateKeywords(new Private(rows), source, mechanism).value;
  expect(keywords).toEqual([
    { word: 'bread', count: 20 },
    { word: 'flour', count: 20 },
  ]);
});

test('an account counts with two conversations at most, and what has no topic takes none of them', () => {
  const keywords = gateKeywords(new Private(rows), source, mechanism);
  const talks = Array.from({ length: 20 }, (_, n) =>
    [null, 0, 0, null, 1].map((topic, order) => ({ account: account(n), topic, order: String(order) })),
  ).flat();
  const topics = keywords.value.map((keyword) => [keyword]);
  const counts = gateCounts(new Private(talks), topics, keywords, source, mechanism).value;
  expect(counts.map(({ conversations }) => conversations)).toEqual([40, 0]);
});

test('a topic of other words than those that were let through is refused, and so is a place for one that is too small', () => {
  const keywords = gateKeywords(new Private(rows), source, mechanism);
  const foreign = [[{ word: 'secret', count: 20 }]];
  expect(() => gateCounts(new Private([]), foreign, keywords, source, mechanism)).toThrow(/did not pass the gate/u);
  const counts = gateCounts(new Private([]), [keywords.value], keywords, source, mechanism);
  const place = { id: 't', parent: null, level: 0, topics: [0], position: [0, 0], spread: 0, neighbours: [] } as const;
  expect(() => gateRelease(counts, [place], mechanism, presets.local)).toThrow(/below the thresholds/u);
});

test('the same input under the same secret gives the same release, another secret another', async () => {
  const secret = (value: number) => new Uint8Array(32).fill(value);
  const loud = mechanismFor({ epsilon: 20_000, delta: 1e-3 }, 3);
  const first = await wholeRelease(loud, secret(1), true);
  expect(await wholeRelease(loud, secret(1), true)).toEqual(first);
  expect(await wholeRelease(loud, secret(2), true)).not.toEqual(first);
});
