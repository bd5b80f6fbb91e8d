/** The embedding model of one partition, as the run's `--embedder` says. */
import { usageError } from '../../core/errors.ts';
import { sha256OfParts } from '../../core/hash.ts';
import { noPause } from '../../core/pause.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { endedWithPauses } from '../../core/steps.ts';
import type { EmbeddingModel, Encoder } from '../../models/embedding-model.ts';
import type { EmbeddingCache } from '../../store/embedding-cache.ts';
import { type CorpusEmbedding, corpusEmbeddingSteps, fitCorpusEmbedding } from '../../text/corpus-embedding.ts';
import { type CorpusWeight, corpusWeight, hybridOf } from '../../text/hybrid-embedding.ts';
import { shortenedText, type WayToShorten } from '../../text/shortened-text.ts';
import { fitVocabularyEmbedding, textsToFit, vocabularyReading } from '../../text/vocabulary-embedding.ts';
import type { OpeningModel, PartitionEmbedding } from '../environment.ts';
import { cachedModel } from './cached-model.ts';
import { readingFirst } from './reading-first.ts';

/** What an embedder is made of: an encoder, the corpus's own words, or both side by side. */
interface EmbedderParts {
  readonly encoder: 'use-lite' | 'minilm' | null;
  /** What the encoder reads: every text, or words and a sample of texts. */
  readonly reads?: 'texts' | 'vocabulary';
  readonly corpus: boolean;
  /** Of the corpus's own words; default as for the embedded encoder. */
  readonly weight?: CorpusWeight;
}

const partsOf = {
  'use-lite': { encoder: 'use-lite', corpus: false },
  'tfidf-svd': { encoder: null, corpus: true },
  hybrid: { encoder: 'use-lite', corpus: true },
  vocabulary: { encoder: 'use-lite', corpus: true, reads: 'vocabulary' },
  minilm: { encoder: 'minilm', corpus: false },
  'minilm-hybrid': { encoder: 'minilm', corpus: true, weight: { ofShare: 0.95, greatest: 0.5 } },
} as const satisfies Readonly<Record<string, EmbedderParts>>;

/** Embedders that Sightline knows by a name of its own. */
export type EmbedderName = keyof typeof partsOf;
export const embedders = Object.keys(partsOf) as EmbedderName[];

/** What reads conversations where nothing else is asked for, by what was measured: docs/decisions/embedding.md. */
export const DEFAULT_EMBEDDER: EmbedderName = 'vocabulary';
/** The same for items of evaluations, which are few and short, and whose cosines are known. */
export const DEFAULT_ITEM_EMBEDDER: EmbedderName = 'hybrid';

/** The encoder that an embedder reads texts with; null where it reads none. */
export function encoderOf(name: EmbedderName): EmbedderParts['encoder'] {
  return partsOf[name].encoder;
}

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

/** Words of a request that an encoder reads: longer ones gained nothing and cost time in proportion (docs/decisions/embedding.md). */
const ENCODER_WORDS = 48;

/** What an embedder's encoder is given of these texts, each once: none where it has none. */
export function encoded(
  embedder: Embedder,
  texts: readonly string[],
  { seed, shorten: way }: Pick<PartitionEmbeddingParts, 'seed' | 'shorten'>,
): string[] {
  if (!('own' in embedder)) return [...new Set(texts)];
  const { encoder, reads }: EmbedderParts = partsOf[embedder.own];
  if (encoder === null) return [];
  if (reads !== 'vocabulary') return [...new Set(texts.map((text) => shortenedText(text, ENCODER_WORDS, way)))];
  const { terms, taught } = vocabularyReading(textsToFit(texts, vocabularyRandom(seed)), shorteningTo(way));
  return [...new Set([...terms.words, ...taught])];
}

/** Whether what the encoder reads grows with every further text. */
export function readsEveryText(embedder: Embedder): boolean {
  if (!('own' in embedder)) return true;
  const { encoder, reads }: EmbedderParts = partsOf[embedder.own];
  return encoder !== null && reads !== 'vocabulary';
}

/** An encoder of Sightline as it is used on conversations, behind the cache. */
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
      readsEveryText: 'folder' in embedder,
      open: async (_route, _texts, onCached) => cachedModel(await encoder.open(), cache, onCached),
    };
  }
  const { own } = embedder;
  const corpora = fittedOnce<CorpusEmbedding>();
  const vocabularies = fittedOnce<EmbeddingModel>();
  const parts: EmbedderParts = partsOf[own];
  const id = `${own}/${encoder.id}${shorten === 'first' ? '' : `/${shorten}`}`;
  return {
    id,
    name: id,
    languages: parts.encoder === null ? 'any' : encoder.languages,
    readsEveryText: readsEveryText(embedder),
    open: async (route, texts, onCached, opening) => {
      const reads = parts.encoder !== null && route === 'chosen';
      if (reads && parts.reads === 'vocabulary')
        return vocabularies(texts, async () =>
          openVocabulary(await encoder.open(), texts, { cache, seed, shorten, onCached, ...opening }),
        );
      const reader = async (): Promise<EmbeddingModel> => readerOf(await encoder.open(), cache, onCached, shorten);
      if (reads && !parts.corpus) return reader();
      const corpus = await corpora(texts, async () =>
        endedWithPauses(
          corpusEmbeddingSteps(texts, createRandom(`${seed}/corpus-embedding`)),
          opening?.pause ?? noPause,
          (share) => opening?.onProgress?.(Math.round(share * texts.length), texts.length),
        ),
      );
      return reads ? hybridOf(await reader(), corpus, corpusWeight(corpus, parts.weight)) : corpus;
    },
  };
}

/** What was fitted to the same texts before is there: a later stage of a run asks for it again. */
function fittedOnce<Model>(): (texts: readonly string[], make: () => Promise<Model>) => Promise<Model> {
  const fitted = new Map<string, Model>();
  return async (texts, make) => {
    const key = sha256OfParts(withLengths(texts));
    const known = fitted.get(key) ?? (await make());
    fitted.set(key, known);
    return known;
  };
}

function* withLengths(texts: readonly string[]): Generator<string> {
  for (const text of texts) yield* [`${text.length} `, text];
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
