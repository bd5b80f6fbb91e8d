import { expect, test } from 'vitest';
import { encoded, parseEmbedder, readsEveryText } from './partition-model.ts';

const settings = { seed: 1, shorten: 'first' as const };
const long = 'word '.repeat(60);
const texts = [...Array.from({ length: 400 }, (_, at) => `text ${at}`), long, long];

test('what an encoder reads is every text, none, or words and a sample', () => {
  expect(encoded(parseEmbedder('onnx:here'), texts, settings)).toHaveLength(401);
  expect(encoded(parseEmbedder('tfidf-svd'), texts, settings)).toEqual([]);
  const whole = encoded(parseEmbedder('hybrid'), texts, settings);
  expect([whole.length, whole.at(-1)]).toEqual([401, 'word '.repeat(48).trim()]);
  const [word, ...sample] = encoded(parseEmbedder('vocabulary'), texts, settings);
  expect([word, sample.length]).toEqual(['text', 200]);
});

test.each([
  ['use-lite', true],
  ['hybrid', true],
  ['openai:small', true],
  ['tfidf-svd', false],
  ['vocabulary', false],
])('%s reads more where there are more texts: %s', (name, reads) => {
  expect(readsEveryText(parseEmbedder(name))).toBe(reads);
});
