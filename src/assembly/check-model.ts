/** `doctor --model`: one small call of each kind that Sightline makes, and what it will do about what is missing. */
import { randomUUID } from 'node:crypto';
import type { Caller } from '../calls/call.ts';
import { type LogprobsProbe, probeLogprobs, probeStructured, type StructuredProbe } from '../calls/probe.ts';
import { completeSettings, type Settings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { type AppError, isAppError, usageError } from '../core/errors.ts';
import type { Capabilities } from '../models/capabilities.ts';
import type { ChosenModel } from '../models/choose-model.ts';
import type { Spending } from '../store/ledger/ledger.ts';
import { openProbeStore } from '../store/probes.ts';
import { checkBatch } from './check-batch.ts';
import { checkPrefix } from './check-prefix.ts';
import { chosenModel } from './chosen-model.ts';
import { workspaceFor } from './environment.ts';
import type { ModelCalls } from './model-calls.ts';
import { callsOf, type WorkOptions } from './work.ts';

export interface CheckModelOptions extends WorkOptions {
  /** `provider:model`. Default: the one that `settings.models` has as default. */
  readonly model?: string;
}

export interface ModelCheck {
  readonly name: string;
  /** Null where there was nothing to ask. */
  readonly ok: boolean | null;
  /** What came back. */
  readonly found: string;
  /** What Sightline does about it; empty where there is nothing to do. */
  readonly remedy: string;
  /** Nanodollars; null where the price is not known. */
  readonly cost: number | null;
}

export interface ModelReport {
  readonly model: string;
  /** Host that text was sent to; null where it stayed on this machine. */
  readonly host: string | null;
  readonly checks: readonly ModelCheck[];
  readonly spending: Spending;
}

/** What a check is made with. */
export interface Checking {
  readonly chosen: ChosenModel;
  readonly caller: Caller;
  readonly capabilities: Capabilities;
  /** Another one than ever before: what the ledger has is not what the server gives today. */
  readonly sample: number;
  readonly settings: Settings;
  readonly options: CheckModelOptions;
  readonly calls: ModelCalls;
}

export type Found = Omit<ModelCheck, 'name' | 'cost'>;

/** @throws AppError with exit code 2 where the model cannot be asked at all; what it answers is in the report */
export async function checkModel(options: CheckModelOptions): Promise<ModelReport> {
  const settings = completeSettings(options.settings ?? {});
  const chosen = chosenModel(named(options, settings), settings, options.keys ?? {});
  const workspace = workspaceFor(options.workingFolder, undefined);
  const calls = await callsOf(options, settings, workspace, () => `doctor-${randomUUID()}`, false)();
  try {
    const caller = await calls.caller(chosen);
    const sample = (options.clock ?? systemClock).now();
    const { capabilities } = caller.model;
    const checks = await allChecks(
      { chosen, caller, capabilities, sample, settings, options, calls },
      workspace.probes,
    );
    return { model: chosen.id, host: chosen.host, checks, spending: await calls.spending() };
  } finally {
    await calls.close();
  }
}

function named({ model }: CheckModelOptions, { models }: Settings): string {
  const name = model ?? models?.default;
  if (name !== undefined) return name;
  throw usageError(
    'MODEL_MISSING',
    'No model is named.',
    'Name one: --model ollama:qwen3:8b; "sightline doctor" lists what is at hand.',
  );
}

async function allChecks(checking: Checking, probes: string): Promise<ModelCheck[]> {
  const { caller, sample, chosen, options } = checking;
  const checks: ModelCheck[] = [];
  /** False where asking on would come to the same. */
  const check = async (name: string, work: () => Promise<Found>): Promise<boolean> => {
    const before = (await checking.calls.spending()).confirmed;
    const { found, isOver } = await work().then((made) => ({ found: made, isOver: false }), failedCheck);
    const cost = chosen.price === null ? null : (await checking.calls.spending()).confirmed - before;
    checks.push({ name, ...found, cost });
    return !isOver;
  };
  let structured: StructuredProbe | null = null;
  let logprobs: LogprobsProbe | null = null;
  const goesOn = await check('structured output', async () => {
    structured = await probeStructured(caller, sample);
    return structuredFound(structured);
  });
  if (!goesOn) return checks;
  await check('log-probabilities', async () => {
    logprobs = await probeLogprobs(caller, sample);
    return logprobsFound(logprobs, caller.model.capabilities.logprobs);
  });
  await check('prefix cache', () => checkPrefix(checking));
  await check('batch', () => checkBatch(checking));
  keep(probes, chosen, { structured, logprobs, at: (options.clock ?? systemClock).now() });
  return checks;
}

/** A model that cannot be asked once cannot be asked at all. */
function failedCheck(error: unknown): { found: Found; isOver: boolean } {
  if (!isAppError(error)) throw error;
  const { message, hint }: AppError = error;
  return { found: { ok: false, found: message, remedy: hint }, isOver: true };
}

const structuredWords: Readonly<Record<StructuredProbe['outcome'], Found>> = {
  answered: { ok: true, found: 'JSON of the asked shape at once', remedy: '' },
  repaired: {
    ok: true,
    found: 'JSON of the asked shape after a complaint',
    remedy: 'Answers that cannot be read are sent back, up to twice.',
  },
  refused: { ok: false, found: 'it refused', remedy: 'Refusals are counted, and what they leave open stays open.' },
  'too-long': { ok: false, found: 'a short prompt did not fit', remedy: 'Give the server a longer context.' },
  truncated: {
    ok: false,
    found: 'the answer was cut off',
    remedy: 'Let it reason less, or choose a model that does not.',
  },
  malformed: {
    ok: false,
    found: 'no JSON of the asked shape, after two complaints either',
    remedy: 'Choose another model: most answers of this one will be lost.',
  },
};

function structuredFound({ outcome }: StructuredProbe): Found {
  return structuredWords[outcome];
}

function logprobsFound({ alternatives, mass }: LogprobsProbe, asked: number): Found {
  const instead = 'Answers are sampled several times instead.';
  if (asked === 0) return { ok: null, found: 'this kind of model gives none', remedy: instead };
  if (alternatives === 0) return { ok: false, found: 'none came back', remedy: instead };
  const found = `${alternatives} alternatives a token, ${(100 * mass).toFixed(1)} % of the probability`;
  const remedy = alternatives < asked ? 'Labels outside of them get an upper bound.' : '';
  return { ok: true, found, remedy };
}

interface Probed {
  readonly structured: StructuredProbe | null;
  readonly logprobs: LogprobsProbe | null;
  readonly at: number;
}

/** For all that is asked of the model from now on. */
function keep(path: string, { provider, model }: ChosenModel, { structured, logprobs, at }: Probed): void {
  if (provider === null || structured === null || logprobs === null) return;
  openProbeStore(path).write(provider.baseUrl, model, {
    logprobs: logprobs.alternatives,
    structuredOutput: structured.outcome === 'answered',
    at,
  });
}
