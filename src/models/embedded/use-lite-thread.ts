/** One worker thread of the embedded encoder, as promises. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../core/errors.ts';
import type { EncodeAnswer } from './use-lite-protocol.ts';

export interface Thread {
  /** Rejects at once when the signal says so; the thread finishes what it is at, and its answer is dropped. */
  encode(texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array>;
  isAlive(): boolean;
  close(): Promise<void>;
}

const encoder = new URL('./use-lite-worker.ts', import.meta.url);

export function openThread(script: URL = encoder): Thread {
  const worker = new Worker(script, { stdout: true, stderr: true });
  const waiting = new Map<number, PromiseWithResolvers<Float32Array>>();
  let calls = 0;
  let alive = true;
  const end = (): void => {
    alive = false;
    for (const call of waiting.values()) call.reject(encoderFailed());
    waiting.clear();
  };
  const settle = (call: number): PromiseWithResolvers<Float32Array> | undefined => {
    const pending = waiting.get(call);
    waiting.delete(call);
    // A thread that nobody waits for does not keep the process.
    if (waiting.size === 0) worker.unref();
    return pending;
  };
  worker.on('error', end);
  worker.on('messageerror', () => void worker.terminate());
  worker.on('exit', end);
  worker.on('message', ({ call, vectors }: EncodeAnswer) => {
    if (vectors === null) settle(call)?.reject(encoderFailed());
    else settle(call)?.resolve(vectors);
  });
  return {
    encode: async (texts, signal) => {
      if (!alive) throw encoderFailed();
      const call = calls++;
      const pending = Promise.withResolvers<Float32Array>();
      const abort = (): void => settle(call)?.reject(signal?.reason);
      waiting.set(call, pending);
      signal?.addEventListener('abort', abort);
      worker.ref();
      worker.postMessage({ call, texts });
      try {
        return await pending.promise;
      } finally {
        signal?.removeEventListener('abort', abort);
      }
    },
    isAlive: () => alive,
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
