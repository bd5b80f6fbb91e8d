/** The embedding model of one partition, as the run's `--embedder` says. */
import { usageError } from '../../core/errors.ts';
import { createRandom } from '../../core/random.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { EmbeddingCache } from '../../store/embedding-cache.ts';
import { fitCorpusEmbedding } from '../../text/corpus-embedding.ts';
import { corpusWeight, hybridOf } from '../../text/hybrid-embedding.ts';
import type { PartitionEmbedding } from '../environment.ts';
import { cachedModel } from './cached-model.ts';
import { readingFirst } from './reading-first.ts';

export const embedders = ['use-lite', 'tfidf-svd', 'hybrid'] as const;
export type EmbedderName = (typeof embedders)[number];

export function parseEmbedder(name: string): EmbedderName {
  const known = embedders.find((embedder) => embedder === name);
  if (known !== undefined) return known;
  throw usageError(
    'EMBEDDER_UNKNOWN',
    'No embedder has that name.',
    `Choose one of: ${embedders.join(', ')}. A model of a provider (provider:model) is not in this version.`,
  );
}

export interface PartitionEmbeddingParts {
  readonly embedder: EmbedderName;
  readonly encoder: EmbeddingModel;
  readonly cache: EmbeddingCache;
  readonly seed: number;
}

/** Words of a request that the encoder reads: longer ones gained nothing and cost time in proportion (docs/decisions/embedding.md). */
const ENCODER_WORDS = 48;

/** Models are fitted to a partition's texts with the run's seed: equal texts give a model of the same id in every stage. */
export function partitionEmbedding({ embedder, encoder, cache, seed }: PartitionEmbeddingParts): PartitionEmbedding {
  return {
    id: `${embedder}/${encoder.id}`,
    languages: embedder === 'tfidf-svd' ? 'any' : encoder.languages,
    open: (route, texts, onCached) => {
      const reader = readingFirst(ENCODER_WORDS, cachedModel(encoder, cache, onCached));
      if (embedder === 'use-lite' && route === 'chosen') return reader;
      const corpus = fitCorpusEmbedding(texts, createRandom(`${seed}/corpus-embedding`));
      return embedder === 'hybrid' && route === 'chosen' ? hybridOf(reader, corpus, corpusWeight(corpus)) : corpus;
    },
  };
}
