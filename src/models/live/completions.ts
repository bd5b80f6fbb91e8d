/**
 * Text completions as OpenAI's older interface has them, and vLLM, llama.cpp and gateways after it: for models that go on with a text
 * and know of no turns. With `echo` a server says how probable a given continuation is, token by token.
 */
import { z } from 'zod';
import { parseJson } from '../../core/json.ts';
import { CallError } from '../call-error.ts';
import type { Capabilities } from '../capabilities.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import { withPatience } from '../patience.ts';
import type { TokenChoice } from '../token-choice.ts';
import { statedUsage } from '../usage.ts';
import { httpError, networkError } from './error-kinds.ts';
import type { LiveOptions } from './from-provider.ts';
import { rateLimits } from './rate-headers.ts';
import { safeFetch } from './safe-fetch.ts';

const capabilities: Capabilities = {
  structuredOutput: 'none',
  logprobs: 20,
  prefixCaching: 'automatic',
  batch: false,
  prefill: false,
  maxParallel: 32,
  reasoningTokens: 0,
  maxTemperature: 2,
  scores: true,
};

const replySchema = z.object({
  choices: z
    .array(
      z.object({
        text: z.string(),
        finish_reason: z.string().nullish(),
        logprobs: z
          .object({
            tokens: z.array(z.string()),
            token_logprobs: z.array(z.number().nullable()),
            top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullish(),
            text_offset: z.array(z.number()).nullish(),
          })
          .nullish(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});
type Choice = z.infer<typeof replySchema>['choices'][number];

export function openCompletions({ id, model, baseUrl, apiKey, fetch, timeout, clock }: LiveOptions): LanguageModel {
  const endpoint = `${baseUrl}/completions`;
  const safe = safeFetch(fetch);
  const headers = {
    'content-type': 'application/json',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  return {
    id,
    endpoint,
    capabilities,
    generate: async (request, signal) => {
      try {
        return await withPatience(timeout, signal, async (either) => {
          const body = JSON.stringify(bodyOf(model, request));
          const response = await safe(endpoint, { method: 'POST', headers, body, signal: either });
          const text = await response.text();
          const said = Object.fromEntries(response.headers);
          const reply = replySchema.safeParse(parseJson(text));
          if (!response.ok || !reply.success)
            throw httpError({ status: response.status, headers: said, body: text }, clock.now());
          const limits = rateLimits(said, clock.now());
          return { ...replyOf(request, reply.data), ...(limits && { limits }) };
        });
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof CallError ? error : networkError(error);
      }
    },
  };
}

/** Of a base model the whole text is one message. */
function textOf({ messages }: Pick<ModelRequest, 'messages'>): string {
  return messages.map(({ text }) => text).join('\n\n');
}

function bodyOf(model: string, request: ModelRequest): Record<string, unknown> {
  const { continuation, maxOutputTokens, temperature, topP, logprobs } = request;
  const prompt = textOf(request);
  // Some servers generate a token at least.
  if (continuation !== undefined)
    return { model, prompt: `${prompt}${continuation}`, max_tokens: 1, temperature: 0, logprobs: 1, echo: true };
  return {
    model,
    prompt,
    max_tokens: maxOutputTokens,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(logprobs !== undefined && { logprobs: Math.min(logprobs, capabilities.logprobs) }),
  };
}

function replyOf(request: ModelRequest, { choices, usage }: z.infer<typeof replySchema>): ModelReply {
  const [choice] = choices as [Choice, ...Choice[]];
  const { continuation, logprobs } = request;
  const text = continuation ?? choice.text;
  const counted = usage && { input: usage.prompt_tokens, cacheRead: 0, cacheWrite: 0, output: usage.completion_tokens };
  const isTold = continuation !== undefined || logprobs !== undefined;
  return {
    finish: continuation !== undefined || choice.finish_reason !== 'length' ? 'stop' : 'length',
    text,
    tokens: !isTold
      ? null
      : continuation === undefined
        ? tokensOf(choice)
        : scoredTokens(choice, textOf(request), continuation),
    usage: counted ? statedUsage(counted, text) : null,
  };
}

function tokensOf({ logprobs }: Choice): TokenChoice[] | null {
  if (!logprobs || logprobs.tokens.length === 0) return null;
  return logprobs.tokens.map((token, at) => ({
    token,
    logprob: clipped(logprobs.token_logprobs[at]),
    alternatives: Object.entries(logprobs.top_logprobs?.[at] ?? {})
      .map(([other, logprob]) => ({ token: other, logprob: clipped(logprob) }))
      .sort((one, other) => other.logprob - one.logprob),
  }));
}

/** Null where the continuation was not told of, or does not begin and end with tokens of its own. */
function scoredTokens(choice: Choice, prompt: string, continuation: string): TokenChoice[] | null {
  const all = tokensOf(choice);
  const end = prompt.length + continuation.length;
  let place = 0;
  const own = (all ?? []).filter(({ token }, at) => {
    const from = choice.logprobs?.text_offset?.[at] ?? place;
    place = from + token.length;
    return from >= prompt.length && from < end;
  });
  return own.map(({ token }) => token).join('') === continuation
    ? own.map((one) => ({ ...one, alternatives: [] }))
    : null;
}

function clipped(logprob: number | null | undefined): number {
  return Math.max(-9999, Math.min(0, logprob ?? -9999));
}
