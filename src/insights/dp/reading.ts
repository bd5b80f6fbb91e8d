/** Conversations as a fixed encoder reads them, a part at a time: nothing here is fitted to the conversations. */
import type { EmbeddingModel } from '../../models/embedding-model.ts';

const ROWS_AT_ONCE = 2_000;

/** One encoder, with and without the cache of the workspace. */
export interface Reading {
  readonly requests: EmbeddingModel;
  /** Not cached: who knows a dictionary could tell from the hashes of single words which of them were written. */
  readonly words: EmbeddingModel;
  /** Words of a public list. */
  readonly vocabulary: readonly string[];
}

/** What of a row of facets is looked at. */
export interface CountedRow {
  readonly account: string;
  readonly request: string;
}

/** One vector for every text. */
export async function vectorsOf(
  texts: readonly string[],
  model: EmbeddingModel,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const { dimensions, maxTextsPerCall } = model;
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += maxTextsPerCall) {
    const part = texts.slice(start, start + maxTextsPerCall);
    const block = await model.embed(part, signal);
    vectors.push(...part.map((_, row) => block.subarray(row * dimensions, (row + 1) * dimensions)));
  }
  return vectors;
}

/** What `read` makes of all rows, part by part: their vectors are never all in memory. */
export async function inParts<Row, Made>(
  rows: readonly Row[],
  read: (part: readonly Row[]) => Promise<readonly Made[]>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    made.push(...(await read(rows.slice(start, start + ROWS_AT_ONCE))));
  }
  return made;
}
