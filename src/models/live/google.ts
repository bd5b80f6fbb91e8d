/** Gemini models, over Google's generateContent. */
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import type { LanguageModel } from '../language-model.ts';
import { fromProvider, type LiveOptions, NO_KEY } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

export function openGoogle({ id, model, baseUrl, apiKey = NO_KEY, fetch, timeout, clock }: LiveOptions): LanguageModel {
  const provider = createGoogleGenerativeAI({ baseURL: baseUrl, apiKey, fetch: safeFetch(fetch) });
  return fromProvider({
    id,
    endpoint: baseUrl,
    timeout,
    clock,
    model: provider(model),
    capabilities: {
      structuredOutput: 'schema',
      // The server has them; the package does not pass them on.
      logprobs: 0,
      prefixCaching: 'automatic',
      batch: false,
      prefill: false,
      maxParallel: 100,
      maxTemperature: 2,
    },
    providerOptions: () => undefined,
  });
}
