/** Texts of the public data sets as vectors, by embedders of the product. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openItemEmbedder } from '../../src/assembly/item-embedder.ts';
import { workspaceFor } from '../../src/assembly/run-places.ts';
import { completeSettings } from '../../src/config/index.ts';
import { createRandom } from '../../src/core/random.ts';
import { fitCorpusEmbedding } from '../../src/text/corpus-embedding.ts';
import type { VectorBlock } from '../../src/text/spherical-k-means.ts';
import { dataFile } from '../harness/data.ts';

interface Row {
  readonly text?: string;
  readonly messages?: readonly { readonly content: string }[];
}

/** The different texts of sets, every turn one of its own; null where one of the sets is not at hand. */
export function turnsOf(names: readonly string[]): string[] | null {
  const files = names.map(dataFile);
  if (files.includes(null)) return null;
  const turns = (files as string[]).flatMap((file) => rowsOf(file).flatMap(turnsOfRow));
  return [...new Set(turns)];
}

function rowsOf(file: string): Row[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Row);
}

function turnsOfRow({ text, messages = [] }: Row): string[] {
  return text === undefined ? messages.map(({ content }) => content) : [text];
}

/** TF-IDF and SVD, fitted to these texts. */
export async function byWordsAlone(texts: readonly string[], wanted: number): Promise<VectorBlock> {
  const model = fitCorpusEmbedding(texts, createRandom('kmeans-peers/turns'), wanted);
  const { dimensions, maxTextsPerCall } = model;
  const vectors = new Float32Array(texts.length * dimensions);
  for (let start = 0; start < texts.length; start += maxTextsPerCall)
    vectors.set(await model.embed(texts.slice(start, start + maxTextsPerCall)), start * dimensions);
  return { vectors, dimensions };
}

/** `SIGHTLINE_BENCH_HOME` is a folder whose workspace keeps vectors of texts from one run to the next; else `folder` is. */
export async function byDefaultEmbedder(texts: readonly string[], folder: string): Promise<VectorBlock> {
  const workingFolder = process.env['SIGHTLINE_BENCH_HOME'] ?? folder;
  const opened = await openItemEmbedder({
    ...{ settings: completeSettings({}), workspace: workspaceFor(workingFolder, undefined), workingFolder, keys: {} },
    calls: { open: noCalls, use: noCalls, close: () => Promise.resolve() },
  });
  try {
    return await opened.embed(texts);
  } finally {
    await opened.close();
  }
}

function noCalls(): Promise<never> {
  return Promise.reject(new Error('The default embedder works here.'));
}
