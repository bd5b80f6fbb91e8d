/** The embedding model of one partition, as the run's `--embedder` says. */
import { usageError } from '../../core/errors.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { EmbeddingModel, Encoder } from '../../models/embedding-model.ts';
import type { EmbeddingCache } from '../../store/embedding-cache.ts';
import { fitCorpusEmbedding } from '../../text/corpus-embedding.ts';
import { corpusWeight, hybridOf } from '../../text/hybrid-embedding.ts';
import { shortenedText, type WayToShorten } from '../../text/shortened-text.ts';
import { fitVocabularyEmbedding, textsToFit, vocabularyReading } from '../../text/vocabulary-embedding.ts';
import type { OpeningModel, PartitionEmbedding } from '../environment.ts';
import { cachedModel } from './cached-model.ts';
import { readingFirst } from './reading-first.ts';

/** Embedders that are part of Sightline. */
export const embedders = ['use-lite', 'tfidf-svd', 'hybrid', 'vocabulary'] as const;
export type EmbedderName = (typeof embedders)[number];

/** An embedder of Sightline, a model in a folder (`onnx:DIR`), or a model of a server (`provider:model`). */
export type Embedder = { readonly own: EmbedderName } | { readonly folder: string } | { readonly model: string };

export function parseEmbedder(name: string): Embedder {
  const own = embedders.find((embedder) => embedder === name);
  if (own !== undefined) return { own };
  if (/^onnx:./u.test(name)) return { folder: name.slice('onnx:'.length) };
  if (name.includes(':')) return { model: name };
  throw usageError(
    'EMBEDDER_UNKNOWN',
    'No embedder has that name.',
    `Choose one of: ${embedders.join(', ')}; a folder with an ONNX model as onnx:DIR; or a model of a server as provider:model, e.g. ollama:nomic-embed-text.`,
  );
}

export interface PartitionEmbeddingParts {
  readonly embedder: Embedder;
  /** What reads the texts, but for `tfidf-svd`. */
  readonly encoder: Encoder;
  readonly cache: EmbeddingCache;
  readonly seed: number;
  /** Which words of a long text the encoder reads. */
  readonly shorten: WayToShorten;
}

/** Words of a request that the embedded encoder reads: longer ones gained nothing and cost time in proportion (docs/decisions/embedding.md). */
const ENCODER_WORDS = 48;

/** What an embedder's encoder is given of these texts, each once: none where it has none. */
export function encoded(
  embedder: Embedder,
  texts: readonly string[],
  { seed, shorten: way }: Pick<PartitionEmbeddingParts, 'seed' | 'shorten'>,
): string[] {
  if (!('own' in embedder)) return [...new Set(texts)];
  if (embedder.own === 'tfidf-svd') return [];
  if (embedder.own !== 'vocabulary') return [...new Set(texts.map((text) => shortenedText(text, ENCODER_WORDS, way)))];
  const { terms, taught } = vocabularyReading(textsToFit(texts, vocabularyRandom(seed)), shorteningTo(way));
  return [...new Set([...terms.words, ...taught])];
}

/** Whether what the encoder reads grows with every further text. */
export function readsEveryText(embedder: Embedder): boolean {
  return !('own' in embedder) || embedder.own === 'use-lite' || embedder.own === 'hybrid';
}

/** The embedded encoder as it is used on conversations, behind the cache. */
export function readerOf(
  model: EmbeddingModel,
  cache: EmbeddingCache,
  onCached: () => void,
  way: WayToShorten = 'first',
): EmbeddingModel {
  return readingFirst(ENCODER_WORDS, cachedModel(model, cache, onCached), way);
}

/** Models are fitted to a partition's texts with the run's seed: equal texts give a model of the same id in every stage. */
export function partitionEmbedding({
  embedder,
  encoder,
  cache,
  seed,
  shorten,
}: PartitionEmbeddingParts): PartitionEmbedding {
  if (!('own' in embedder)) {
    const { id, languages } = encoder;
    const name = 'model' in embedder ? embedder.model : id;
    return {
      id,
      name,
      languages,
      open: async (_route, _texts, onCached) => cachedModel(await encoder.open(), cache, onCached),
    };
  }
  const { own } = embedder;
  const id = `${own}/${encoder.id}${shorten === 'first' ? '' : `/${shorten}`}`;
  return {
    id,
    name: id,
    languages: own === 'tfidf-svd' ? 'any' : encoder.languages,
    open: async (route, texts, onCached, opening) => {
      if (own === 'vocabulary' && route === 'chosen')
        return openVocabulary(await encoder.open(), texts, { cache, seed, shorten, onCached, ...opening });
      const reader = async (): Promise<EmbeddingModel> => readerOf(await encoder.open(), cache, onCached, shorten);
      if (own === 'use-lite' && route === 'chosen') return reader();
      const corpus = fitCorpusEmbedding(texts, createRandom(`${seed}/corpus-embedding`));
      return own === 'hybrid' && route === 'chosen' ? hybridOf(await reader(), corpus, corpusWeight(corpus)) : corpus;
    },
  };
}

interface OpenVocabulary extends Pick<PartitionEmbeddingParts, 'cache' | 'seed' | 'shorten'>, OpeningModel {
  readonly onCached: () => void;
}

/** A hybrid whose encoder reads the vocabulary and a sample in place of the texts. */
async function openVocabulary(
  encoder: EmbeddingModel,
  texts: readonly string[],
  { cache, seed, shorten, onCached, ...opening }: OpenVocabulary,
): Promise<EmbeddingModel> {
  const random = vocabularyRandom(seed);
  const fitted = textsToFit(texts, random);
  const reader = readerOf(encoder, cache, onCached, shorten);
  const vocabulary = await fitVocabularyEmbedding(fitted, reader, {
    random,
    shorten: shorteningTo(shorten),
    ...opening,
  });
  const corpus = fitCorpusEmbedding(fitted, createRandom(`${seed}/corpus-embedding`));
  return hybridOf(vocabulary, corpus, corpusWeight(corpus));
}

function vocabularyRandom(seed: number): Random {
  return createRandom(`${seed}/vocabulary-embedding`);
}

function shorteningTo(way: WayToShorten): (text: string) => string {
  return (text) => shortenedText(text, ENCODER_WORDS, way);
}
