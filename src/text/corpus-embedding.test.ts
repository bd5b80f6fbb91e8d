import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { contractCorpus, describeEmbeddingModel } from '../testing/embedding-model-contract.ts';
import { fitCorpusEmbedding } from './corpus-embedding.ts';

describeEmbeddingModel('tfidf-svd', async () => fitCorpusEmbedding(contractCorpus, createRandom(1)));
describeEmbeddingModel('tfidf-svd of two dimensions', async () =>
  fitCorpusEmbedding(contractCorpus, createRandom(1), 2),
);

const fitted = (texts: readonly string[], seed = 1) => fitCorpusEmbedding(texts, createRandom(seed));

describe('a fitted corpus', () => {
  test('names itself by all that its vectors depend on', () => {
    const texts = ['apple pie', 'apple pie', 'train', 'train', 'train'];
    expect(fitted(texts).id).toBe(fitted(texts).id);
    expect(fitted(texts).id).toBe(fitted(texts, 1).id);
    expect(fitted([...texts, 'train']).id).not.toBe(fitted(texts).id);
    // The same words and directions, but other weights: a text with both words lies elsewhere.
    expect(fitted([...texts, 'alone']).id).not.toBe(fitted(texts).id);
  });

  test.each([
    ['no text', []],
    ['texts without words', ['!', '', '…']],
    ['words that never come again', ['apple', 'train']],
  ])('of %s gives zeros', async (_, texts) => {
    const model = fitted(texts);
    expect(model.dimensions).toBe(1);
    expect([...(await model.embed(['apple', '']))]).toEqual([0, 0]);
  });

  test('puts texts of one topic near each other, in any script', async () => {
    const model = fitted([
      'パンの焼き方',
      'パンを焼きたい',
      '切符の予約',
      '切符を予約したい',
      'パン 焼き',
      '切符 予約',
    ]);
    const vectors = await model.embed(['パンの焼き方', 'パンを焼きたい', '切符の予約']);
    const cosine = (left: number, right: number) => {
      let sum = 0;
      for (let at = 0; at < model.dimensions; at++)
        sum += (vectors[left * model.dimensions + at] as number) * (vectors[right * model.dimensions + at] as number);
      return sum;
    };
    expect(cosine(0, 1)).toBeGreaterThan(0.5);
    expect(cosine(0, 2)).toBeLessThan(0.2);
  });
});
