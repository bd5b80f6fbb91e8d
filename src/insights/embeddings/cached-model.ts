/** An encoder behind the workspace's cache: no text is encoded twice, in one run or in the next. */
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { EmbeddingCache } from '../../store/embedding-cache.ts';

/** `onCached` is called after each batch of new vectors is on disk. */
export function cachedModel(model: EmbeddingModel, cache: EmbeddingCache, onCached: () => void): EmbeddingModel {
  return {
    ...model,
    embed: async (texts, signal) => {
      const known = cache.read(model.id, texts);
      const missing = [...new Set(texts.filter((_, row) => known[row] === null))];
      for (let start = 0; start < missing.length; start += model.maxTextsPerCall) {
        const batch = missing.slice(start, start + model.maxTextsPerCall);
        cache.write(model.id, batch, await model.embed(batch, signal), model.dimensions);
        onCached();
      }
      return gather(texts, known, cache, model);
    },
  };
}

function gather(
  texts: readonly string[],
  known: readonly (Float32Array | null)[],
  cache: EmbeddingCache,
  model: EmbeddingModel,
): Float32Array {
  const vectors = new Float32Array(texts.length * model.dimensions);
  texts.forEach((text, row) => {
    const vector = known[row] ?? cache.read(model.id, [text])[0];
    if (vector) vectors.set(vector, row * model.dimensions);
  });
  return vectors;
}
