/** What turns items of evaluations into vectors, from settings: the embedders of insights, on other texts. */
import type { Settings } from '../config/index.ts';
import {
  DEFAULT_ITEM_EMBEDDER,
  type Embedder,
  type EmbedderName,
  parseEmbedder,
  partitionEmbedding,
} from '../insights/embeddings/partition-model.ts';
import { type PlacedModel, placeModel } from '../models/choose-model.ts';
import { placeOfEmbeddings } from '../models/endpoint/embedding-place.ts';
import type { StageProgress } from '../runner/stage.ts';
import { openEmbeddingCache } from '../store/embedding-cache.ts';
import type { Workspace } from '../store/workspace.ts';
import type { VectorBlock } from '../text/spherical-k-means.ts';
import type { CallsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel, type Keys } from './chosen-model.ts';
import { readingOf } from './reading.ts';

export interface ItemEmbedder {
  /** Names the way of embedding, without the place of a server. */
  readonly name: string;
  /** Cosine above which two texts say the same; null where it is not known, or vectors are made of words alone. */
  readonly sameAbove: number | null;
  /** Cosine from which a text is about what a short name says; null where it is not known. */
  readonly relatedFrom: number | null;
  /**
   * One unit vector a text, in order; the zero vector for a text without a word. Embedders that are fitted to texts are
   * fitted to these, so that vectors of two calls are not compared.
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<VectorBlock>;
  /** Threads and the cache; not `calls`. */
  close(): Promise<void>;
}

export interface EmbedOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ItemEmbedderOptions {
  readonly settings: Settings;
  /** Where vectors are kept. */
  readonly workspace: Workspace;
  /** Folders of models are relative to it. */
  readonly workingFolder: string;
  readonly keys: Keys;
  /** For an embedder at a server; it belongs to the caller. */
  readonly calls: CallsWhenNeeded;
}

/** The embedder of `--embedder`, and the model that texts are sent to, if they are. @throws AppError with exit code 2 */
export function chosenEmbedder(
  settings: Settings,
  keys: Keys,
): { readonly embedder: Embedder; readonly sentTo: PlacedModel | null } {
  const embedder = parseEmbedder(settings.embedder ?? DEFAULT_ITEM_EMBEDDER);
  if (!('model' in embedder)) return { embedder, sentTo: null };
  const sentTo = placeModel(embedder.model, settings);
  placeOfEmbeddings(sentTo);
  allowedModel(sentTo, settings, keys);
  return { embedder, sentTo };
}

/**
 * Of 36 pairs of published statements between 0.918 and 0.95 that were read (agreeableness, no-shut-down, subscribes-to-Taoism), 34 say the same or
 * nearly; of 36 between 0.86 and 0.88, 15 say something else. Models of servers and folders spread their cosines each in its own way.
 */
const SAME_ABOVE: Readonly<Record<EmbedderName, number | null>> = {
  'use-lite': 0.92,
  hybrid: 0.92,
  'tfidf-svd': null,
  minilm: null,
  'minilm-hybrid': null,
  vocabulary: null,
};

/**
 * Names of half of the intents of hwu64 and of clinc150 (six domains), 800 utterances of all intents of each, and 200 statements of
 * agreeableness, which are about none of them: see docs/evals-suggest.md.
 */
const RELATED_FROM: Readonly<Record<EmbedderName, number | null>> = {
  'use-lite': 0.47,
  hybrid: 0.4,
  'tfidf-svd': 0.35,
  minilm: null,
  'minilm-hybrid': null,
  vocabulary: null,
};

/** Where the model takes fewer at once. */
const TEXTS_A_STEP = 256;

/** @throws AppError with exit code 2 where the embedder is not known or may not be asked */
export async function openItemEmbedder(options: ItemEmbedderOptions): Promise<ItemEmbedder> {
  const { settings, workspace, keys, calls } = options;
  const { embedder, sentTo } = chosenEmbedder(settings, keys);
  const cache = openEmbeddingCache(workspace.embeddingCache);
  const reading = await readingOf({ embedder, sentTo, cache, calls }, options).catch((error) => {
    cache.close();
    throw error;
  });
  const embedding = partitionEmbedding({
    embedder,
    encoder: reading.encoder,
    cache,
    seed: settings.seed,
    shorten: 'first',
  });
  return {
    name: embedding.name,
    sameAbove: 'own' in embedder ? SAME_ABOVE[embedder.own] : null,
    relatedFrom: 'own' in embedder ? RELATED_FROM[embedder.own] : null,
    embed: async (texts, { signal, onProgress = () => {} } = {}) => {
      const model = await embedding.open('chosen', texts, () => {}, { signal });
      const { embed, dimensions, maxTextsPerCall, maxCallsAtOnce } = model;
      const vectors = new Float32Array(texts.length * dimensions);
      const size = Math.max(TEXTS_A_STEP, maxTextsPerCall) * maxCallsAtOnce;
      for (let start = 0; start < texts.length; start += size) {
        vectors.set(await embed(texts.slice(start, start + size), signal), start * dimensions);
        onProgress(Math.min(texts.length, start + size), texts.length);
      }
      return { vectors, dimensions };
    },
    close: () => reading.close().finally(() => cache.close()),
  };
}

export interface EmbeddingOnce extends ItemEmbedderOptions {
  readonly onProgress?: ((progress: StageProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opened for these texts alone, and closed. */
export async function embeddedBy(
  texts: readonly string[],
  { onProgress = () => {}, signal, ...options }: EmbeddingOnce,
): Promise<Pick<ItemEmbedder, 'name' | 'relatedFrom'> & { readonly vectors: VectorBlock }> {
  const embedder = await openItemEmbedder(options);
  try {
    const vectors = await embedder.embed(texts, {
      ...(signal !== undefined && { signal }),
      onProgress: (done, total) => onProgress({ stage: 'embeddings', done, total, unit: 'items' }),
    });
    return { name: embedder.name, relatedFrom: embedder.relatedFrom, vectors };
  } finally {
    await embedder.close();
  }
}
