/** Real services for the insights pipeline, from settings. */
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { options, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import { once } from '../core/once.ts';
import { createLexicalAnalyst } from '../insights/analyst/lexical/lexical-analyst.ts';
import type { ConversationSource } from '../insights/conversations/source.ts';
import { type Embedder, parseEmbedder, partitionEmbedding } from '../insights/embeddings/partition-model.ts';
import type { InsightsEnvironment } from '../insights/environment.ts';
import { parseFacets } from '../insights/facets/definitions.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import type { ChosenModel } from '../models/choose-model.ts';
import { openUseLite } from '../models/embedded/use-lite.ts';
import type { Encoder } from '../models/embedding-model.ts';
import { placeOfEmbeddings } from '../models/endpoint/embedding-place.ts';
import { openOnnx } from '../models/onnx/onnx.ts';
import { resolveThresholds } from '../privacy/thresholds.ts';
import { type EmbeddingCache, openEmbeddingCache } from '../store/embedding-cache.ts';
import { findWorkspace, openWorkspace, WORKSPACE_FOLDER, type Workspace } from '../store/workspace.ts';
import { chosenModel, type Keys } from './chosen-model.ts';
import { embeddingsOf } from './embedding-calls.ts';
import type { ModelCalls } from './model-calls.ts';

/** The nearest workspace upward; else one inside the output folder, or in the working folder where none is named. */
export function workspaceFor(workingFolder: string, out: string | undefined): Workspace {
  const home = out === undefined ? workingFolder : resolve(workingFolder, out);
  return openWorkspace(findWorkspace(workingFolder) ?? join(home, WORKSPACE_FOLDER));
}

export function threadsOf(settings: Settings): number {
  return settings.threads ?? availableParallelism();
}

/** Every option that can change the result, by name. */
export function shapingSettings(settings: Settings): Record<string, unknown> {
  const names = Object.entries(options).filter(([, option]) => option.shapesResult);
  return Object.fromEntries(names.map(([name]) => [name, settings[name as keyof Settings] ?? null]));
}

/** Where a run without `--out` goes: the same input and options find the same folder again, and go on there. */
export function defaultRunFolder(workspace: Workspace, inputs: readonly string[], settings: Settings): string {
  return join(workspace.runs, hashOf([inputs, shapingSettings(settings)]).slice(0, 12));
}

export interface OpenedEnvironment {
  readonly environment: InsightsEnvironment;
  readonly embedder: Embedder;
  /** What reads texts, and keeps what it made of them. */
  readonly encoder: Encoder;
  readonly cache: EmbeddingCache;
  /** The model that texts are sent to; null where they stay in this process. */
  readonly sentTo: ChosenModel | null;
  /** What was asked of models so far; null where none was. */
  models(): Promise<ModelUse | null>;
  close(): Promise<void>;
}

/**
 * What of the settings only the pipeline can judge. It is asked before anything is made on disk.
 *
 * @param keys null where no server is asked
 * @throws AppError with exit code 2
 */
export function chosenParts(settings: Settings, keys: Keys | null) {
  if (settings.analyst === 'model') {
    throw usageError(
      'ANALYST_UNAVAILABLE',
      'A model as analyst is not part of this version.',
      'Use --analyst lexical.',
    );
  }
  const embedder = parseEmbedder(settings.embedder);
  const sentTo = 'model' in embedder && keys !== null ? chosenModel(embedder.model, settings, keys) : null;
  if (sentTo !== null) placeOfEmbeddings(sentTo);
  return {
    embedder,
    /** The model that texts are sent to; null where they are sent nowhere. */
    sentTo,
    thresholds: resolveThresholds(settings),
    facets: parseFacets(settings.facets),
  };
}

export interface EnvironmentOptions {
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly workingFolder: string;
  readonly source: ConversationSource;
  /** Null for what is finished: where it was embedded at a server, that server is asked no more. */
  readonly asking: Asking | null;
}

/** What it takes to ask models. */
interface Asking {
  readonly keys: Keys;
  /** For calls to models, where there are any; opened when they are needed. */
  readonly openCalls: () => Promise<ModelCalls>;
}

export async function openEnvironment(options: EnvironmentOptions): Promise<OpenedEnvironment> {
  const { settings, workspace, source } = options;
  const { embedder, sentTo, thresholds, facets } = chosenParts(settings, options.asking?.keys ?? null);
  const cache = openEmbeddingCache(workspace.embeddingCache);
  const reading = await readingOf(embedder, sentTo, cache, options);
  const { encoder, models } = reading;
  const { seed, k } = settings;
  return {
    environment: {
      seed,
      k,
      thresholds,
      source,
      facets,
      embedding: partitionEmbedding({ embedder, encoder, cache, seed }),
      analyst: createLexicalAnalyst(),
    },
    embedder,
    encoder,
    cache,
    sentTo,
    models,
    close: async () => {
      cache.close();
      await reading.close();
    },
  };
}

/** What reads texts, and all that comes with where it does. */
interface Reading extends Pick<OpenedEnvironment, 'encoder' | 'models' | 'close'> {}

async function readingOf(
  embedder: Embedder,
  sentTo: ChosenModel | null,
  cache: EmbeddingCache,
  options: EnvironmentOptions,
): Promise<Reading> {
  if (!('model' in embedder)) return readingHere(embedder, options);
  const { asking, settings } = options;
  return sentTo === null || asking === null
    ? notReading(embedder.model)
    : readingAt(sentTo, cache, settings, asking.openCalls);
}

/** Of an embedder at a server that is asked no more its name is left. */
function notReading(model: string): Reading {
  const open = () => Promise.reject(new Error('What is finished embeds nothing at a server.'));
  return { encoder: { id: model, languages: 'any', open }, models: async () => null, close: async () => {} };
}

/** In this process. */
async function readingHere(embedder: Embedder, { settings, workingFolder }: EnvironmentOptions): Promise<Reading> {
  const threads = threadsOf(settings);
  const model =
    'folder' in embedder
      ? await openOnnx({ folder: resolve(workingFolder, embedder.folder), threads })
      : await openUseLite({ threads });
  const { id, languages } = model;
  return { encoder: { id, languages, open: async () => model }, models: async () => null, close: () => model.close() };
}

/** At a server: calls are opened when they are needed, and closed where they were. */
function readingAt(
  sentTo: ChosenModel,
  cache: EmbeddingCache,
  settings: Settings,
  openCalls: Asking['openCalls'],
): Reading {
  let opened: ModelCalls | null = null;
  const calls = once(async () => {
    opened = await openCalls();
    return opened;
  });
  const hosts = settings.replay ? [] : [sentTo.host ?? 'this machine'];
  return {
    encoder: embeddingsOf(sentTo, cache, async () => (await calls()).services),
    models: async () => ({ sentTo: hosts, ...(await (await calls()).spending()) }),
    close: async () => {
      await opened?.close();
    },
  };
}
