/** OpenAI's chat completions, embeddings and list of models, as it and compatible servers speak them. */
import { createRandom } from '../../core/random.ts';
import type { JsonSchema } from '../../models/json-schema.ts';
import type { Message, ModelRequest } from '../../models/language-model.ts';
import type { TokenChoice } from '../../models/token-choice.ts';
import { estimateTokens } from '../../models/token-estimate.ts';
import { Refused, type Route, type StubOptions, type StubState } from './stub-types.ts';
import { type Worked, worked } from './work.ts';

type Content = string | readonly { readonly text?: string }[];

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: Message['role'] | 'developer'; readonly content: Content }[];
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
  readonly logprobs?: boolean;
  readonly top_logprobs?: number;
  readonly response_format?: { readonly json_schema?: { readonly schema: JsonSchema } };
}

export function openaiRoutes(state: StubState): Route[] {
  return [
    {
      method: 'POST',
      path: /\/chat\/completions$/u,
      works: true,
      handle: ({ body, malformed }) => chatCompletion(state, body as ChatBody, malformed),
    },
    {
      method: 'POST',
      path: /(?<!\/chat)\/completions$/u,
      works: true,
      handle: ({ body }) => textCompletion(state, body as CompletionBody),
    },
    {
      method: 'POST',
      path: /\/embeddings$/u,
      works: true,
      handle: ({ body }) => embeddings(state, body as EmbeddingsBody),
    },
    {
      method: 'GET',
      path: /\/models$/u,
      handle: () => ({
        object: 'list',
        data: (state.options.models ?? ['stub']).map((id) => ({ id, object: 'model', created: 0, owned_by: 'stub' })),
      }),
    },
  ];
}

interface CompletionBody {
  readonly model: string;
  readonly prompt: string;
  readonly max_tokens?: number;
  readonly temperature?: number;
  readonly logprobs?: number;
  readonly echo?: boolean;
}

/** What a text goes on with. With `echo`, the last word of the prompt is one that it might have gone on with. */
function textCompletion(state: StubState, body: CompletionBody): unknown {
  const split = body.echo ? Math.max(0, body.prompt.search(/[ \n]\S+$/u)) : body.prompt.length;
  const [prompt, given] = [body.prompt.slice(0, split), body.prompt.slice(split)];
  const request: ModelRequest = {
    messages: [{ role: 'user', text: prompt }],
    maxOutputTokens: body.max_tokens ?? 16,
    ...(body.logprobs !== undefined && { logprobs: body.echo ? 20 : body.logprobs }),
  };
  const reply = worked(state, body.model, request, false);
  if (reply instanceof Refused) return reply;
  const { text, tokens, finish, usage } = reply;
  const logprobs = body.echo ? echoed(tokens, prompt, given) : completed(tokens);
  const isTold = body.logprobs !== undefined && tokens !== null && !state.options.dropsLogprobs;
  return {
    id: 'cmpl-stub',
    object: 'text_completion',
    created: 0,
    model: body.model,
    choices: [
      {
        index: 0,
        text: body.echo ? `${body.prompt}${text}` : text,
        logprobs: isTold ? logprobs : null,
        finish_reason: finish === 'length' ? 'length' : 'stop',
      },
    ],
    usage: { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output },
  };
}

function completed(tokens: readonly TokenChoice[] | null): unknown {
  return {
    tokens: tokens?.map(({ token }) => token),
    token_logprobs: tokens?.map(({ logprob }) => logprob),
    top_logprobs: tokens?.map(({ alternatives }) =>
      Object.fromEntries(alternatives.map(({ token, logprob }) => [token, logprob])),
    ),
  };
}

