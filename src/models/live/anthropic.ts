/** Claude models, over Anthropic's Messages. */
import { createAnthropic } from '@ai-sdk/anthropic';
import type { LanguageModel } from '../language-model.ts';
import { fromProvider, type LiveOptions, NO_KEY } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

/** Held to a schema by a tool that they are made to call, because they know no output format. */
const WITHOUT_FORMAT = /claude-(?:instant|v?[12]|3)|claude-(?:sonnet|opus)-4(?:-0|-\d{8}|@|$)/u;
/** These choose how they sample by themselves: temperature and top_p are errors there. */
const WITHOUT_SAMPLING = /claude-opus-4-[78]|claude-[a-z]+-(?:[5-9]|\d\d)/u;

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
    capabilities: {
      structuredOutput: 'schema',
      logprobs: 0,
      prefixCaching: 'marked',
      batch: true,
      // Newer models refuse a reply that was begun for them.
      prefill: false,
      maxParallel: 200,
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
