/** Everything that calls models, put together: one ledger, one budget, one limiter a server. */

import type { AttemptParts } from '../calls/attempts.ts';
import type { BatchParts } from '../calls/batch-parts.ts';
import { createBudget, type Limits } from '../calls/budget.ts';
import type { Caller } from '../calls/call.ts';
import { createCaller } from '../calls/caller.ts';
import { NANODOLLARS } from '../calls/cost.ts';
import { createLimiter, type Limiter } from '../calls/limiter.ts';
import { meteredEmbed } from '../calls/metered-embeddings.ts';
import { createReplay, replayIncomplete } from '../calls/replay.ts';
import type { Settings } from '../config/index.ts';
import type { Clock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
import { createRandom } from '../core/random.ts';
import { realSleep } from '../core/sleep.ts';
import { type ChosenModel, chooseModel } from '../models/choose-model.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { type EndpointOptions, openEndpoint } from '../models/endpoint/embedding-endpoint.ts';
import { openEndpointEmbeddings, unitVector } from '../models/endpoint/endpoint-embeddings.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { openBatchModel } from '../models/open-batch-model.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import type { Faults } from '../runner/fault-points.ts';
import type { EmbeddingCache } from '../store/embedding-cache.ts';
import type { Spending } from '../store/ledger/ledger.ts';
import { openSqliteLedger } from '../store/ledger/sqlite-ledger.ts';
import type { Workspace } from '../store/workspace.ts';

/** Environment variables, of which those that hold keys are read. */
export type Keys = Readonly<Record<string, string | undefined>>;

export interface ModelCallsOptions {
  readonly workspace: Workspace;
  /** Id of the run that pays; held by this process alone. */
  readonly run: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly fault: Faults;
  readonly fetch: typeof globalThis.fetch;
  /** How far a batch is that is with a vendor. */
  readonly onBatch: BatchParts['onStatus'];
}

export interface ModelCalls {
  /** Opened once for each model. */
  model(chosen: ChosenModel): LanguageModel;
  caller(chosen: ChosenModel): Caller;
  /** For requests that are left with the vendor; null where it takes none. @throws AppError `BATCH_SDK_MISSING` */
  batchParts(chosen: ChosenModel): Promise<BatchParts | null>;
  embedding(chosen: ChosenModel, cache: EmbeddingCache): Promise<EmbeddingModel>;
  spending(): Promise<Spending>;
  close(): Promise<void>;
}

/** Milliseconds after which a call counts as lost: models that reason take minutes. The runtime's own limit is 300 s. */
const TIMEOUT = 280_000;

export async function openModelCalls(options: ModelCallsOptions): Promise<ModelCalls> {
  const { workspace, run, settings, clock, signal, fault, fetch } = options;
  const ledger = openSqliteLedger(workspace.ledger, { monotonic: clock.monotonic, fault });
  await ledger.abandonOpen(run);
  const budget = createBudget(limitsOf(settings, clock), await ledger.spending(run), clock.monotonic);
  const limiterAt = limiters(clock);
  const opening = { fetch, timeout: TIMEOUT, clock };
  const models = new Map<string, LanguageModel>();
  const modelOf = (chosen: ChosenModel): LanguageModel => {
    const model = models.get(chosen.id) ?? openLanguageModel(chosen, opening);
    models.set(chosen.id, model);
    return model;
  };
  const partsOf = (chosen: ChosenModel, maxParallel: number): Omit<AttemptParts, 'model'> => ({
    price: chosen.price,
    keyVariable: chosen.provider?.keyVariable ?? null,
    ledger,
    run,
    budget,
    limiter: limiterAt(chosen.provider?.baseUrl ?? chosen.id, maxParallel),
    clock,
    random: createRandom(`${run}/retries`),
    sleep: realSleep,
    signal,
    fault,
  });
  return {
    model: modelOf,
    caller: (chosen) => {
      const model = modelOf(chosen);
      if (settings.replay) return createReplay({ model, ledger, run });
      return createCaller({ ...partsOf(chosen, model.capabilities.maxParallel), model });
    },
    batchParts: async (chosen) => {
      const batch = await openBatchModel(chosen, opening);
      const model = modelOf(chosen);
      const parts = partsOf(chosen, model.capabilities.maxParallel);
      return batch && { ...parts, model, batch, fault, onStatus: options.onBatch };
    },
    embedding: (chosen, cache) => {
      const { id: name, model, apiKey } = chosen;
      const endpoint = openEndpoint({ ...opening, ...placeOfEmbeddings(chosen), id: name, model, apiKey });
      const id = embeddingId(chosen);
      const keep = (texts: readonly string[], vectors: readonly Float32Array[]): void => {
        const dimensions = vectors[0]?.length ?? 0;
        const block = new Float32Array(vectors.length * dimensions);
        vectors.forEach((vector, row) => {
          block.set(unitVector(vector), row * dimensions);
        });
        cache.write(id, texts, block, dimensions);
      };
      const embed = settings.replay
        ? () => Promise.reject(replayIncomplete())
        : meteredEmbed({ ...partsOf(chosen, EMBEDDING_CALLS), model: endpoint, keep });
      return openEndpointEmbeddings({
        id,
        maxTextsPerCall: endpoint.maxTextsPerCall,
        maxCallsAtOnce: EMBEDDING_CALLS,
        dimensions: cache.dimensionsOf(id),
        embed,
      });
    },
    spending: () => ledger.spending(run),
    close: () => ledger.close(),
  };
}

/** Calls at once to a server of embeddings. */
const EMBEDDING_CALLS = 8;

/** OpenAI takes 2,048 texts a call; a server of one's own is not asked for more than it has room for. */
function placeOfEmbeddings({ provider }: ChosenModel): Pick<EndpointOptions, 'endpoint' | 'maxTextsPerCall'> {
  if (provider === null || !EMBEDDING_PROTOCOLS.has(provider.protocol)) throw noEmbeddings();
  return { endpoint: provider.baseUrl, maxTextsPerCall: provider.protocol === 'openai' ? 512 : 64 };
}

const EMBEDDING_PROTOCOLS: ReadonlySet<string> = new Set(['openai', 'openai-compatible']);

function noEmbeddings(): Error {
  return usageError(
    'EMBEDDER_UNKNOWN',
    'That provider has no embeddings in a format that Sightline knows.',
    'Use openai:MODEL, or a server that speaks as it does: ollama:MODEL, vllm:MODEL, lmstudio:MODEL, llamacpp:MODEL.',
  );
}

/** Two servers may have different models under one name. */
function embeddingId({ id, provider }: ChosenModel): string {
  return provider === null || provider.isDefaultPlace ? id : `${id}@${provider.baseUrl}`;
}

function limitsOf({ maxCost, maxCalls, maxTime }: Settings, { monotonic }: Clock): Limits {
  return {
    cost: maxCost === undefined ? null : Math.floor(maxCost * NANODOLLARS),
    calls: maxCalls ?? null,
    deadline: maxTime === undefined ? null : monotonic() + maxTime * 1000,
  };
}

function limiters(clock: Clock): (server: string, maxParallel: number) => Limiter {
  const known = new Map<string, Limiter>();
  return (server, maxParallel) => {
    const limiter = known.get(server) ?? createLimiter({ maxParallel, clock, sleep: realSleep });
    known.set(server, limiter);
    return limiter;
  };
}

/**
 * A model that people named, and that may be asked.
 *
 * @throws AppError with exit code 2, also `PRICE_UNKNOWN`: a cap on money that cannot be kept is refused
 */
export function chosenModel(name: string, settings: Settings, keys: Keys): ChosenModel {
  const chosen = chooseModel(name, settings, keys);
  if (settings.maxCost !== undefined && chosen.price === null) {
    throw usageError(
      'PRICE_UNKNOWN',
      `The price of ${name} is not known, so that --max-cost could not be kept.`,
      `Write it in the configuration under prices: "${name}": { input: 1, output: 5 } (US dollars a million tokens), or use --max-calls.`,
    );
  }
  return chosen;
}