/** The prompt as one token, what was given as another: as probable as all of its spellings, for what answers here knows of labels and not of texts. */
function echoed(tokens: readonly TokenChoice[] | null, prompt: string, given: string): unknown {
  const share = (tokens?.[0]?.alternatives ?? [])
    .filter(({ token }) => token.trim() === given.trim().replaceAll(/[()]/gu, ''))
    .reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
  return {
    tokens: [prompt, given],
    token_logprobs: [null, share === 0 ? -20 : Math.min(0, Math.log(share))],
    top_logprobs: [null, {}],
    text_offset: [0, prompt.length],
  };
}

/** One completion; also what a batch does for each of its lines. */
export function chatCompletion(state: StubState, body: ChatBody, malformed = false): unknown {
  const reply = worked(state, body.model, requestOf(body), malformed);
  return reply instanceof Refused ? reply : completionOf(body, reply, state.options);
}

function requestOf(body: ChatBody): ModelRequest {
  const { messages, temperature, logprobs, top_logprobs: alternatives } = body;
  const schema = body.response_format?.json_schema?.schema;
  return {
    messages: messages.map(({ role, content }) => ({
      role: role === 'developer' ? 'system' : role,
      text: textOf(content),
    })),
    maxOutputTokens: body.max_completion_tokens ?? body.max_tokens ?? 4096,
    ...(temperature !== undefined && { temperature }),
    ...(logprobs && { logprobs: alternatives ?? 1 }),
    ...(schema !== undefined && { schema }),
  };
}

function textOf(content: Content): string {
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');
}

const reasons = { stop: 'stop', length: 'length', refused: 'stop', other: 'unknown' } as const;

function completionOf({ model }: ChatBody, reply: Worked, { dropsLogprobs, dropsUsage }: StubOptions): unknown {
  const { finish, text, tokens, usage } = reply;
  const refused = finish === 'refused';
  const prompt = usage.input + usage.cacheRead + usage.cacheWrite;
  return {
    id: 'chatcmpl-stub',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: refused ? null : text, refusal: refused ? text || 'No.' : null },
        logprobs: tokens === null || dropsLogprobs ? null : { content: tokens.map(tokenOf), refusal: null },
        finish_reason: reasons[finish],
      },
    ],
    ...(!dropsUsage && {
      usage: {
        prompt_tokens: prompt,
        completion_tokens: usage.output,
        total_tokens: prompt + usage.output,
        prompt_tokens_details: { cached_tokens: usage.cacheRead },
        completion_tokens_details: { reasoning_tokens: 0 },
      },
    }),
  };
}

function tokenOf({ token, logprob, alternatives }: TokenChoice): unknown {
  const withBytes = (scored: { token: string; logprob: number }) => ({
    ...scored,
    bytes: [...Buffer.from(scored.token)],
  });
  return { ...withBytes({ token, logprob }), top_logprobs: alternatives.map(withBytes) };
}

interface EmbeddingsBody {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly encoding_format?: 'float' | 'base64';
}

const DIMENSIONS = 16;

/** Words that texts share bring their vectors closer. */
function embeddings(state: StubState, { model, input, encoding_format }: EmbeddingsBody): unknown {
  const texts = typeof input === 'string' ? [input] : input;
  if (texts.some((text) => text === '')) return new Refused(400, { error: { message: 'input cannot be empty' } });
  if (texts.some((text) => text.length > 30_000)) {
    return new Refused(400, { error: { message: "This model's maximum context length is 8192 tokens" } });
  }
  const tokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  state.billed.push({ input: tokens, cacheRead: 0, cacheWrite: 0, output: 0 });
  const data = texts.map((text, index) => {
    const vector = vectorOf(text);
    const embedding =
      encoding_format === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
    return { object: 'embedding', index, embedding };
  });
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return { object: 'list', model, data, ...(!state.options.dropsUsage && { usage }) };
}

function vectorOf(text: string): number[] {
  const sum = new Array<number>(DIMENSIONS).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const random = createRandom(word);
    for (let axis = 0; axis < DIMENSIONS; axis++) sum[axis] = (sum[axis] as number) + random.next() - 0.5;
  }
  return sum;
}
