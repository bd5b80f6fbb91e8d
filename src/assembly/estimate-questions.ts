/** What the questions about conversations would take: from a sample of them, and a few that are asked. */
import { ask, requestFor } from '../calls/ask.ts';
import { type Caller, callKey } from '../calls/call.ts';
import { type Estimate, type EstimateInput, estimateCalls, exactly, type Likely } from '../calls/estimate.ts';
import { usageOf } from '../calls/ledger-replies.ts';
import type { Random } from '../core/random.ts';
import type { AnalysisRun } from '../insights/analyze.ts';
import { type ConversationsToAsk, conversationsToAsk } from '../insights/conversations-to-ask.ts';
import { questionedOf } from '../insights/environment.ts';
import { promptsOf, TRANSCRIPT_LENGTHS } from '../insights/facets/asked/ask-facets.ts';
import type { AskedConversation } from '../insights/facets/asked/facets-prompt.ts';
import { questionsOf } from '../insights/facets/asked/questions-of.ts';
import { transcriptOf } from '../insights/facets/asked/transcript.ts';
import type { Conversation } from '../insights/records.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import type { LanguageModel, ModelRequest } from '../models/language-model.ts';
import { requestTokens } from '../models/token-estimate.ts';
import type { KnownCall, Ledger } from '../store/ledger/ledger.ts';
import { underCap } from './under-cap.ts';

/** Conversations that are asked about: what is answered is kept for the run. */
const PROBES = 4;
/** Answers that are looked at for what they took. */
const MEASURED = 100;
/** Conversations that are looked at for their length. */
export const SAMPLED = 200;
/** Keys that are looked up at once. */
const LOOKED_UP = 5_000;

export interface QuestionsEstimate extends ConversationsToAsk {
  /** Of what is not answered yet. */
  readonly estimate: Estimate;
  /** Calls that are answered already. */
  readonly made: number;
  /** Seconds that a call adds to a run, with others beside it. */
  readonly pace: Likely;
  /** Answers in the text that is clustered. They are private. */
  readonly texts: readonly string[];
}

/** One call about one conversation. */
interface Question {
  readonly prompt: ReturnType<typeof promptsOf>[number];
  readonly input: AskedConversation;
  readonly key: string;
  readonly request: ModelRequest;
}

export async function estimateQuestions(
  run: AnalysisRun,
  analyst: PlacedModel,
  random: Random,
  asked: { readonly ledger: Ledger; readonly run: string },
): Promise<QuestionsEstimate> {
  const { facets } = run.environment;
  const questioned = questionedOf(run.environment);
  const caller = await questioned.open();
  const prompts = promptsOf({ questions: questionsOf(facets), calls: questioned.calls });
  const keys = new Set<string>();
  const toAsk = await conversationsToAsk(run, random, SAMPLED, (conversation) => {
    for (const { key } of questionsAbout(conversation, prompts, caller.model)) keys.add(key);
  });
  const before = await knownOf(asked.ledger, keys);
  const sampled = toAsk.sample.flatMap((conversation) => questionsAbout(conversation, prompts, caller.model));
  // What an earlier process left with a vendor may hold any of them: asked again it would be paid for twice.
  const isLeft = (await asked.ledger.batches.open(asked.run)).length > 0;
  const probes = isLeft ? [] : probesOf(sampled, before, PROBES * prompts.length);
  const texts = await answersTo(probes, caller, facets.find(({ clustered }) => clustered)?.name ?? '');
  const known = await knownOf(asked.ledger, keys);
  const input: EstimateInput = {
    calls: exactly(keys.size - known.size),
    sampled: sampled.length > 0 ? sampled.map(({ request }) => sizeOf(request)) : [{ input: 0, mostOutput: 0 }],
    measured: sampled.flatMap((question) => measuredOf(question, known)).slice(0, MEASURED),
    price: analyst.price,
    parallel: analyst.provider?.maxParallel ?? caller.model.capabilities.maxParallel,
  };
  const pace = estimateCalls({ ...input, calls: exactly(1) }).seconds;
  return { ...toAsk, estimate: estimateCalls(input), made: known.size, pace, texts };
}

function questionsAbout(
  { messages }: Conversation,
  prompts: readonly Question['prompt'][],
  model: LanguageModel,
): Question[] {
  const input = { transcript: transcriptOf(messages, TRANSCRIPT_LENGTHS[0]) };
  return prompts.map((prompt) => {
    const { name, version } = prompt;
    const request = requestFor(model, prompt, input);
    return { prompt, input, request, key: callKey(model, { prompt: { name, version }, request, sample: 0 }) };
  });
}

/** Those first that cost nothing. */
function probesOf(sampled: readonly Question[], known: ReadonlyMap<string, KnownCall>, most: number): Question[] {
  const answered = sampled.filter(({ key }) => known.has(key));
  return [...answered, ...sampled.filter(({ key }) => !known.has(key))].slice(0, most);
}

/** One after another: how long a call takes is not to be read off calls that wait for one another. */
async function answersTo(probes: readonly Question[], caller: Caller, clustered: string): Promise<string[]> {
  const texts: string[] = [];
  for (const { prompt, input } of probes) {
    const isAsked = await underCap(async () => {
      const answer = await ask(caller, prompt, input);
      const text = answer.outcome === 'answered' ? answer.value[clustered] : undefined;
      if (text !== undefined) texts.push(text);
    });
    if (!isAsked) break;
  }
  return texts;
}

async function knownOf(ledger: Ledger, keys: ReadonlySet<string>): Promise<Map<string, KnownCall>> {
  const all = [...keys];
  const known = new Map<string, KnownCall>();
  for (let start = 0; start < all.length; start += LOOKED_UP) {
    for (const [key, call] of await ledger.known(all.slice(start, start + LOOKED_UP))) known.set(key, call);
  }
  return known;
}

/** As it was when it was asked, whoever asked it. */
function measuredOf(
  { key, request }: Question,
  known: ReadonlyMap<string, KnownCall>,
): EstimateInput['measured'][number][] {
  const call = known.get(key);
  if (call === undefined) return [];
  const milliseconds = call.milliseconds > 0 ? call.milliseconds : null;
  return [{ estimatedInput: sizeOf(request).input, usage: usageOf(call.usage), milliseconds }];
}

export function sizeOf(request: Parameters<typeof requestTokens>[0] & { readonly maxOutputTokens: number }) {
  return { input: requestTokens(request), mostOutput: request.maxOutputTokens };
}
