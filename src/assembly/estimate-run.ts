/** `insights run --estimate`: how many calls, tokens, dollars and hours a run would take, as far as it is not done. */
import { type Estimate, type EstimateInput, together } from '../calls/estimate.ts';
import { EMBEDDING_PROMPT } from '../calls/metered-embeddings.ts';
import { completeSettings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { createRandom, type Random } from '../core/random.ts';
import { type AnalysisRun, runnerSettings } from '../insights/analyze.ts';
import { questionedOf } from '../insights/environment.ts';
import { requestOf } from '../insights/facets/request-text.ts';
import { pipelineOf } from '../insights/pipeline.ts';
import { textsToEmbed } from '../insights/texts-to-embed.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import { doneStages } from '../runner/run-stages.ts';
import type { UsedPrompt } from '../store/ledger/ledger.ts';
import { lockRun } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import { type AnalyzeOptions, withRun } from './analyze.ts';
import type { OpenedEnvironment } from './environment.ts';
import { type CapFit, capsOf } from './estimate-caps.ts';
import { estimateEmbedding } from './estimate-embedding.ts';
import { estimateNames } from './estimate-names.ts';
import { estimateQuestions } from './estimate-questions.ts';

/** Calls to a model that are still to be made, and what they would take. */
export interface ModelEstimate {
  /** `provider:model`. */
  readonly asks: string;
  readonly estimate: Estimate;
  /** Calls that are answered already, and not made again. */
  readonly made: number;
}

export interface RunEstimate {
  readonly conversations: number;
  /** Different texts, and those of them whose vectors are in the workspace already. */
  readonly texts: number;
  readonly known: number;
  /** Stage by stage; null where no model is asked. Without a screener there is nothing to do for it. */
  readonly model: Readonly<Record<'screen' | 'questions' | 'names' | 'tree' | 'audit', ModelEstimate>> | null;
  /** `provider:model` that is asked for vectors; null where they are made here, at no cost. */
  readonly asks: string | null;
  /** A call of the embedding model: of many texts to a server, of one text here. */
  readonly embedding: Estimate;
  /** All of it. */
  readonly whole: Estimate;
  /** Caps that were named, and whether the run fits under them. */
  readonly caps: readonly CapFit[];
}

type Parts = Omit<RunEstimate, 'caps'>;

/**
 * Reads the input and makes a few calls; both are kept, and the run goes on from there. The calls are made at once, also where
 * the run would leave them with a vendor: nobody wants to wait for a day to know what it costs.
 */
export async function estimateRun(options: AnalyzeOptions): Promise<RunEstimate> {
  const settings = completeSettings(options.settings ?? {});
  const atOnce = { ...options, settings: { ...options.settings, batch: false } };
  return withLockedRun(atOnce, async (run, opened) => {
    const random = createRandom(`${run.environment.seed}/estimate`);
    const { analyst, auditor } = opened;
    const parts =
      analyst === null || auditor === null
        ? await withoutModel(run, opened, random, options)
        : await withModel(run, { ...opened, analyst, auditor }, random, options, settings.naming);
    const spent = (await opened.models()) ?? { calls: 0, confirmed: 0, possible: 0 };
    return { ...parts, caps: capsOf(parts.whole, settings, spent) };
  });
}

async function withoutModel(
  run: AnalysisRun,
  opened: OpenedEnvironment,
  random: Random,
  { clock = systemClock }: AnalyzeOptions,
): Promise<Parts> {
  const { conversations, texts } = await textsToEmbed(run);
  const total = texts.length;
  const before = opened.sentTo === null ? [] : vectorsBefore(await usedBy(opened));
  const { known, embedding } = await estimateEmbedding({ ...opened, texts, total, random, clock, run, before });
  const asks = opened.sentTo?.id ?? null;
  return { conversations, texts: total, known, model: null, asks, embedding, whole: embedding };
}

async function withModel(
  run: AnalysisRun,
  opened: OpenedEnvironment & { readonly analyst: PlacedModel; readonly auditor: PlacedModel },
  random: Random,
  { clock = systemClock }: AnalyzeOptions,
  naming: 'consensus' | 'paper',
): Promise<Parts> {
  const { environment } = run;
  const { analyst, auditor, sentTo } = opened;
  const { services: asked } = await opened.calls.open();
  const questions = await estimateQuestions(run, analyst, random, asked);
  const { analysis, naming: namingStages } = pipelineOf(environment);
  const used = await usedBy(opened);
  const { capabilities } = (await questionedOf(environment).open()).model;
  const { conversations, sample } = questions;
  const total = Math.round(conversations * questions.screen.share.likely);
  const { names, tree, audit } = estimateNames({
    ...questions,
    conversations: total,
    environment,
    naming,
    analyst,
    auditor,
    capabilities,
    used,
    done: new Set(doneStages([...analysis, ...namingStages], runnerSettings(run)).keys()),
  });
  // Where nothing is paid for it, people's own words show better how long it takes than a few answers.
  const texts = sentTo === null ? sample.map(({ messages }) => requestOf(messages)) : questions.texts;
  const before = vectorsBefore(used);
  const { known, embedding } = await estimateEmbedding({ ...opened, texts, total, random, clock, run, before });
  const of = (asks: string, { estimate, made }: Omit<ModelEstimate, 'asks'>): ModelEstimate => ({
    asks,
    estimate,
    made,
  });
  const model = {
    screen: of(analyst.id, questions.screen),
    questions: of(analyst.id, questions),
    names: of(analyst.id, names),
    tree: of(analyst.id, tree),
    audit: of(auditor.id, audit),
  };
  const whole = together([...Object.values(model).map(({ estimate }) => estimate), embedding]);
  return { conversations, texts: total, known, model, asks: sentTo?.id ?? null, embedding, whole };
}

async function usedBy({ calls }: OpenedEnvironment): Promise<ReadonlyMap<string, UsedPrompt>> {
  const { ledger, run } = (await calls.open()).services;
  return ledger.used(run);
}

function vectorsBefore(used: ReadonlyMap<string, UsedPrompt>): EstimateInput['measured'] {
  const { timed, milliseconds } = used.get(EMBEDDING_PROMPT) ?? { timed: 0, milliseconds: 0 };
  return timed === 0 ? [] : [{ estimatedInput: 0, usage: null, milliseconds: milliseconds / timed }];
}

/** Calls are counted for a run that one process holds. */
export async function withLockedRun<Result>(
  options: AnalyzeOptions,
  work: Parameters<typeof withRun<Result>>[1],
): Promise<Result> {
  return withRun(options, async (run, opened) => {
    const unlock = lockRun(run.folder);
    try {
      noteWorkspace(run.folder, run.workspace);
      return await work(run, opened);
    } finally {
      unlock();
    }
  });
}
