/** Real services for the insights pipeline, from settings. */
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { options, type Settings } from '../config/index.ts';
import { hashOf } from '../core/hash.ts';
import { once } from '../core/once.ts';
import type { ModelAnalyst } from '../insights/analyst/analyst.ts';
import { createLexicalAnalyst } from '../insights/analyst/lexical/lexical-analyst.ts';
import { createModelAnalyst } from '../insights/analyst/model/model-analyst.ts';
import { createAuditor } from '../insights/audit/auditor.ts';
import type { ConversationSource } from '../insights/conversations/source.ts';
import { type Embedder, parseEmbedder, partitionEmbedding } from '../insights/embeddings/partition-model.ts';
import type { AskedModel, HierarchySettings, InsightsEnvironment } from '../insights/environment.ts';
import { criteriaOf, type FacetDefinition } from '../insights/facets/definitions.ts';
import { parseFacets } from '../insights/facets/parse-facets.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import { type PlacedModel, placeModel } from '../models/choose-model.ts';
import { openUseLite } from '../models/embedded/use-lite.ts';
import type { Encoder } from '../models/embedding-model.ts';
import { placeOfEmbeddings } from '../models/endpoint/embedding-place.ts';
import { openOnnx } from '../models/onnx/onnx.ts';
import { resolveThresholds } from '../privacy/thresholds.ts';
import { type EmbeddingCache, openEmbeddingCache } from '../store/embedding-cache.ts';
import { findWorkspace, openWorkspace, WORKSPACE_FOLDER, type Workspace } from '../store/workspace.ts';
import { analystModel, modelOf } from './analyst-model.ts';
import { type CallsWhenNeeded, callsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel, identityOf, type Keys } from './chosen-model.ts';
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
  readonly sentTo: PlacedModel | null;
  /** The model that is asked about conversations; null where none is. */
  readonly analyst: PlacedModel | null;
  /** What was asked of models so far; null where none was. */
  models(): Promise<ModelUse | null>;
  close(): Promise<void>;
}

/**
 * What of the settings only the pipeline can judge, and whether models may be asked that it will ask. It is called before
 * anything is made on disk.
 *
 * @throws AppError with exit code 2
 */
export function refuseParts(settings: Settings, keys: Keys): void {
  const { sentTo, analyst, auditor } = chosenParts(settings);
  for (const placed of [sentTo, analyst, auditor]) if (placed !== null) allowedModel(placed, settings, keys);
}

/** @param isFinished then nothing more is embedded at a server */
function chosenParts(settings: Settings, isFinished = false) {
  const embedder = parseEmbedder(settings.embedder);
  const sentTo = 'model' in embedder && !isFinished ? placeModel(embedder.model, settings) : null;
  if (sentTo !== null) placeOfEmbeddings(sentTo);
  const asked = analystModel(settings);
  const analyst = asked === null ? null : placeModel(asked, settings);
  const auditor = asked === null ? null : placeModel(modelOf('auditor', settings) ?? asked, settings);
  return {
    embedder,
    /** The model that texts are sent to; null where they are sent nowhere. */
    sentTo,
    /** The model that is asked about conversations; null where none is. */
    analyst,
    /** The model that rates what names give away; null where no model names. */
    auditor,
    thresholds: resolveThresholds(settings),
    facets: parseFacets(settings.facets, { asks: analyst !== null }),
  };
}

export interface EnvironmentOptions {
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly workingFolder: string;
  readonly source: ConversationSource;
  readonly keys: Keys;
  /** For calls to models, where there are any; opened when they are needed. */
  readonly openCalls: () => Promise<ModelCalls>;
  /** Whether all is embedded: a server where that was done is asked no more. Default: no. */
  readonly isFinished?: boolean;
}

/** Where a model is asked, consent and keys are wanted when it is, and not for what is known already. */
export async function openEnvironment(options: EnvironmentOptions): Promise<OpenedEnvironment> {
  const { settings, workspace, source } = options;
  const { embedder, sentTo, analyst, auditor, thresholds, facets } = chosenParts(settings, options.isFinished);
  const cache = openEmbeddingCache(workspace.embeddingCache);
  const calls = callsWhenNeeded(options.openCalls);
  const reading = await readingOf({ embedder, sentTo, cache, calls }, options);
  const { encoder } = reading;
  const { seed, k, stability, facetCalls, replay } = settings;
  const asked = analyst && askedModel(analyst, calls, options);
  const models = [sentTo, analyst, auditor].filter((model) => model !== null);
  return {
    environment: {
      seed,
      k,
      stability,
      thresholds,
      source,
      facets,
      questioned: asked && { ...asked, calls: facetCalls },
      embedding: partitionEmbedding({ embedder, encoder, cache, seed }),
      analyst:
        asked === null || auditor === null
          ? createLexicalAnalyst()
          : modelAnalyst(asked, askedModel(auditor, calls, options), facets, options),
      hierarchy: hierarchySettings(settings),
    },
    embedder,
    encoder,
    cache,
    sentTo,
    analyst,
    models: () => calls.use(models, replay),
    close: async () => {
      // What is still under way is kept.
      await calls
        .close()
        .finally(reading.close)
        .finally(() => cache.close());
    },
  };
}

/** What reads texts, and all that comes with where it does. */
interface Reading extends Pick<OpenedEnvironment, 'encoder' | 'close'> {}

interface ReadingParts extends Pick<OpenedEnvironment, 'embedder' | 'sentTo' | 'cache'> {
  readonly calls: CallsWhenNeeded;
}

async function readingOf(
  { embedder, sentTo, cache, calls }: ReadingParts,
  options: EnvironmentOptions,
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
async function readingHere(embedder: Embedder, { settings, workingFolder }: EnvironmentOptions): Promise<Reading> {
  const threads = threadsOf(settings);
  const model =
    'folder' in embedder
      ? await openOnnx({ folder: resolve(workingFolder, embedder.folder), threads })
      : await openUseLite({ threads });
  const { id, languages } = model;
  return { encoder: { id, languages, open: async () => model }, close: () => model.close() };
}

/** At a server. */
function readingAt(
  sentTo: PlacedModel,
  cache: EmbeddingCache,
  calls: CallsWhenNeeded,
  options: EnvironmentOptions,
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

function askedModel(placed: PlacedModel, calls: CallsWhenNeeded, { settings, keys }: EnvironmentOptions): AskedModel {
  const open = async () => (await calls.open()).caller(allowedModel(placed, settings, keys));
  return { id: identityOf(placed), name: placed.id, open: once(open) };
}

function modelAnalyst(
  model: AskedModel,
  auditor: AskedModel,
  facets: readonly FacetDefinition[],
  { settings: { naming, auditMark }, workspace }: EnvironmentOptions,
): ModelAnalyst {
  const criteria = criteriaOf(facets);
  return createModelAnalyst({
    model,
    auditor: createAuditor(auditor, auditMark),
    naming,
    secret: workspace.secret(),
    criteria,
  });
}

function hierarchySettings({ top, neighbourhood, boundary, categories, fixedCategories }: Settings): HierarchySettings {
  return { top, neighbourhood, boundary, categories, fixed: fixedCategories };
}
