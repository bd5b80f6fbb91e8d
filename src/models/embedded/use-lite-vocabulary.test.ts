import { expect, test } from 'vitest';
import { readUseLiteVocabulary } from './use-lite-vocabulary.ts';

test('the words of the encoder are whole words, each once', () => {
  const words = readUseLiteVocabulary();
  expect(words.length).toBeGreaterThan(4_000);
  expect(new Set(words).size).toBe(words.length);
  expect(words).toContain('garden');
  expect(words.every((word) => /^[a-z]{3,}$/u.test(word))).toBe(true);
});
