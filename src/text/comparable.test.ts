import { describe, expect, test } from 'vitest';
import { comparableText, pairsOf } from './comparable.ts';

describe('comparableText', () => {
  test('tells texts by their words in order, whatever their case, marks and spacing', () => {
    const plain = comparableText('Bake bread, at home!', 100);
    expect(comparableText('  bake\nBREAD - at “home”', 100)).toEqual(plain);
    expect(comparableText('ＢＡＫＥ bread at home', 100)).toEqual(plain);
    expect(comparableText('bread bake at home', 100)).not.toEqual(plain);
    expect(plain).toHaveLength(4);
  });

  test('knows words of scripts without spaces', () => {
    expect(comparableText('パンを焼く', 100)).toEqual(comparableText('パン を 焼く', 100));
  });

  test('reads no further than asked', () => {
    expect(comparableText('one two three four', 3)).toEqual(comparableText('one two three', 100));
    expect(comparableText('パンを焼く', 2)).toHaveLength(2);
    expect(comparableText('?!', 3)).toHaveLength(0);
  });
});

test('pairs tell the order of two words', () => {
  const [one, other] = ['to be', 'be to'].map((text) => pairsOf(comparableText(text, 10)));
  expect(one).toHaveLength(1);
  expect(one).not.toEqual(other);
  expect(pairsOf(comparableText('alone', 10))).toHaveLength(0);
});
