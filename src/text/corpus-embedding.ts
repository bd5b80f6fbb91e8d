/** TF-IDF and truncated SVD over a corpus, as an embedding model: needs no download and knows every language. */
import { hashOf, sha256 } from '../core/hash.ts';
import type { Random } from '../core/random.ts';
import { ended, retold } from '../core/steps.ts';
import { dot, scaleRowsToUnit } from '../kernels/vectors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { fitVocabulary, tfIdfRows } from './tf-idf.ts';
import { projectRows, truncatedSvdSteps } from './truncated-svd.ts';

/** Dimensions beyond which no labelled set gained; see docs/decisions/embedding.md. */
const CORPUS_DIMENSIONS = 100;
/** What reading the words of all texts once takes of the time in which a model is fitted. */
const SHARE_OF_WORDS = 0.2;

export interface CorpusEmbedding extends EmbeddingModel {
  /** How much of its texts' TF-IDF rows the dimensions hold: the mean length of a projected unit row, 0 to 1. */
  readonly held: number;
}

/** Fits the model to a corpus. Its id holds the hash of what was fitted, so vectors of two corpora never mix. */
export function fitCorpusEmbedding(
  texts: readonly string[],
  random: Random,
  dimensions: number = CORPUS_DIMENSIONS,
): CorpusEmbedding {
  return ended(corpusEmbeddingSteps(texts, random, dimensions));
}

/** The same; a step is a time that the texts are gone through, and tells the share of the work that is done, 0 to 1. */
export function* corpusEmbeddingSteps(
  texts: readonly string[],
  random: Random,
  dimensions: number = CORPUS_DIMENSIONS,
): Generator<number, CorpusEmbedding> {
  const vocabulary = fitVocabulary(texts);
  yield SHARE_OF_WORDS;
  const matrix = tfIdfRows(texts, vocabulary);
  yield 2 * SHARE_OF_WORDS;
  const svd = yield* retold(
    truncatedSvdSteps(matrix, dimensions, random),
    (share) => 2 * SHARE_OF_WORDS + (1 - 2 * SHARE_OF_WORDS) * share,
  );
  const fitted = hashOf([vocabulary.terms, bytesHash(vocabulary.weights), bytesHash(svd.basis)]);
  return {
    id: `tfidf-svd@1:${fitted.slice(0, 16)}`,
    // A corpus without one repeated word still has rows, all zero.
    dimensions: Math.max(1, svd.dimensions),
    languages: 'any',
    maxTextsPerCall: 4096,
    maxCallsAtOnce: 1,
    held: meanLength(projectRows(matrix, svd), svd.dimensions),
    embed: async (batch, signal) => {
      signal?.throwIfAborted();
      if (svd.dimensions === 0) return new Float32Array(batch.length);
      const rows = projectRows(tfIdfRows(batch, vocabulary), svd);
      scaleRowsToUnit(rows, svd.dimensions);
      return rows;
    },
    close: async () => {},
  };
}

function meanLength(block: Float32Array, width: number): number {
  if (block.length === 0) return 0;
  let sum = 0;
  for (let start = 0; start < block.length; start += width) sum += Math.sqrt(dot(block, start, block, start, width));
  return (sum * width) / block.length;
}

function bytesHash({ buffer, byteOffset, byteLength }: Float32Array): string {
  return sha256(new Uint8Array(buffer, byteOffset, byteLength));
}
