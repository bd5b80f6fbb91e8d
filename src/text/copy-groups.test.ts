import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, type Random, shuffled } from '../core/random.ts';
import { comparableText } from './comparable.ts';
import { copyGroups } from './copy-groups.ts';
import { isCopy, ReadyText } from './is-copy.ts';

const groupsOf = (texts: readonly string[]) => copyGroups(texts.map((text) => comparableText(text, 2000)));
const WORDS = 400;
const drawn = (random: Random, length: number): string[] => Array.from({ length }, () => `w${random.integer(WORDS)}`);
const changed = (words: readonly string[], share: number, random: Random): string[] => {
  const places = new Set(shuffled(random, [...words.keys()]).slice(0, Math.round(share * words.length)));
  return words.map((word, at) => (places.has(at) ? `w${random.integer(WORDS)}` : word));
};

describe('copyGroups', () => {
  test('finds what was planted among many texts, as comparing each with each does', () => {
    const random = createRandom(3);
    const texts = Array.from({ length: 300 }, () => drawn(random, 20 + random.integer(80)));
    const planted = texts.slice(0, 100).map((words) => changed(words, 0.1, random));
    const all = [...texts, ...planted].map((words) => words.join(' '));
    const { first, same } = groupsOf(all);
    const found = planted.filter((_, at) => first[texts.length + at] === at);
    expect(found.length).toBeGreaterThanOrEqual(97);
    expect([...first.slice(0, 300)]).toEqual([...texts.keys()]);
    expect([...same]).toEqual([...all.keys()]);
  });

  test('holds only copies of its first, which is a copy of no other first; the same texts are always together', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 120 }), (seed, count) => {
        const random = createRandom(seed);
        const heads = Array.from({ length: 3 }, () => drawn(random, 15 + random.integer(20)));
        const texts = Array.from({ length: count }, () =>
          changed(heads[random.integer(3)] as string[], random.next() * 0.5, random).join(' '),
        );
        const { first, same } = groupsOf(texts);
        const ready = texts.map((text) => new ReadyText(comparableText(text, 2000)));
        const at = (row: number) => ready[row] as (typeof ready)[number];
        for (let row = 0; row < count; row++) {
          const head = first[row] as number;
          expect(head).toBeLessThanOrEqual(row);
          expect(first[head]).toBe(head);
          if (head !== row) expect(isCopy(at(head), at(row))).toBe(true);
          expect(first[same[row] as number]).toBe(head);
          expect(texts[same[row] as number]).toBe(texts[row]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('takes texts that differ in writing alone for the same, and texts without words for nothing', () => {
    const { first, same } = groupsOf(['Hi!', 'hi', '?', '?', 'HI.', 'other']);
    expect([...same]).toEqual([0, 0, 2, 3, 0, 5]);
    expect([...first]).toEqual([0, 0, 2, 3, 0, 5]);
  });
});
