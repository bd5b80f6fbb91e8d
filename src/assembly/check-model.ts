/** `doctor --model`: one small call of each kind that Sightline makes, and what it will do about what is missing. */
import { randomUUID } from 'node:crypto';
import type { Caller } from '../calls/call.ts';
import { type LogprobsProbe, probeLogprobs, probeStructured } from '../calls/probe.ts';
import { completeSettings, type Settings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { type AppError, isAppError } from '../core/errors.ts';
import type { Capabilities } from '../models/capabilities.ts';
import type { ChosenModel } from '../models/choose-model.ts';
import type { Spending } from '../store/ledger/ledger.ts';
import { openProbeStore, type Verdict } from '../store/probes.ts';
import { checkBatch } from './check-batch.ts';
import { checkPrefix } from './check-prefix.ts';
import { type Found, logprobsFound, structuredFound } from './check-words.ts';
import { chosenModel } from './chosen-model.ts';
import type { ModelCalls } from './model-calls.ts';
import { modelMissing } from './model-missing.ts';
import { workspaceFor } from './run-places.ts';
import { callsOf, type WorkOptions } from './work.ts';

export interface CheckModelOptions extends WorkOptions {
  /** `provider:model`. Default: the one that `settings.models` has as default. */
  readonly model?: string;
}

export interface ModelCheck extends Found {
  readonly name: string;
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
  readonly calls: ModelCalls;
}

/** @throws AppError with exit code 2 where the model cannot be asked at all; what it answers is in the report */
export async function checkModel(options: CheckModelOptions): Promise<ModelReport> {
  // What is asked here is asked now, of the model itself.
  const settings: Settings = { ...completeSettings(options.settings ?? {}), batch: false, replay: false };
  const chosen = chosenModel(named(options, settings), settings, options.keys ?? {});
  const workspace = workspaceFor(options.workingFolder, undefined);
  const run = `doctor-${randomUUID()}`;
  const calls = await callsOf(options, settings, workspace, () => run, { isCheck: true })();
  try {
    const caller = await calls.caller(chosen);
    const clock = options.clock ?? systemClock;
    const { capabilities } = caller.model;
    const { checks, logprobs } = await allChecks({ chosen, caller, capabilities, sample: clock.now(), calls });
    if (logprobs !== null) keep(workspace.probes, chosen, { logprobs: logprobs.alternatives, at: clock.now() });
    return { model: chosen.id, host: chosen.host, checks, spending: await calls.spending() };
  } finally {
    await calls.close();
  }
}

function named({ model }: CheckModelOptions, { models }: Settings): string {
  const name = model ?? models?.default;
  if (name !== undefined) return name;
  throw modelMissing();
}

interface Checked {
  readonly checks: readonly ModelCheck[];
  /** Null where they could not be asked for. */
  readonly logprobs: LogprobsProbe | null;
}

async function allChecks(checking: Checking): Promise<Checked> {
  const { caller, sample, chosen } = checking;
  const checks: ModelCheck[] = [];
  /** False where asking on would come to the same. */
  const check = async (name: string, work: () => Promise<Found>): Promise<boolean> => {
    const before = (await checking.calls.spending()).confirmed;
    const { found, isOver } = await work().then((made) => ({ found: made, isOver: false }), failedCheck);
    const cost = chosen.price === null ? null : (await checking.calls.spending()).confirmed - before;
    checks.push({ name, ...found, cost });
    return !isOver;
  };
  let logprobs: LogprobsProbe | null = null;
  const goesOn = await check('structured output', async () => structuredFound(await probeStructured(caller, sample)));
  if (!goesOn) return { checks, logprobs };
  await check('log-probabilities', async () => {
    logprobs = await probeLogprobs(caller, sample);
    return logprobsFound(logprobs, caller.model.capabilities.logprobs);
  });
  await check('prefix cache', () => checkPrefix(checking));
  await check('batch', () => checkBatch(checking));
  return { checks, logprobs };
}

/** A model that cannot be asked once cannot be asked at all. */
function failedCheck(error: unknown): { found: Found; isOver: boolean } {
  // A limit ends the check as it ends a run.
  if (!isAppError(error) || error.exitCode === 3) throw error;
  const { message, hint }: AppError = error;
  return { found: { ok: false, found: message, remedy: hint }, isOver: true };
}

/** How many log-probabilities are asked of the model from now on. */
function keep(path: string, { provider, model }: ChosenModel, verdict: Verdict): void {
  if (provider !== null) openProbeStore(path).write(provider.baseUrl, model, verdict);
}
