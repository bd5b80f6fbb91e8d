import { describe, expect, test } from 'vitest';
import { FACET, LISTED, wholeRelease } from '../../testing/dp/whole-release.ts';
import { presets } from '../thresholds.ts';
import { Private } from '../visibility.ts';
import { gateCounts, gateKeywords, gateRelease, gateTables } from './dp-gate.ts';
import { mechanismFor } from './mechanism.ts';

const listed = new Set(['bread', 'cake']);
const facets = [{ name: FACET.name, values: FACET.labels.length }];
const mechanism = mechanismFor({ epsilon: 1_000_000, delta: 1e-4 }, { wordSupport: 3, listed: 2, facets });
const source = new Private({ secret: new Uint8Array(32).fill(9), query: 'test' });
const account = (n: number) => `account-${n}`;
const row = (n: number, ...words: string[]) => ({
  account: account(n),
  text: '',
  words: words.map((word, rank) => ({ word, score: -rank })),
});
const rows = [
  ...Array.from({ length: 20 }, (_, n) => row(n, 'bread', 'oven')),
  ...Array.from({ length: 20 }, (_, n) => row(n + 20, 'flour', 'bread')),
  row(50, 'secret'),
];
const keywords = gateKeywords(new Private(rows), listed, source, mechanism);

test('an account counts for one word, of a list or not, and what nobody names is not shown', () => {
  expect(keywords.value).toEqual([
    { word: 'bread', count: 20 },
    { word: 'flour', count: 20 },
  ]);
});

test('a list of another length than what is stated is refused', () => {
  expect(() => gateKeywords(new Private(rows), new Set(['bread']), source, mechanism)).toThrow(
    /the one that is stated/u,
  );
});

/** By account: about nothing, about the first word, and about the second; of the first value where its number is even. */
const talks = Array.from({ length: 20 }, (_, n) =>
  [null, 0, 0, null, 1].map((topic, order) => ({ account: account(n), topic, values: [n % 2], order: String(order) })),
).flat();

test('an account counts with two conversations at most, and what has no topic takes none of them', () => {
  const counts = gateCounts(new Private(talks), keywords.value, keywords, source, mechanism).value;
  expect(counts.map(({ conversations }) => conversations)).toEqual([40, 0]);
});

describe('tables', () => {
  /** Of noise that is none. */
  const quiet = { ...mechanism, shares: { ...mechanism.shares, slot: 500_000 } };
  const counts = gateCounts(new Private(talks), keywords.value, keywords, source, mechanism);
  const tablesOf = (areas: readonly number[]) => gateTables(new Private(talks), [FACET], areas, counts, source, quiet);

  test('count two conversations of an account, whatever they are about, and by area those that count for topics', () => {
    const [table] = tablesOf([0, 1]).value.tables;
    expect(tablesOf([0, 1]).value.total).toBe(40);
    expect(table?.all).toEqual([20, 20, 0]);
    expect(table?.areas).toEqual([
      [20, 20, 0],
      [0, 0, 0],
    ]);
  });

  test('are shown of clusters at the top, with what noise may have done, and without values that nobody has', () => {
    const place = { parent: null, level: 0, position: [0, 0], spread: 0, neighbours: [] } as const;
    const { facets: shown, dp } = gateRelease(
      counts,
      [{ ...place, id: 't1', words: [0] }],
      tablesOf([0, 1]),
      quiet,
      presets.local,
    ).value;
    const cells = [0, 1].map((value) => ({ value, conversations: 20, accounts: 0, complementAccounts: 0 }));
    const row = { cells, withheld: null, noisy: { total: 40, totalReach: expect.any(Number), reach: 0 } };
    expect(shown).toEqual([
      {
        facet: 'plan',
        title: 'Plan',
        kind: 'category',
        values: ['free', 'team'],
        baseline: row,
        clusters: { t1: row },
      },
    ]);
    expect(dp?.tables?.facets).toEqual([{ name: 'plan', values: 3, all: 50, areas: 50 }]);
  });

  test('spend all on the conversations of all where noise would hide those of areas', () => {
    const weak = mechanismFor({ epsilon: 20_000, delta: 1e-4 }, { wordSupport: 3, listed: 2, facets });
    const loud = gateTables(new Private(talks), [FACET], [0, 1], counts, source, weak).value;
    expect(loud.tables[0]?.areas).toBeNull();
  });

  test('are refused where they are not those that are stated, or a cluster at the top is not an area', () => {
    const other = { ...FACET, labels: ['free', 'team', 'more', 'none'] };
    expect(() => gateTables(new Private(talks), [other], [0, 1], counts, source, mechanism)).toThrow(/stated/u);
    const place = {
      id: 't1',
      parent: null,
      level: 0,
      words: [0],
      position: [0, 0],
      spread: 0,
      neighbours: [],
    } as const;
    expect(() => gateRelease(counts, [place], tablesOf([0, 0]), mechanism, presets.local)).toThrow(/whole area/u);
  });
});

test('a topic of other words than those that were let through is refused, and so is a place for one that is too small', () => {
  const foreign = [{ word: 'secret', count: 20 }];
  expect(() => gateCounts(new Private([]), foreign, keywords, source, mechanism)).toThrow(/did not pass the gate/u);
  const counts = gateCounts(new Private([]), keywords.value, keywords, source, mechanism);
  const tables = gateTables(new Private([]), [FACET], [0, 0], counts, source, mechanism);
  const place = {
    id: 't',
    parent: null,
    level: 0,
    words: [0, 1],
    position: [0, 0],
    spread: 0,
    neighbours: [],
  } as const;
  expect(() => gateRelease(counts, [place], tables, mechanism, presets.local)).toThrow(/below the thresholds/u);
});

test('the same input under the same secret gives the same release, another secret another', async () => {
  const secret = (value: number) => new Uint8Array(32).fill(value);
  const loud = mechanismFor({ epsilon: 20_000, delta: 1e-3 }, { wordSupport: 3, listed: LISTED.size, facets });
  const first = await wholeRelease(loud, secret(1), true);
  expect(await wholeRelease(loud, secret(1), true)).toEqual(first);
  expect(await wholeRelease(loud, secret(2), true)).not.toEqual(first);
});
