/** `insights run --estimate`: how many calls, tokens, dollars and hours a run would take. */
import { type Estimate, together } from '../calls/estimate.ts';
import { completeSettings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { createRandom } from '../core/random.ts';
import { conversationsToAsk } from '../insights/conversations-to-ask.ts';
import { questionedOf } from '../insights/environment.ts';
import { requestOf } from '../insights/facets/request-text.ts';
import { textsToEmbed } from '../insights/texts-to-embed.ts';
import { lockRun } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import { type AnalyzeOptions, withRun } from './analyze.ts';
import { estimateEmbedding } from './estimate-embedding.ts';
import { estimateNames } from './estimate-names.ts';
import { estimateQuestions } from './estimate-questions.ts';

/** Calls to a model, and what they would take. */
export interface ModelEstimate {
  /** `provider:model`. */
  readonly asks: string;
  readonly estimate: Estimate;
}

export interface RunEstimate {
  readonly conversations: number;
  /** Different texts, and those of them whose vectors are in the workspace already. */
  readonly texts: number;
  readonly known: number;
  /** Questions about conversations; names and tree; audits. Null where no model is asked. */
  readonly model: {
    readonly questions: ModelEstimate;
    readonly names: ModelEstimate;
    readonly audit: ModelEstimate;
  } | null;
  /** `provider:model` that is asked for vectors; null where they are made here, at no cost. */
  readonly asks: string | null;
  /** A call of the embedding model: of many texts to a server, of one text here. */
  readonly embedding: Estimate;
  /** All of it. */
  readonly whole: Estimate;
}

/** Conversations and texts that are looked at for their length. */
export const SAMPLED = 200;

/** Reads the input and makes a few calls; both are kept, and the run goes on from there. */
export async function estimateRun(options: AnalyzeOptions): Promise<RunEstimate> {
  const clock = options.clock ?? systemClock;
  return withLockedRun(options, async (run, opened) => {
    const random = createRandom(`${run.environment.seed}/estimate`);
    const { analyst, auditor, sentTo } = opened;
    if (analyst === null || auditor === null) {
      const { conversations, texts } = await textsToEmbed(run);
      const { known, embedding } = await estimateEmbedding({
        ...opened,
        texts,
        total: texts.length,
        random,
        clock,
        run,
      });
      return {
        conversations,
        texts: texts.length,
        known,
        model: null,
        asks: sentTo?.id ?? null,
        embedding,
        whole: embedding,
      };
    }
    const toAsk = await conversationsToAsk(run, random, SAMPLED);
    const { conversations } = toAsk;
    const { environment } = run;
    const questions = await estimateQuestions(environment, analyst, toAsk, clock);
    const { capabilities } = (await questionedOf(environment).open()).model;
    const { naming } = completeSettings(options.settings ?? {});
    const { texts } = questions;
    // Where nothing is paid for it, people's own words show better how long it takes than a few answers.
    const alike = sentTo === null ? toAsk.sample.map(({ messages }) => requestOf(messages)) : texts;
    const named = {
      environment,
      ...toAsk,
      texts,
      naming,
      analyst,
      auditor,
      capabilities,
      questions: questions.estimate,
    };
    const { names, audit } = estimateNames(named);
    const total = conversations;
    const { known, embedding } = await estimateEmbedding({ ...opened, texts: alike, total, random, clock, run });
    const model = {
      questions: { asks: analyst.id, estimate: questions.estimate },
      names: { asks: analyst.id, estimate: names },
      audit: { asks: auditor.id, estimate: audit },
    };
    const whole = together([questions.estimate, names, audit, embedding]);
    return { conversations, texts: total, known, model, asks: sentTo?.id ?? null, embedding, whole };
  });
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
