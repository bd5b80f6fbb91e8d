/** Claude models, over Anthropic's Messages. */
import { createAnthropic } from '@ai-sdk/anthropic';
import type { LanguageModel } from '../language-model.ts';
import { fromProvider, type LiveOptions, NO_KEY } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

/** Held to a schema by a tool that they are made to call, because they know no output format. */
const WITHOUT_FORMAT = /claude-(?:instant|v?[12]|3)|claude-(?:sonnet|opus)-4(?:-0|-\d{8}|@|$)/u;
/** These choose how they sample by themselves: temperature and top_p are errors there. */
const WITHOUT_SAMPLING = /claude-opus-4-[78]|claude-[a-z]+-(?:[5-9]|\d\d)/u;

/** Tokens, with room to spare, of models that cannot be kept from it. */
const LOW_REASONING = 3000;

function takesTemperature(model: string): boolean {
  return !WITHOUT_SAMPLING.test(model);
}

export function openAnthropic({
  id,
  model,
  baseUrl,
  apiKey = NO_KEY,
  fetch,
  timeout,
  clock,
}: LiveOptions): LanguageModel {
  const provider = createAnthropic({ baseURL: baseUrl, apiKey, fetch: safeFetch(fetch) });
  return fromProvider({
    id,
    endpoint: baseUrl,
    timeout,
    clock,
    model: provider(model),
    // Said to models that may reason by themselves; the package knows which cannot be kept from it.
    leastReasoning: WITHOUT_SAMPLING.test(model) ? 'none' : undefined,
    capabilities: {
      structuredOutput: 'schema',
      logprobs: 0,
      prefixCaching: 'marked',
      batch: true,
      // Newer models refuse a reply that was begun for them.
      prefill: false,
      maxParallel: 200,
      reasoningTokens: WITHOUT_SAMPLING.test(model) ? LOW_REASONING : 0,
      maxTemperature: takesTemperature(model) ? 1 : null,
    },
    providerOptions: ({ schema }) =>
      schema === undefined || WITHOUT_FORMAT.test(model)
        ? undefined
        : // Models that the package does not know yet have it.
          { anthropic: { structuredOutputMode: 'outputFormat' } },
    prefixOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } },
  });
}
