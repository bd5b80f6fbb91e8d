import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitVocabulary, termsOf, tfIdfRows } from './tf-idf.ts';

describe('terms', () => {
  test.each([
    ['The cats and the cat’s toys', ['cat', 'cat', 'toy']],
    ['cities, city, buses, glass, virus, analysis', ['city', 'city', 'buse', 'glass', 'virus', 'analysis']],
    ['a b 7 42 1️⃣ 3-4 x2', ['x2']],
    ['猫 が 好き', ['猫', '好き']],
  ])('of %j', (text, expected) => {
    expect(termsOf(text)).toEqual(expected);
  });
});

describe('TF-IDF', () => {
  const texts = ['apple apple banana', 'apple cherry', 'banana banana banana', 'durian'];

  test('weighs as computed by hand', () => {
    const vocabulary = fitVocabulary(texts);
    expect(vocabulary.terms).toEqual(['apple', 'banana']);
    const idf = Math.log(5 / 3) + 1;
    for (const weight of vocabulary.weights) expect(weight).toBeCloseTo(idf, 6);
    const { rows, columnCount, starts, columns, values } = tfIdfRows(texts, vocabulary);
    expect([rows, columnCount]).toEqual([4, 2]);
    expect([...starts]).toEqual([0, 2, 3, 4, 4]);
    expect([...columns]).toEqual([0, 1, 0, 1]);
    const twice = 1 + Math.log(2);
    const norm = Math.hypot(twice, 1);
    [twice / norm, 1 / norm, 1, 1].forEach((value, at) => {
      expect(values[at]).toBeCloseTo(value, 6);
    });
  });

  test('keeps the most frequent terms, ties in the order of the alphabet, and those of enough texts', () => {
    expect(fitVocabulary(texts, { minTexts: 1, maxTerms: 3 }).terms).toEqual(['apple', 'banana', 'cherry']);
    expect(fitVocabulary(texts, { minTexts: 3 }).terms).toEqual([]);
    expect(fitVocabulary([]).terms).toEqual([]);
  });

  test('does not depend on the order of texts', () => {
    expect(fitVocabulary(texts.toReversed())).toEqual(fitVocabulary(texts));
  });

  test('rows are of unit norm or empty, with ascending columns', () => {
    const word = fc.constantFrom('apple', 'banana', 'cherry', 'the', '7', '__proto__', 'constructor');
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), fc.array(text, { maxLength: 4 }), (corpus, others) => {
        const { starts, columns, values, columnCount } = tfIdfRows([...corpus, ...others], fitVocabulary(corpus));
        for (let row = 0; row + 1 < starts.length; row++) {
          const own = [...columns.subarray(starts[row], starts[row + 1])];
          expect(own).toEqual([...new Set(own)].sort((left, right) => left - right));
          expect(own.every((column) => column < columnCount)).toBe(true);
          if (own.length > 0) expect(Math.hypot(...values.subarray(starts[row], starts[row + 1]))).toBeCloseTo(1, 5);
        }
      }),
    );
  });
});
