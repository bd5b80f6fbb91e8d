/** TF-IDF and truncated SVD over a corpus, as an embedding model: needs no download and knows every language. */
import { hashOf, sha256 } from '../core/hash.ts';
import type { Random } from '../core/random.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { fitVocabulary, tfIdfRows } from './tf-idf.ts';
import { fitTruncatedSvd, projectRows } from './truncated-svd.ts';

/** Dimensions beyond which no labelled set gained; see docs/decisions/embedding.md. */
export const CORPUS_DIMENSIONS = 100;

/** Fits the model to a corpus. Its id holds the hash of what was fitted, so vectors of two corpora never mix. */
export function fitCorpusEmbedding(
  texts: readonly string[],
  random: Random,
  dimensions: number = CORPUS_DIMENSIONS,
): EmbeddingModel {
  const vocabulary = fitVocabulary(texts);
  const svd = fitTruncatedSvd(tfIdfRows(texts, vocabulary), dimensions, random);
  const fitted = hashOf([vocabulary.terms, bytesHash(vocabulary.weights), bytesHash(svd.basis)]);
  return {
    id: `tfidf-svd@1:${fitted.slice(0, 16)}`,
    // A corpus without one repeated word still has rows, all zero.
    dimensions: Math.max(1, svd.dimensions),
    languages: 'any',
    maxTextsPerCall: 4096,
    embed: async (batch, signal) => {
      signal?.throwIfAborted();
      return svd.dimensions === 0 ? new Float32Array(batch.length) : projectRows(tfIdfRows(batch, vocabulary), svd);
    },
    close: async () => {},
  };
}

function bytesHash({ buffer, byteOffset, byteLength }: Float32Array): string {
  return sha256(new Uint8Array(buffer, byteOffset, byteLength));
}
