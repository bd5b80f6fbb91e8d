import { expect, test } from 'vitest';
import { withoutRareSensitive } from './dp-sensitive-keywords.ts';

test('a sensitive word needs twice the noisy count, whatever its form, and no other word does', () => {
  const keywords = [
    { word: 'diabetes', count: 40 },
    { word: 'invoice', count: 39 },
    { word: 'lawsuits', count: 39 },
    { word: 'poem', count: 20 },
    { word: 'mosque', count: 20 },
  ];
  const told = withoutRareSensitive(keywords, { threshold: 20 });
  expect(told.map(({ word }) => word)).toEqual(['diabetes', 'invoice', 'poem']);
});
