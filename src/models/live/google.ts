/** Gemini models, over Google's generateContent. */
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { isObject, parseJson } from '../../core/json.ts';
import type { LanguageModel } from '../language-model.ts';
import { fromProvider, type LiveOptions, NO_KEY } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

export function openGoogle({ id, model, baseUrl, apiKey = NO_KEY, fetch, timeout, clock }: LiveOptions): LanguageModel {
  const provider = createGoogleGenerativeAI({ baseURL: baseUrl, apiKey, fetch: oneCall(safeFetch(fetch)) });
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

/**
 * The package goes on by itself, for as long as it is told to, where an answer is to be continued in another call. Here
 * every call is counted: the answer ends there, cut off.
 */
function oneCall(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const body = parseJson(String(init?.body));
    if (!isObject(body) || !('continuationToken' in body)) return fetch(input, init);
    return Response.json({ candidates: [{ finishReason: 'MAX_TOKENS' }] });
  };
}
