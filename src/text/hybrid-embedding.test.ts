import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { contractCorpus, describeEmbeddingModel } from '../testing/embedding-model-contract.ts';
import { fitCorpusEmbedding } from './corpus-embedding.ts';
import { concatenate, corpusWeight, hybridOf } from './hybrid-embedding.ts';

const corpus = (dimensions: number, seed = 1) => fitCorpusEmbedding(contractCorpus, createRandom(seed), dimensions);

describeEmbeddingModel('hybrid', async () => hybridOf(corpus(7), corpus(5), 0.5));

test('is both blocks side by side, weighted, of unit length', () => {
  const joined = concatenate(Float32Array.from([1, 0, 0, 1, 0, 0]), Float32Array.from([1, 1, 0]), 3, 0.5);
  const whole = Math.sqrt(1.25);
  const expected = [1 / whole, 0, 0.5 / whole, 0, 1 / whole, 0.5 / whole, 0, 0, 0];
  expected.forEach((value, at) => {
    expect(joined[at]).toBeCloseTo(value, 6);
  });
  expect(concatenate(new Float32Array(0), new Float32Array(0), 0, 0.5)).toHaveLength(0);
});

test('a text that one part cannot read is as the other has it', () => {
  expect([...concatenate(Float32Array.from([0, 0]), Float32Array.from([-1]), 1, 0.5)]).toEqual([0, 0, -1]);
  expect([...concatenate(Float32Array.from([1, 0]), Float32Array.from([0]), 1, 0.5)]).toEqual([1, 0, 0]);
});

test('a corpus weighs as much as its dimensions explain, up to a limit of the encoder', () => {
  expect([0, 0.6, 1].map((held) => corpusWeight({ held }).toFixed(2))).toEqual(['0.00', '0.54', '0.85']);
  const other = { ofShare: 1, greatest: 0.5 };
  expect([0, 0.6, 1].map((held) => corpusWeight({ held }, other).toFixed(2))).toEqual(['0.00', '0.36', '0.50']);
});

test('names both parts and the weight, takes the least of what they take, and closes both', async () => {
  const closed: string[] = [];
  const part = (id: string, most: number): EmbeddingModel => ({
    id,
    dimensions: 1,
    languages: ['en'],
    maxTextsPerCall: most,
    maxCallsAtOnce: 1,
    embed: async (texts) => new Float32Array(texts.length).fill(1),
    close: async () => void closed.push(id),
  });
  const model = hybridOf(part('a', 3), part('b', 2), 0.5);
  expect(model).toMatchObject({ dimensions: 2, languages: ['en'], maxTextsPerCall: 2 });
  const ids = [model, hybridOf(part('a', 3), part('c', 2), 0.5), hybridOf(part('a', 3), part('b', 2), 0.6)].map(
    ({ id }) => id,
  );
  expect(new Set(ids).size).toBe(3);
  await model.close();
  expect(closed).toEqual(['a', 'b']);
});
