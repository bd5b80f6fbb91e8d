import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { dot } from '../kernels/vectors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { contractCorpus, describeEmbeddingModel } from '../testing/embedding-model-contract.ts';
import { fitCorpusEmbedding } from './corpus-embedding.ts';
import { fitVocabularyEmbedding, textsToFit, vocabularyReading } from './vocabulary-embedding.ts';

const asItIs = (text: string): string => text;
const encoder = fitCorpusEmbedding([...contractCorpus, ...contractCorpus], createRandom(1), 8);
const made = (texts: readonly string[], seed = 1, model: EmbeddingModel = encoder) =>
  fitVocabularyEmbedding(texts, model, { random: createRandom(seed), shorten: asItIs });

describeEmbeddingModel('vocabulary', () => made(contractCorpus));

/** Knows that a car is an auto, and that an apple is a fruit. */
const senses: EmbeddingModel = {
  ...encoder,
  id: 'senses',
  dimensions: 3,
  embed: async (texts) =>
    Float32Array.from(
      texts.flatMap((text) => [/car|auto/u.test(text), /apple|fruit/u.test(text), !/car|auto|apple|fruit/u.test(text)]),
      Number,
    ),
};

describe('what it is made of', () => {
  const texts = Array.from({ length: 1000 }, (_, at) => `number ${at} of ${['car', 'auto', 'apple', 'fruit'][at % 4]}`);

  test('the encoder reads every word once, and a quarter of the texts', async () => {
    const read: string[] = [];
    const watched = {
      ...senses,
      embed: (part: readonly string[]) => {
        read.push(...part);
        return senses.embed(part);
      },
    };
    const progress: number[][] = [];
    await fitVocabularyEmbedding(texts, watched, {
      random: createRandom(1),
      shorten: asItIs,
      onProgress: (done, total) => progress.push([done, total]),
    });
    const { terms, taught } = vocabularyReading(texts, asItIs);
    expect(terms.words).toHaveLength(6);
    expect(taught).toHaveLength(250);
    expect(read).toEqual([...terms.words, ...taught]);
    expect(progress.at(-1)).toEqual([256, 256]);
  });

  test('words that mean the same bring texts together that share none', async () => {
    const model = await made(texts, 1, senses);
    const [width, block] = [model.dimensions, await model.embed(['a car', 'the auto', 'an apple'])];
    expect(dot(block, 0, block, width, width)).toBeGreaterThan(0.9);
    expect(dot(block, 0, block, 2 * width, width)).toBeLessThan(0.3);
  });

  test('the same texts and seed make the same model, others another', async () => {
    const ids = [made(texts), made(texts), made(texts, 2), made(texts.slice(1)), made(texts, 1, senses)].map(
      async (model) => (await model).id,
    );
    const [first, again, ...others] = await Promise.all(ids);
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(4);
  });

  test('a corpus without one repeated word gives zeros', async () => {
    const model = await made(['one', 'two']);
    expect(await model.embed(['one'])).toEqual(new Float32Array(model.dimensions));
  });

  test('texts to fit are each there once, in an order that only the seed says', () => {
    const given = [...texts, ...texts];
    expect(textsToFit(given, createRandom(1)).toSorted()).toEqual(texts.toSorted());
    expect(textsToFit(given, createRandom(1))).toEqual(textsToFit(texts, createRandom(1)));
  });
});
