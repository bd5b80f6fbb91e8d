/** An encoder behind the workspace's cache: no text is encoded twice, in one run or in the next. */
import { AppError } from '../../core/errors.ts';
import { createLocalEngine } from '../../engine/local/local-engine.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { EmbeddingCache } from '../../store/embedding-cache.ts';

/** `onCached` is called after each batch of new vectors is on disk. Closing closes the encoder, not the cache. */
export function cachedModel(model: EmbeddingModel, cache: EmbeddingCache, onCached: () => void): EmbeddingModel {
  const { id, dimensions, languages, maxTextsPerCall, maxCallsAtOnce } = model;
  const engine = createLocalEngine(maxCallsAtOnce);
  const encode = async (texts: readonly string[], signal: AbortSignal): Promise<Map<string, Float32Array>> => {
    const made = new Map<string, Float32Array>();
    const starts = Array.from(
      { length: Math.ceil(texts.length / maxTextsPerCall) },
      (_, call) => call * maxTextsPerCall,
    );
    const encodeFrom = async (start: number): Promise<void> => {
      const batch = texts.slice(start, start + maxTextsPerCall);
      const vectors = await model.embed(batch, signal);
      if (vectors.length !== batch.length * dimensions) throw wrongLength();
      cache.write(id, batch, vectors, dimensions);
      for (const [row, text] of batch.entries())
        made.set(text, vectors.subarray(row * dimensions, (row + 1) * dimensions));
      onCached();
    };
    await engine.runEach(starts, encodeFrom, signal);
    return made;
  };
  return {
    id,
    dimensions,
    languages,
    maxTextsPerCall,
    maxCallsAtOnce,
    embed: async (texts, signal = new AbortController().signal) => {
      signal.throwIfAborted();
      const known = cache.read(id, texts, dimensions);
      const made = await encode([...new Set(texts.filter((_, row) => known[row] === null))], signal);
      const vectors = new Float32Array(texts.length * dimensions);
      texts.forEach((text, row) => {
        vectors.set(known[row] ?? (made.get(text) as Float32Array), row * dimensions);
      });
      return vectors;
    },
    close: () => model.close(),
  };
}

function wrongLength(): AppError {
  return new AppError({
    code: 'EMBEDDINGS_MIXED',
    message: 'The embedding model gave vectors of another length than it says.',
    hint: 'Choose another --embedder. Nothing of this answer was kept.',
  });
}
