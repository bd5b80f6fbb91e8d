/** Real services for the insights pipeline, from settings. */
import type { Settings } from '../config/index.ts';
import { createLexicalAnalyst } from '../insights/analyst/lexical/lexical-analyst.ts';
import { type ConversationSource, choiceOf } from '../insights/conversations/source.ts';
import { type Embedder, partitionEmbedding } from '../insights/embeddings/partition-model.ts';
import type { EarlierRun, ExtendedRun, InsightsEnvironment } from '../insights/environment.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import { kernelHere } from '../kernels/index.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import type { Encoder } from '../models/embedding-model.ts';
import { type EmbeddingCache, openEmbeddingCache } from '../store/embedding-cache.ts';
import type { Workspace } from '../store/workspace.ts';
import { askedModel, hierarchySettings, modelAnalyst } from './analyst-model.ts';
import { type CallsWhenNeeded, callsWhenNeeded } from './calls-when-needed.ts';
import type { Keys } from './chosen-model.ts';
import { chosenParts } from './chosen-parts.ts';
import type { ModelCalls } from './model-calls.ts';
import { readingOf } from './reading.ts';
import { threadsOf } from './run-places.ts';

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
  /** The model that rates what names give away; null where no model names. */
  readonly auditor: PlacedModel | null;
  /** Calls to models; opened when they are needed. */
  readonly calls: CallsWhenNeeded;
  /** What was asked of models so far; null where none was. */
  models(): Promise<ModelUse | null>;
  close(): Promise<void>;
}

export interface EnvironmentOptions {
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly workingFolder: string;
  readonly source: ConversationSource;
  /** The run that this one continues. Default: none. */
  readonly earlier?: EarlierRun | null;
  /** The run that this one extends. Default: none. */
  readonly extended?: ExtendedRun | null;
  readonly keys: Keys;
  /** For calls to models, where there are any; opened when they are needed. */
  readonly openCalls: () => Promise<ModelCalls>;
  /** Whether all is embedded: a server where that was done is asked no more. Default: no. */
  readonly isFinished?: boolean;
}

/** Where a model is asked, consent and keys are wanted when it is, and not for what is known already. */
export async function openEnvironment(options: EnvironmentOptions): Promise<OpenedEnvironment> {
  const { settings, workspace, source, earlier = null, extended = null } = options;
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
      earlier,
      extended,
      stability,
      kernel: kernelHere(settings.kernel),
      threads: threadsOf(settings),
      thresholds,
      source,
      shorten: settings.shorten,
      choice: choiceOf(settings),
      facets,
      questioned: asked && { ...asked, calls: facetCalls },
      screen: settings.screen ?? null,
      embedding: partitionEmbedding({ embedder, encoder, cache, seed, shorten: settings.shorten }),
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
    auditor,
    calls,
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
