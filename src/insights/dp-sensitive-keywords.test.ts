import { expect, test } from 'vitest';
import { withoutRareSensitive } from './dp-sensitive-keywords.ts';

test('a sensitive word needs twice the noisy count of its kind, whatever its form, and no other word does', () => {
  const keywords = [
    { word: 'diabetes', count: 40 },
    { word: 'invoice', count: 39 },
    { word: 'lawsuits', count: 39 },
    { word: 'poem', count: 20 },
    { word: 'mosque', count: 20 },
    { word: 'depression', count: 20 },
    { word: 'cancer', count: 19 },
  ];
  const listed = new Set(['depression', 'cancer', 'poem']);
  const told = withoutRareSensitive(keywords, listed, { threshold: 20, listed: { words: 3, threshold: 10 } });
  expect(told.map(({ word }) => word)).toEqual(['diabetes', 'invoice', 'poem', 'depression']);
});
