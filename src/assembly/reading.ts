/** What reads texts: in this process, at a server, or not at all any more. */
import { resolve } from 'node:path';
import { type Embedder, encoderOf } from '../insights/embeddings/partition-model.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import { openUseLite } from '../models/embedded/use-lite.ts';
import type { EmbeddingModel, Encoder } from '../models/embedding-model.ts';
import { openOnnx } from '../models/onnx/onnx.ts';
import { openPulled } from '../models/pulled/open-pulled.ts';
import type { EmbeddingCache } from '../store/embedding-cache.ts';
import type { CallsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel } from './chosen-model.ts';
import { embeddingsOf } from './embedding-calls.ts';
import type { EnvironmentOptions } from './environment.ts';
import { folderOf, runtimeFolder } from './models-folder.ts';
import { modelNamed } from './pull-model.ts';
import { threadsOf } from './run-places.ts';

export interface Reading {
  readonly encoder: Encoder;
  close(): Promise<void>;
}

export interface ReadingParts {
  readonly embedder: Embedder;
  /** The model that texts are sent to; null where they are sent nowhere. */
  readonly sentTo: PlacedModel | null;
  readonly cache: EmbeddingCache;
  readonly calls: CallsWhenNeeded;
}

/** What of the settings reading follows. */
export type ReadingOptions = Pick<EnvironmentOptions, 'settings' | 'workingFolder' | 'keys'>;

export async function readingOf(
  { embedder, sentTo, cache, calls }: ReadingParts,
  options: ReadingOptions,
): Promise<Reading> {
  if (!('model' in embedder)) return readingHere(embedder, options);
  return sentTo === null ? notReading(embedder.model) : readingAt(sentTo, cache, calls, options);
}

/** Of an embedder at a server that is asked no more its name is left. */
function notReading(model: string): Reading {
  const open = () => Promise.reject(new Error('What is finished embeds nothing at a server.'));
  return { encoder: { id: model, languages: 'any', open }, close: async () => {} };
}

/** In this process. */
async function readingHere(embedder: Embedder, options: ReadingOptions): Promise<Reading> {
  const model = await modelHere(embedder, options);
  const { id, languages } = model;
  return { encoder: { id, languages, open: async () => model }, close: () => model.close() };
}

async function modelHere(embedder: Embedder, options: ReadingOptions): Promise<EmbeddingModel> {
  const { settings, workingFolder } = options;
  const threads = threadsOf(settings);
  const runs = { threads, runtimeFolder: runtimeFolder(options) };
  if ('folder' in embedder) return openOnnx({ folder: resolve(workingFolder, embedder.folder), ...runs });
  if (!('own' in embedder) || encoderOf(embedder.own) !== 'minilm') return openUseLite({ threads });
  const pulled = modelNamed('minilm');
  return openPulled(pulled, { folder: folderOf(pulled, options), ...runs });
}

/** At a server. */
function readingAt(
  sentTo: PlacedModel,
  cache: EmbeddingCache,
  calls: CallsWhenNeeded,
  options: ReadingOptions,
): Reading {
  const { settings, keys } = options;
  return {
    encoder: embeddingsOf(sentTo, {
      cache,
      openServices: async () => (await calls.open()).services,
      allow: () => allowedModel(sentTo, settings, keys),
    }),
    close: async () => {},
  };
}
