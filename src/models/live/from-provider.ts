/** A language model over the interface of the provider packages: one request, one reply, nothing retried, nothing thrown away. */
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import type { Clock } from '../../core/clock.ts';
import { CallError } from '../call-error.ts';
import type { Capabilities } from '../capabilities.ts';
import type { LanguageModel, Message, ModelReply, ModelRequest } from '../language-model.ts';
import { withPatience } from '../patience.ts';
import { noUsage, statedUsage, type Usage } from '../usage.ts';
import { httpError, isRefusal } from './error-kinds.ts';
import { tokenChoices } from './logprobs.ts';
import { failureOf } from './one-error.ts';
import { rateLimits } from './rate-headers.ts';

/** Sent where there is no key: without one the packages of vendors look for it in the environment, or throw. */
export const NO_KEY = 'none';

/** What every adapter is given. */
export interface LiveOptions {
  /** `provider:model`. */
  readonly id: string;
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds after which a call counts as lost. */
  readonly timeout: number;
  readonly clock: Clock;
}

export interface ProviderModel extends Pick<LiveOptions, 'id' | 'timeout' | 'clock'> {
  readonly endpoint: string;
  readonly capabilities: Capabilities;
  readonly model: LanguageModelV4;
  /** What is said where a request wants the least reasoning; absent where nothing should be. */
  readonly leastReasoning?: LanguageModelV4CallOptions['reasoning'];
  /** What is said to this provider in its own words, for a request as a whole and where a prefix ends. */
  readonly providerOptions: (request: ModelRequest) => LanguageModelV4CallOptions['providerOptions'];
  readonly prefixOptions?: LanguageModelV4CallOptions['providerOptions'];
}

export function fromProvider(served: ProviderModel): LanguageModel {
  const { id, endpoint, capabilities, clock, model, timeout } = served;
  return {
    id,
    endpoint,
    capabilities,
    generate: async (request, signal) => {
      try {
        return await withPatience(timeout, signal, async (abortSignal) => {
          const result = await model.doGenerate({ ...callOptions(served, request), abortSignal });
          return replyOf(result, request, clock.now());
        });
      } catch (error) {
        signal.throwIfAborted();
        const failure = failureOf(error);
        if (failure instanceof CallError) throw failure;
        if (isRefusal(failure)) return { finish: 'refused', text: '', tokens: null, usage: noUsage };
        throw httpError(failure, clock.now());
      }
    },
  };
}

function callOptions(served: ProviderModel, request: ModelRequest): LanguageModelV4CallOptions {
  const { messages, schema, maxOutputTokens, temperature, topP } = request;
  const { capabilities, leastReasoning, providerOptions, prefixOptions } = served;
  const options = providerOptions(request);
  const { maxTemperature } = capabilities;
  const samples = maxTemperature !== null;
  return {
    prompt: messages.map((message) => promptMessage(message, prefixOptions)),
    maxOutputTokens,
    ...(request.reasoning === 'least' && leastReasoning !== undefined && { reasoning: leastReasoning }),
    ...(samples && temperature !== undefined && { temperature: Math.min(temperature, maxTemperature) }),
    ...(samples && topP !== undefined && { topP }),
    ...(schema !== undefined &&
      capabilities.structuredOutput !== 'none' && { responseFormat: { type: 'json', schema } }),
    ...(options !== undefined && { providerOptions: options }),
  };
}

function promptMessage(
  { role, text, endsPrefix }: Message,
  prefixOptions: ProviderModel['prefixOptions'],
): LanguageModelV4Prompt[number] {
  const options = endsPrefix && prefixOptions !== undefined ? { providerOptions: prefixOptions } : {};
  return role === 'system'
    ? { role, content: text, ...options }
    : { role, content: [{ type: 'text', text }], ...options };
}

const finishes = { stop: 'stop', length: 'length', 'content-filter': 'refused' } as const;

function replyOf(result: LanguageModelV4GenerateResult, request: ModelRequest, now: number): ModelReply {
  const { content, finishReason, usage, response } = result;
  const limits = rateLimits(response?.headers ?? {}, now);
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return {
    finish: finishes[finishReason.unified as keyof typeof finishes] ?? 'other',
    text,
    tokens: request.logprobs === undefined ? null : tokenChoices(response?.body),
    usage: usageOf(usage, text),
    ...(limits && { limits }),
  };
}

/** What the packages leave open is not there; but what a server leaves out is nothing to some of them. */
function usageOf(usage: LanguageModelV4GenerateResult['usage'], text: string): Usage | null {
  const { noCache, cacheRead = 0, cacheWrite = 0 } = usage.inputTokens;
  return statedUsage({ input: noCache, cacheRead, cacheWrite, output: usage.outputTokens.total }, text);
}
