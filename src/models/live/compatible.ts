/** Any server that speaks as OpenAI's chat completions do: Ollama, vLLM, LM Studio, llama.cpp, gateways. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from '../language-model.ts';
import { fromProvider, type LiveOptions } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

const NAME = 'compatible';

export function openCompatible({ id, model, baseUrl, apiKey, fetch, timeout, clock }: LiveOptions): LanguageModel {
  const provider = createOpenAICompatible({
    name: NAME,
    baseURL: baseUrl,
    supportsStructuredOutputs: true,
    fetch: safeFetch(fetch),
    ...(apiKey !== undefined && { apiKey }),
  });
  return fromProvider({
    id,
    endpoint: baseUrl,
    timeout,
    clock,
    model: provider.chatModel(model),
    // What the common servers have. A probe says what this one has (src/calls/probe.ts).
    capabilities: {
      structuredOutput: 'schema',
      logprobs: 20,
      prefixCaching: 'automatic',
      batch: false,
      prefill: false,
      maxParallel: 32,
      maxTemperature: 2,
    },
    // Members that the package does not know are sent as they are.
    providerOptions: ({ logprobs }) =>
      logprobs === undefined ? undefined : { [NAME]: { logprobs: true, top_logprobs: logprobs } },
  });
}
