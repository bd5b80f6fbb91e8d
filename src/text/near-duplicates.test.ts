import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laterDuplicates, nearDuplicates } from './near-duplicates.ts';

/** The same by looking at every pair, from the definition. */
function everyPair(texts: readonly string[], threshold: number): Map<number, number> {
  const grams = texts.map((text) =>
    text
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '')
      .flatMap((word) => {
        const padded = ` ${word} `;
        const own: string[] = [];
        for (const size of [3, 4, 5]) {
          if (padded.length < size) {
            own.push(padded);
            break;
          }
          for (let at = 0; at + size <= padded.length; at++) own.push(padded.slice(at, at + size));
        }
        return own;
      }),
  );
  const inverse = (gram: string): number =>
    Math.log((1 + texts.length) / (1 + grams.filter((own) => own.includes(gram)).length)) + 1;
  const vectors = grams.map((own) => {
    const weights = new Map<string, number>();
    for (const gram of own) weights.set(gram, (weights.get(gram) ?? 0) + inverse(gram));
    const length = Math.hypot(...weights.values()) || 1;
    return new Map([...weights].map(([gram, weight]) => [gram, weight / length]));
  });
  const found = new Map<number, number>();
  for (const [row, own] of vectors.entries()) {
    for (const [other, theirs] of vectors.entries()) {
      if (row === other) continue;
      let cosine = 0;
      for (const [gram, weight] of own) cosine += weight * (theirs.get(gram) ?? 0);
      if (cosine > threshold) found.set(row, Math.max(found.get(row) ?? 0, cosine));
    }
  }
  return found;
}

const words = fc.array(
  fc.constantFrom('I', 'like', 'liked', 'to', 'be', 'kind', 'kinder', 'a', 'rule', 'rules', '飢'),
  {
    maxLength: 6,
  },
);

test('finds what looking at every pair finds, and how alike the nearest is', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.constantFrom(0.3, 0.5, 0.8, 0.95), (lists, threshold) => {
      const texts = lists.map((list) => list.join(' '));
      const wanted = everyPair(texts, threshold);
      const found = nearDuplicates(texts, threshold);
      // A pair on the threshold itself may fall on either side, by rounding.
      for (const row of new Set([...wanted.keys(), ...found.keys()])) {
        const exact = wanted.get(row) ?? threshold;
        expect(Math.abs((found.get(row)?.similarity ?? threshold) - exact)).toBeLessThan(1e-5);
      }
    }),
  );
});

test('equal texts are alike to 1, and texts without anything in common are not', () => {
  const found = nearDuplicates(['I am kind', 'xyz', 'I am kind', ''], 0.8);
  expect([...found.keys()].sort()).toEqual([0, 2]);
  expect(found.get(0)).toEqual({ other: 2, similarity: expect.closeTo(1, 5) });
});

test('of two that are near the later goes, and stays where the earlier one went itself', () => {
  const words = 'amber bridge candle dragon ember forest garden harbor island jungle kettle lantern meadow'.split(' ');
  const chain = [words.slice(0, 10), words.slice(1, 11), words.slice(2, 12)].map((some) => some.join(' '));
  const others = ['quite another matter', 'nothing of the kind'];
  const threshold = 0.8;
  const near = (one: number, other: number) =>
    (nearDuplicates([...chain, ...others], threshold).get(one)?.other ?? -1) === other;
  expect([near(0, 1), near(2, 1), nearDuplicates([chain[0], chain[2], ...others] as string[], threshold).size]).toEqual(
    [true, true, 0],
  );
  expect([...laterDuplicates([...chain, ...others], threshold)]).toEqual([1]);
});

test('what is given stays, whatever is near it', () => {
  const texts = ['the same again', 'the same again', 'something else', 'the same again'];
  expect([...laterDuplicates(texts, 0.8, 2)]).toEqual([3]);
  expect([...laterDuplicates(texts, 0.8)]).toEqual([1, 3]);
});
