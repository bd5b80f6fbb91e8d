/** What the questions about conversations would take: from a sample of them, and a few that are asked. */
import { ask, requestFor } from '../calls/ask.ts';
import { type Estimate, type EstimateInput, estimateCalls } from '../calls/estimate.ts';
import type { Clock } from '../core/clock.ts';
import { type InsightsEnvironment, questionedOf } from '../insights/environment.ts';
import { promptsOf, TRANSCRIPT_LENGTHS } from '../insights/facets/asked/ask-facets.ts';
import { questionsOf } from '../insights/facets/asked/questions-of.ts';
import { transcriptOf } from '../insights/facets/asked/transcript.ts';
import type { Conversation } from '../insights/records.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import { requestTokens } from '../models/token-estimate.ts';

/** Conversations that are asked about: what is answered is kept for the run. */
const PROBES = 4;

export interface QuestionsEstimate {
  readonly estimate: Estimate;
  /** Answers in the text that is clustered. They are private. */
  readonly texts: readonly string[];
}

export async function estimateQuestions(
  environment: InsightsEnvironment,
  analyst: PlacedModel,
  { conversations, sample }: { readonly conversations: number; readonly sample: readonly Conversation[] },
  clock: Clock,
): Promise<QuestionsEstimate> {
  const questioned = questionedOf(environment);
  const caller = await questioned.open();
  const prompts = promptsOf({ questions: questionsOf(environment.facets), calls: questioned.calls });
  const inputs = sample.map(({ messages }) => ({ transcript: transcriptOf(messages, TRANSCRIPT_LENGTHS[0]) }));
  const sampled = inputs.flatMap((input) => prompts.map((prompt) => sizeOf(requestFor(caller.model, prompt, input))));
  const clustered = environment.facets.find((facet) => facet.clustered)?.name ?? '';
  const measured: EstimateInput['measured'][number][] = [];
  const texts: string[] = [];
  for (const input of inputs.slice(0, PROBES)) {
    for (const prompt of prompts) {
      const began = clock.monotonic();
      const answer = await ask(caller, prompt, input);
      const estimatedInput = sizeOf(requestFor(caller.model, prompt, input)).input;
      measured.push({ estimatedInput, usage: answer.reply.usage, milliseconds: clock.monotonic() - began });
      const text = answer.outcome === 'answered' ? answer.value[clustered] : undefined;
      if (text !== undefined) texts.push(text);
    }
  }
  const estimate = estimateCalls({
    calls: conversations * prompts.length,
    sampled,
    measured,
    price: analyst.price,
    parallel: analyst.provider?.maxParallel ?? caller.model.capabilities.maxParallel,
  });
  return { estimate, texts };
}

export function sizeOf(request: Parameters<typeof requestTokens>[0] & { readonly maxOutputTokens: number }) {
  return { input: requestTokens(request), mostOutput: request.maxOutputTokens };
}
