/**
 * Two embeddings side by side: the encoder's sense of a sentence and the corpus's own words. Their weighted
 * concatenation separates topics better than either; see docs/decisions/embedding.md for the measurement.
 */

import { scaleRowsToUnit } from '../kernels/vectors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import type { CorpusEmbedding } from './corpus-embedding.ts';

/** How much the corpus part counts beside the encoder's 1. */
export interface CorpusWeight {
  /** In proportion to the share of the corpus that its dimensions explain. */
  readonly ofShare: number;
  readonly greatest: number;
}

/**
 * Of the embedded encoder. The dimensions explain nearly all of one narrow field, half of long dialogues, a third of short
 * requests about everything. Found by measurement over the labelled sets, see docs/decisions/embedding.md.
 */
const BESIDE_USE_LITE: CorpusWeight = { ofShare: 1.5, greatest: 0.85 };

/** @param beside what was measured for the encoder; default for the embedded one */
export function corpusWeight(
  { held }: Pick<CorpusEmbedding, 'held'>,
  { ofShare, greatest }: CorpusWeight = BESIDE_USE_LITE,
): number {
  return Math.min(greatest, ofShare * held * held);
}

/** Cosine in the hybrid is the mean of both cosines, weighted by 1 and `weight` squared. */
export function hybridOf(encoder: EmbeddingModel, corpus: EmbeddingModel, weight: number): EmbeddingModel {
  const dimensions = encoder.dimensions + corpus.dimensions;
  return {
    id: `hybrid@2:${weight.toFixed(6)}(${encoder.id},${corpus.id})`,
    dimensions,
    languages: encoder.languages,
    maxTextsPerCall: Math.min(encoder.maxTextsPerCall, corpus.maxTextsPerCall),
    maxCallsAtOnce: encoder.maxCallsAtOnce,
    embed: async (texts, signal) =>
      concatenate(await encoder.embed(texts, signal), await corpus.embed(texts, signal), texts.length, weight),
    close: async () => {
      await Promise.all([encoder.close(), corpus.close()]);
    },
  };
}

/** Rows of both blocks side by side, the second times `weight`, each row scaled to unit length (zero stays zero). */
export function concatenate(left: Float32Array, right: Float32Array, rows: number, weight: number): Float32Array {
  const leftWidth = rows === 0 ? 0 : left.length / rows;
  const rightWidth = rows === 0 ? 0 : right.length / rows;
  const width = leftWidth + rightWidth;
  const joined = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const target = joined.subarray(row * width, (row + 1) * width);
    target.set(left.subarray(row * leftWidth, (row + 1) * leftWidth));
    for (let column = 0; column < rightWidth; column++)
      target[leftWidth + column] = weight * (right[row * rightWidth + column] as number);
  }
  scaleRowsToUnit(joined, Math.max(1, width));
  return joined;
}
