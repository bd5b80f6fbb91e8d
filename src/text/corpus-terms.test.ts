import { expect, test } from 'vitest';
import { fitTerms, termRows } from './corpus-terms.ts';

const texts = [
  'my credit card is lost',
  'a credit card, please',
  'Credit card!',
  'credit. card',
  'credit card and credit card',
  'the credit card is here',
];

test('words of two texts and phrases of five, each counted once in a text', () => {
  const terms = fitTerms(texts);
  expect(terms.words).toEqual(['card', 'credit', 'is']);
  expect(terms.phrases).toEqual([[1, 0]]);
  [6 / 6, 6 / 6, 2 / 6, 5 / 6].forEach((share, column) => {
    expect(terms.weights[column]).toBeCloseTo(0.1 / (0.1 + share), 6);
  });
});

test('a row has the words that are known, and phrases where nothing stands between', () => {
  const terms = fitTerms(texts);
  const { starts, columns, values } = termRows(['credit card is card', 'card credit', 'credit; card', 'else'], terms);
  expect([...starts]).toEqual([0, 4, 6, 8, 8]);
  expect([...columns]).toEqual([0, 1, 2, 3, 0, 1, 0, 1]);
  expect(Math.hypot(...values.subarray(0, 4))).toBeCloseTo(1, 6);
  expect(values[4]).toBeCloseTo(Math.SQRT1_2, 6);
});

test('what is too long for a word, and words of every object, are no trouble', () => {
  const long = 'x'.repeat(41);
  const terms = fitTerms([`${long} constructor`, `${long} constructor`]);
  expect(terms.words).toEqual(['constructor']);
  expect(fitTerms([]).words).toEqual([]);
});
