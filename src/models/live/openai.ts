/**
 * OpenAI's models, over chat completions: the one of its two interfaces that gives log-probabilities and structured
 * output together, that batches take, and that every compatible server speaks.
 */
import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModel } from '../language-model.ts';
import { fromProvider, type LiveOptions, NO_KEY } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

/** These reason before they answer: they take no temperature and give no log-probabilities there. */
const REASONING = /^(?:o\d+(?:-|$)|gpt-(?:[5-9]|\d\d)(?!-chat))/u;

/** Tokens, with room to spare: a few hundred are usual at low effort. */
const LOW_REASONING = 3000;

export function openOpenAI({ id, model, baseUrl, apiKey = NO_KEY, fetch, timeout, clock }: LiveOptions): LanguageModel {
  const provider = createOpenAI({ baseURL: baseUrl, apiKey, fetch: safeFetch(fetch) });
  const reasons = REASONING.test(model);
  return fromProvider({
    id,
    endpoint: baseUrl,
    timeout,
    clock,
    model: provider.chat(model),
    // All of them take it; less is an error to some.
    leastReasoning: reasons ? 'low' : undefined,
    capabilities: {
      structuredOutput: 'schema',
      logprobs: reasons ? 0 : 20,
      prefixCaching: 'automatic',
      batch: true,
      prefill: false,
      maxParallel: 200,
      reasoningTokens: reasons ? LOW_REASONING : 0,
      maxTemperature: reasons ? null : 2,
    },
    providerOptions: ({ logprobs }) => ({
      // Nothing is to be kept there.
      openai: { store: false, ...(logprobs !== undefined && !reasons && { logprobs }) },
    }),
  });
}
