/** Any server that speaks as OpenAI's chat completions do: Ollama, vLLM, LM Studio, llama.cpp, gateways. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { Capabilities } from '../capabilities.ts';
import type { LanguageModel, Message } from '../language-model.ts';
import type { LeastReasoning } from '../providers.ts';
import { fromProvider, type LiveOptions } from './from-provider.ts';
import { safeFetch } from './safe-fetch.ts';

const NAME = 'compatible';

export interface CompatibleOptions extends LiveOptions {
  /** What is known of this server; else it is taken for one of the common ones. */
  readonly capabilities?: Partial<Capabilities> | undefined;
  readonly leastReasoning?: LeastReasoning | undefined;
}

/** What the common servers have. A probe says what this one has. */
const common: Capabilities = {
  structuredOutput: 'schema',
  logprobs: 20,
  prefixCaching: 'automatic',
  batch: false,
  prefill: false,
  maxParallel: 32,
  reasoningTokens: 0,
  maxTemperature: 2,
};

export function openCompatible(options: CompatibleOptions): LanguageModel {
  const { id, model, baseUrl, apiKey, fetch, timeout, clock } = options;
  const capabilities = { ...common, ...options.capabilities };
  const provider = createOpenAICompatible({
    name: NAME,
    baseURL: baseUrl,
    supportsStructuredOutputs: capabilities.structuredOutput === 'schema',
    fetch: safeFetch(fetch),
    ...(apiKey !== undefined && { apiKey }),
  });
  const asked = fromProvider({
    id,
    endpoint: baseUrl,
    timeout,
    clock,
    model: provider.chatModel(model),
    capabilities,
    leastReasoning: options.leastReasoning === 'reasoning_effort' ? 'none' : undefined,
    providerOptions: ({ logprobs = 0, reasoning }) => {
      const alternatives = Math.min(logprobs, capabilities.logprobs);
      const isTemplates = reasoning === 'least' && options.leastReasoning === 'chat_template_kwargs';
      // Members that the package does not know are sent as they are.
      const members = {
        ...(alternatives > 0 && { logprobs: true, top_logprobs: alternatives }),
        ...(isTemplates && { chat_template_kwargs: { enable_thinking: false } }),
      };
      return Object.keys(members).length === 0 ? undefined : { [NAME]: members };
    },
  });
  return {
    ...asked,
    generate: (request, signal) => asked.generate({ ...request, messages: joined(request.messages) }, signal),
  };
}

/** Templates of some models take no two messages of one role in a row. */
function joined(messages: readonly Message[]): Message[] {
  const all: Message[] = [];
  for (const { role, text } of messages) {
    const last = all.at(-1);
    if (last?.role === role) all[all.length - 1] = { role, text: `${last.text}\n\n${text}` };
    else all.push({ role, text });
  }
  return all;
}
