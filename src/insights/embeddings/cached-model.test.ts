import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import { openEmbeddingCache } from '../../store/embedding-cache.ts';
import { contractCorpus, describeEmbeddingModel } from '../../testing/embedding-model-contract.ts';
import { fitCorpusEmbedding } from '../../text/corpus-embedding.ts';
import { cachedModel } from './cached-model.ts';

const root = mkdtempSync(join(tmpdir(), 'cached-'));
afterAll(() => rmSync(root, { recursive: true }));
let caches = 0;
const newCache = () => openEmbeddingCache(join(root, `${caches++}.sqlite`));

const shared = newCache();
describeEmbeddingModel('a cached model', async () =>
  cachedModel(fitCorpusEmbedding(contractCorpus, createRandom(1)), shared, () => {}),
);
describeEmbeddingModel('a cached model that takes two texts a call', async () =>
  cachedModel({ ...fitCorpusEmbedding(contractCorpus, createRandom(1)), maxTextsPerCall: 2 }, newCache(), () => {}),
);

/** Its vectors hold the length of the text, and it remembers what it was asked for. */
function counting(id = 'm', dimensions = 2) {
  const asked: string[][] = [];
  const model: EmbeddingModel = {
    id,
    dimensions,
    languages: 'any',
    maxTextsPerCall: 2,
    maxCallsAtOnce: 1,
    embed: async (texts) => {
      asked.push([...texts]);
      return Float32Array.from(texts.flatMap((text) => Array(dimensions).fill(text.length)));
    },
    close: async () => {},
  };
  return { model, asked };
}

describe('the cache', () => {
  test('is asked first, each missing text is encoded once, in calls of the size that the model takes', async () => {
    const { model, asked } = counting();
    let batches = 0;
    const cached = cachedModel(model, newCache(), () => batches++);
    await cached.embed(['a', 'bb']);
    expect([...(await cached.embed(['bb', 'ccc', 'ccc', 'a', 'dddd', 'eeeee']))]).toEqual([
      2, 2, 3, 3, 3, 3, 1, 1, 4, 4, 5, 5,
    ]);
    expect(asked).toEqual([['a', 'bb'], ['ccc', 'dddd'], ['eeeee']]);
    expect(batches).toBe(3);
  });

  test('gives vectors bit by bit as the model gave them', async () => {
    const model = fitCorpusEmbedding(contractCorpus, createRandom(3));
    const cached = cachedModel(model, newCache(), () => {});
    const fresh = await cached.embed(contractCorpus);
    expect(fresh).toEqual(await model.embed(contractCorpus));
    expect(await cached.embed(contractCorpus)).toEqual(fresh);
  });

  test('never mixes two models', async () => {
    const cache = newCache();
    const [one, other] = [counting('one'), counting('other')];
    await cachedModel(one.model, cache, () => {}).embed(['a']);
    await cachedModel(other.model, cache, () => {}).embed(['a']);
    expect(other.asked).toEqual([['a']]);
  });

  test('refuses vectors of another length under the same id, held or made', async () => {
    const cache = newCache();
    await cachedModel(counting('m', 2).model, cache, () => {}).embed(['a']);
    const wider = cachedModel(counting('m', 3).model, cache, () => {});
    await expect(wider.embed(['a'])).rejects.toMatchObject({ code: 'CACHE_DAMAGED' });
    const liar = { ...counting('m', 2).model, embed: async () => new Float32Array(3) };
    await expect(cachedModel(liar, cache, () => {}).embed(['b'])).rejects.toMatchObject({ code: 'EMBEDDINGS_MIXED' });
    expect(cache.read('m', ['b'], 2)).toEqual([null]);
  });

  test('keeps what was made before a stop or a failure', async () => {
    const cache = newCache();
    const { model, asked } = counting();
    const controller = new AbortController();
    const stopping: EmbeddingModel = {
      ...model,
      embed: async (texts, signal) => {
        signal?.throwIfAborted();
        controller.abort(new Error('told to stop'));
        return model.embed(texts);
      },
    };
    const texts = ['a', 'bb', 'ccc'];
    await expect(cachedModel(stopping, cache, () => {}).embed(texts, controller.signal)).rejects.toThrow(
      'told to stop',
    );
    expect([...(await cachedModel(model, cache, () => {}).embed(texts))]).toEqual([1, 1, 2, 2, 3, 3]);
    expect(asked).toEqual([['a', 'bb'], ['ccc']]);
  });
});
