/** Gemini models, over Google's generateContent. */
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { isObject, parseJson } from '../../core/json.ts';
import type { LanguageModel } from '../language-model.ts';
import { fromProvider, type LiveOptions, NO_KEY } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

/** Tokens, with room to spare. */
const LOW_REASONING = 3000;

/** The smaller models of 2.5 can do without; later ones, and the large one, cannot. Earlier ones do not reason. */
function leastReasoning(model: string): 'none' | 'low' | undefined {
  if (/gemini-2\.5-flash/u.test(model)) return 'none';
  return /gemini-(?:2\.5|[3-9])/u.test(model) ? 'low' : undefined;
}

export function openGoogle({ id, model, baseUrl, apiKey = NO_KEY, fetch, timeout, clock }: LiveOptions): LanguageModel {
  const provider = createGoogleGenerativeAI({ baseURL: baseUrl, apiKey, fetch: oneCall(safeFetch(fetch)) });
  return fromProvider({
    id,
    endpoint: baseUrl,
    timeout,
    clock,
    model: provider(model),
    leastReasoning: leastReasoning(model),
    capabilities: {
      structuredOutput: 'schema',
      // The server has them; the package does not pass them on.
      logprobs: 0,
      prefixCaching: 'automatic',
      batch: false,
      prefill: false,
      maxParallel: 100,
      reasoningTokens: leastReasoning(model) === 'low' ? LOW_REASONING : 0,
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
