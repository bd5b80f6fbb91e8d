import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparableText } from '../../../text/comparable.ts';
import { isCopy, ReadyText } from '../../../text/is-copy.ts';
import { type Owned, withoutOwnCopies } from './own-copies.ts';

const BASE = Array.from({ length: 30 }, (_, index) => `base${index}`);

interface Written extends Owned {
  readonly words: string;
}

/** Texts of a few topics, each with some words of its own. */
const written = fc.array(
  fc.record({
    account: fc.constantFrom(null, 'u', 'v', 'w'),
    messages: fc.integer({ min: 1, max: 4 }),
    topic: fc.nat(2),
    own: fc.subarray([...BASE.keys()], { maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 25 },
);
const conversations = written.map((list) =>
  list.map(({ topic, own, ...rest }, index): Written => {
    const changed = new Set(own);
    return {
      ...rest,
      id: `c${index}`,
      words: BASE.map((word, at) => (changed.has(at) ? `own${index}x${at}` : `${word}t${topic}`)).join(' '),
    };
  }),
);
const wordsOf = ({ words }: Written) => comparableText(words, 2000);
const collapse = (all: readonly Written[]) => withoutOwnCopies(all, wordsOf);

describe('collapsing copies', () => {
  test('loses no account of any cluster, whatever the clusters, and lets nobody say what another wrote', () => {
    fc.assert(
      fc.property(conversations, fc.array(fc.nat(2), { minLength: 25, maxLength: 25 }), (all, places) => {
        const { kept, copies } = collapse(all);
        const standsFor = new Map(copies.map(({ copy, of }) => [copy.id, of]));
        // Clusters of what was kept; a copy belongs where the one is that stays for it.
        const clusterOf = new Map(kept.map(({ id }, index) => [id, places[index] as number]));
        const clusterFor = (one: Written) => clusterOf.get((standsFor.get(one.id) ?? one).id) as number;
        for (const cluster of [0, 1, 2]) {
          const accounts = (list: readonly Written[]) => new Set(list.flatMap(({ account }) => account ?? []));
          const before = all.filter((one) => clusterFor(one) === cluster);
          const after = kept.filter(({ id }) => clusterOf.get(id) === cluster);
          expect(accounts(after)).toEqual(accounts(before));
          for (const word of new Set(before.flatMap(({ words }) => words.split(' ')))) {
            const saying = (list: readonly Written[]) => accounts(list.filter(({ words }) => words.includes(word)));
            // Support of a word can only fall: what stays is what its account wrote.
            expect(saying(after).isSubsetOf(saying(before))).toBe(true);
          }
        }
      }),
    );
  });

  test('keeps of a group the fullest of its account, of which the others are copies', () => {
    fc.assert(
      fc.property(conversations, (all) => {
        const { kept, copies } = collapse(all);
        expect(kept.length + copies.length).toBe(all.length);
        for (const { copy, of } of copies) {
          expect(kept).toContain(of);
          expect(of.account).toBe(copy.account);
          expect(of.messages).toBeGreaterThanOrEqual(copy.messages);
          expect(isCopy(new ReadyText(wordsOf(of)), new ReadyText(wordsOf(copy)))).toBe(true);
        }
      }),
    );
  });

  test('does with one account what it would do without the others, in any order', () => {
    fc.assert(
      fc.property(conversations, (all) => {
        const ids = (list: readonly Written[]) => list.map(({ id }) => id).sort();
        const { kept } = collapse(all);
        expect(ids(collapse(all.toReversed()).kept)).toEqual(ids(kept));
        for (const account of [null, 'u', 'v', 'w']) {
          const own = all.filter((one) => one.account === account);
          expect(ids(collapse(own).kept)).toEqual(ids(kept.filter((one) => one.account === account)));
        }
      }),
    );
  });
});
