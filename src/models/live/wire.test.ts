import type { UnderlyingDefaultSource } from 'node:stream/web';
import { describe, expect, test } from 'vitest';
import { CallError } from '../call-error.ts';
import type { Capabilities } from '../capabilities.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import { openAnthropic } from './anthropic.ts';
import { type CompatibleOptions, openCompatible } from './compatible.ts';
import { openGoogle } from './google.ts';
import { openOpenAI } from './openai.ts';

/** Bodies as servers write them, where the stub server writes none of the kind. */
const never = new AbortController().signal;
const hello: ModelRequest = { messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 20 };
const openers = { anthropic: openAnthropic, openai: openOpenAI, google: openGoogle, compatible: openCompatible };
type Kind = keyof typeof openers;

interface Sent {
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A model whose server answers `reply`, and what was sent to it. */
function answering(kind: Kind, reply: unknown, status = 200, options: Partial<CompatibleOptions> = {}) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    sent.push({ headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) });
    const text = typeof reply === 'string' ? reply : JSON.stringify(reply);
    return new Response(text, { status, headers: { 'content-type': 'application/json' } });
  };
  const model: LanguageModel = openers[kind]({
    id: `${kind}:x`,
    model: 'x',
    baseUrl: 'http://127.0.0.1:1/v1',
    apiKey: 'key',
    fetch,
    timeout: 5000,
    clock: { now: () => 0, monotonic: () => 0 },
    ...options,
  });
  return { model, sent };
}

const replyTo = (kind: Kind, body: unknown): Promise<ModelReply> => answering(kind, body).model.generate(hello, never);
const errorOf = (kind: Kind, body: unknown, status = 200): Promise<unknown> =>
  answering(kind, body, status)
    .model.generate(hello, never)
    .catch((error: unknown) => error);

const chat = (message: object, rest: object = {}) => ({
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }],
  ...rest,
});

describe('what a model thought is no part of what it said', () => {
  test.each<[Kind, unknown]>([
    ['compatible', chat({ content: 'Yes', reasoning_content: 'hidden' })],
    ['compatible', chat({ content: 'Yes', reasoning: 'hidden' })],
    [
      'anthropic',
      {
        type: 'message',
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'hidden', signature: 's' },
          { type: 'text', text: 'Yes' },
        ],
        stop_reason: 'end_turn',
        usage: { input_tokens: 1, output_tokens: 9 },
      },
    ],
    [
      'google',
      {
        candidates: [
          {
            content: { role: 'model', parts: [{ text: 'hidden', thought: true }, { text: 'Yes' }] },
            finishReason: 'STOP',
          },
        ],
      },
    ],
  ])('%s', async (kind, body) => {
    expect(await replyTo(kind, body)).toMatchObject({ finish: 'stop', text: 'Yes' });
  });

  test('but its tokens are paid for', async () => {
    const counted = { prompt_tokens: 3, completion_tokens: 50, completion_tokens_details: { reasoning_tokens: 45 } };
    expect((await replyTo('openai', chat({ content: 'Yes' }, { usage: counted }))).usage?.output).toBe(50);
    const google = {
      candidates: [],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 5, thoughtsTokenCount: 45 },
    };
    expect((await replyTo('google', google)).usage?.output).toBe(50);
  });
});

test('an answer that Google would go on with in another call is one that was cut off, and no call that nobody counted', async () => {
  let calls = 0;
  const fetch: typeof globalThis.fetch = async () => {
    if (++calls > 3) throw new Error('asked on and on');
    return Response.json({
      candidates: [{ content: { parts: [{ text: 'half' }] }, finishReason: 'CONTINUATION', continuationToken: 'more' }],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 5 },
    });
  };
  const reply = await answering('google', {}, 200, { fetch }).model.generate(hello, never);
  expect([calls, reply]).toEqual([
    1,
    { finish: 'length', text: 'half', tokens: null, usage: { input: 3, cacheRead: 0, cacheWrite: 0, output: 5 } },
  ]);
});

test.each(['MALFORMED_FUNCTION_CALL', 'OTHER', 'SOMETHING_NEW'])(
  'how Google ended, %s, is an outcome',
  async (reason) => {
    const body = { candidates: [{ content: { parts: [{ text: 'x' }] }, finishReason: reason }] };
    expect(await replyTo('google', body)).toMatchObject({ finish: 'other', text: 'x' });
  },
);

describe('what was not answered', () => {
  test('a prompt that Google blocks is refused', async () => {
    const blocked = { promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: { promptTokenCount: 3 } };
    expect(await replyTo('google', blocked)).toMatchObject({ finish: 'refused', text: '', usage: { input: 3 } });
  });

  test('content that a filter cuts is refused', async () => {
    const filtered = { choices: [{ index: 0, message: { content: 'Y' }, finish_reason: 'content_filter' }] };
    expect(await replyTo('openai', filtered)).toMatchObject({ finish: 'refused', text: 'Y' });
    expect(await replyTo('compatible', filtered)).toMatchObject({ finish: 'refused', text: 'Y' });
  });

  test.each<[Kind, unknown]>([
    ['compatible', chat({ content: null })],
    ['compatible', { choices: [{ message: {} }] }],
    ['google', { candidates: [{ content: {}, finishReason: 'MAX_TOKENS' }] }],
    [
      'anthropic',
      { type: 'message', content: [], stop_reason: 'max_tokens', usage: { input_tokens: 1, output_tokens: 0 } },
    ],
  ])('nothing said is an empty text: %s %j', async (kind, body) => {
    expect((await replyTo(kind, body)).text).toBe('');
  });

  test.each<[Kind]>([['anthropic'], ['openai'], ['google'], ['compatible']])(
    'another kind of JSON: %s',
    async (kind) => {
      for (const body of ['[]', '"x"', 'null', '{"choices":[]}', '{"content":5,"candidates":5}', '']) {
        if (kind === 'google' && body === '{"choices":[]}') continue;
        expect(await errorOf(kind, body), body).toMatchObject({ kind: 'not-an-api' });
      }
    },
  );
});

describe('usage', () => {
  const openai = (usage: unknown) => chat({ content: 'x' }, { usage });
  const google = (usageMetadata: unknown) => ({
    candidates: [{ content: { parts: [{ text: 'x' }] }, finishReason: 'STOP' }],
    usageMetadata,
  });
  test.each<[Kind, unknown]>([
    ['compatible', chat({ content: 'x' })],
    ['compatible', openai(null)],
    ['compatible', openai({})],
    ['compatible', openai({ prompt_tokens: 9 })],
    ['openai', openai({ completion_tokens: 9 })],
    ['openai', openai(null)],
    ['google', google(undefined)],
    ['google', google({ promptTokenCount: 9 })],
    ['google', google({ candidatesTokenCount: 9 })],
  ])('is not known where a server counts nothing, or half of it: %s %j', async (kind, body) => {
    expect(await replyTo(kind, body)).toMatchObject({ text: 'x', usage: null });
  });

  test.each([1e300, -5, 1.5, 1e9, Number.MAX_SAFE_INTEGER])(
    'is not known where a server writes what no count can be: %j',
    async (count) => {
      for (const cached of [0, count]) {
        const usage = { prompt_tokens: count, completion_tokens: 1, prompt_tokens_details: { cached_tokens: cached } };
        expect((await replyTo('compatible', openai(usage))).usage).toBe(null);
      }
      expect((await replyTo('openai', openai({ prompt_tokens: 1, completion_tokens: count }))).usage).toBe(null);
    },
  );

  test('is not known where more came out of a cache than there was', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 6 } };
    expect((await replyTo('compatible', openai(usage))).usage).toBe(null);
  });

  test('is believed above the worst case: it is what will be asked for', async () => {
    const usage = { prompt_tokens: 50_000, completion_tokens: 4000 };
    expect((await replyTo('compatible', openai(usage))).usage).toMatchObject({ input: 50_000, output: 4000 });
  });

  test('parts what was written to a cache of OpenAI', async () => {
    const usage = {
      prompt_tokens: 1000,
      completion_tokens: 1,
      prompt_tokens_details: { cached_tokens: 600, cache_write_tokens: 300 },
    };
    expect((await replyTo('openai', chat({ content: 'x' }, { usage }))).usage).toEqual({
      input: 100,
      cacheRead: 600,
      cacheWrite: 300,
      output: 1,
    });
  });
});

describe('failures', () => {
  test('a wait that nobody can wait for is none', async () => {
    for (const wait of ['Infinity', '', ' ', '-1', '9'.repeat(400)]) {
      const fetch: typeof globalThis.fetch = async () =>
        new Response('{}', { status: 429, headers: { 'retry-after-ms': wait } });
      const { model } = answering('compatible', {}, 429, { fetch });
      const error = await model.generate(hello, never).catch((caught: unknown) => caught);
      expect(error, wait).toMatchObject({ kind: 'rate-limited', retryAfter: null });
    }
  });

  test.each<[string, Kind, number, unknown, string]>([
    [
      'a key that Google does not know',
      'google',
      400,
      {
        error: {
          code: 400,
          message: 'API key not valid.',
          status: 'INVALID_ARGUMENT',
          details: [{ reason: 'API_KEY_INVALID' }],
        },
      },
      'key-refused',
    ],
    ['a base URL that lacks /v1 at Ollama', 'compatible', 404, '404 page not found', 'not-an-api'],
    ['a path that a server has not', 'compatible', 404, { detail: 'Not Found' }, 'not-an-api'],
    ['a model that Ollama has not', 'compatible', 404, { error: { message: 'model "x" not found' } }, 'model-unknown'],
    [
      'a model that vLLM has not',
      'compatible',
      404,
      { object: 'error', message: 'The model does not exist.' },
      'model-unknown',
    ],
    ['a gateway that fails under status 200', 'compatible', 200, { error: { code: 502, message: 'no' } }, 'server'],
    [
      'a gateway that defers under status 200',
      'compatible',
      200,
      { error: { code: 429, message: 'no' } },
      'rate-limited',
    ],
    ['a server that has no such method', 'compatible', 200, { error: 'Unexpected endpoint or method.' }, 'not-an-api'],
    [
      'too many tokens a minute',
      'compatible',
      429,
      { error: { message: 'Too many tokens, please wait.' } },
      'rate-limited',
    ],
  ])('%s', async (_, kind, status, body, expected) => {
    expect(await errorOf(kind, body, status)).toMatchObject({ kind: expected });
  });

  test('Google says in the body how long to wait', async () => {
    const body = {
      error: { code: 429, message: 'm', status: 'RESOURCE_EXHAUSTED', details: [{ retryDelay: '34.5s' }] },
    };
    expect(await errorOf('google', body, 429)).toMatchObject({ kind: 'rate-limited', retryAfter: 34_500 });
  });

  test('what the package will not send was not sent, and may not be billed', async () => {
    const late: ModelRequest = { ...hello, messages: [...hello.messages, { role: 'system', text: 'late' }] };
    const { model, sent } = answering('google', {});
    const error = await model.generate(late, never).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CallError);
    expect([(error as CallError).kind, (error as CallError).mayBeBilled, sent.length]).toEqual(['rejected', false, 0]);
  });
});

describe('parameters that a model takes', () => {
  const sampled: ModelRequest = { ...hello, temperature: 0.5, logprobs: 5 };
  const names = {
    anthropic: [
      'claude-3-haiku-20240307',
      'claude-3-5-sonnet-20241022',
      'claude-sonnet-4-20250514',
      'claude-opus-4-1-20250805',
      'claude-haiku-4-5',
      'claude-opus-4-6',
      'claude-opus-4-7',
      'claude-opus-4-8',
      'claude-opus-5',
      'claude-sonnet-5-5',
      'claude-haiku-5-5',
      'claude-fable-5',
    ],
    openai: [
      'gpt-3.5-turbo',
      'gpt-4.1-mini',
      'gpt-4o-2024-08-06',
      'gpt-5',
      'gpt-5-chat-latest',
      'gpt-5.1-chat-latest',
      'gpt-5.4-mini',
      'gpt-6-luna',
      'gpt-10',
      'o1',
      'o4-mini',
      'open-model',
    ],
  };

  test.each(names.anthropic)('%s', async (name) => {
    const { model, sent } = answering('anthropic', {}, 500, { model: name });
    await model.generate(sampled, never).catch(() => null);
    expect(sent[0]?.body['temperature'] !== undefined).toBe(model.capabilities.maxTemperature !== null);
  });

  test.each(names.openai)('%s', async (name) => {
    const { model, sent } = answering('openai', {}, 500, { model: name });
    await model.generate(sampled, never).catch(() => null);
    const body = sent[0]?.body ?? {};
    expect(body['temperature'] !== undefined).toBe(model.capabilities.maxTemperature !== null);
    expect(body['logprobs'] === true && body['top_logprobs'] === 5).toBe(model.capabilities.logprobs > 0);
    expect(body['max_tokens'] ?? body['max_completion_tokens']).toBe(20);
  });
});

describe('older Claude models are held to a schema by a tool', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' } },
    required: ['a'],
    additionalProperties: false,
  };

  test.each(['claude-3-haiku-20240307', 'claude-sonnet-4-20250514', 'claude-opus-4-0'])('%s', async (name) => {
    const called = {
      type: 'message',
      content: [{ type: 'tool_use', id: 't', name: 'json', input: { a: 'x' } }],
      stop_reason: 'tool_use',
      usage: { input_tokens: 1, output_tokens: 1 },
    };
    const { model, sent } = answering('anthropic', called, 200, { model: name });
    const reply = await model.generate({ ...hello, schema }, never);
    expect([reply.finish, reply.text]).toEqual(['stop', '{"a":"x"}']);
    expect(sent[0]?.body).toMatchObject({ tools: [{ name: 'json' }] });
    expect(sent[0]?.body['output_config']).toBe(undefined);
  });

  test.each(['claude-opus-4-1', 'claude-haiku-4-5-20251001', 'claude-opus-4-6', 'claude-sonnet-5', 'claude-next'])(
    'not %s',
    async (name) => {
      const { model, sent } = answering('anthropic', {}, 500, { model: name });
      await model.generate({ ...hello, schema }, never).catch(() => null);
      expect(sent[0]?.body['tools']).toBe(undefined);
      expect(sent[0]?.body).toMatchObject({ output_config: { format: { type: 'json_schema' } } });
    },
  );
});

describe('a compatible server of which more is known', () => {
  const schema = { type: 'object', properties: {}, required: [], additionalProperties: false };
  const asked: ModelRequest = { ...hello, schema, logprobs: 5, temperature: 0.5 };
  const known = async (capabilities: Partial<Capabilities>) => {
    const { model, sent } = answering('compatible', {}, 500, { capabilities });
    await model.generate(asked, never).catch(() => null);
    return { model, body: sent[0]?.body ?? {} };
  };

  test('is asked for what it has', async () => {
    const { model, body } = await known({ structuredOutput: 'json', logprobs: 0, maxTemperature: null });
    expect(model.capabilities).toMatchObject({ structuredOutput: 'json', logprobs: 0, maxParallel: 32 });
    expect(body).toMatchObject({ response_format: { type: 'json_object' } });
    for (const name of ['logprobs', 'top_logprobs', 'temperature']) expect(body[name]).toBe(undefined);
    expect((await known({ structuredOutput: 'none' })).body['response_format']).toBe(undefined);
  });

  test('and never for more alternatives than it gives', async () => {
    expect((await known({ logprobs: 3 })).body['top_logprobs']).toBe(3);
  });
});

test('a reply that says that it is too long is not begun to be read', async () => {
  const done: string[] = [];
  const source: UnderlyingDefaultSource = {
    pull: (controller) => {
      done.push('read');
      controller.enqueue(new Uint8Array(1000));
    },
    cancel: () => void done.push('let go'),
  };
  const body = new ReadableStream(source, { highWaterMark: 0 });
  const headers = { 'content-type': 'application/json', 'content-length': '9000000' };
  const { model } = answering('compatible', {}, 200, { fetch: async () => new Response(body, { headers }) });
  await expect(model.generate(hello, never)).rejects.toMatchObject({ kind: 'not-an-api' });
  expect(done).toEqual(['let go']);
});

test('a prefix may end with the instructions', async () => {
  const { model, sent } = answering('anthropic', {}, 500);
  const messages = [{ role: 'system', text: 'Instructions', endsPrefix: true } as const, ...hello.messages];
  await model.generate({ ...hello, messages }, never).catch(() => null);
  expect(sent[0]?.body['system']).toEqual([
    { type: 'text', text: 'Instructions', cache_control: { type: 'ephemeral' } },
  ]);
});

test('a reply that was begun is passed on as the last message', async () => {
  const begun: ModelRequest = { ...hello, messages: [...hello.messages, { role: 'assistant', text: '{"a":' }] };
  for (const kind of ['anthropic', 'openai', 'compatible'] as const) {
    const { model, sent } = answering(kind, {}, 500);
    await model.generate(begun, never).catch(() => null);
    const messages = sent[0]?.body['messages'] as { role: string }[];
    expect(messages.at(-1)?.role).toBe('assistant');
    expect(JSON.stringify(messages.at(-1))).toContain('{\\"a\\":');
  }
});

test('what is sent names the packages and nothing of this machine or person', async () => {
  for (const kind of Object.keys(openers) as Kind[]) {
    const { model, sent } = answering(kind, {}, 500);
    await model.generate(hello, never).catch(() => null);
    expect(sent[0]?.headers.get('user-agent')).toMatch(
      /^ai-sdk-[a-z-]+\/[\d.]+ ai-sdk-[a-z-]+\/[\d.]+ node\.js\/\d+$/u,
    );
    expect([...(sent[0]?.headers.keys() ?? [])].filter((name) => /org|project|cookie|session/u.test(name))).toEqual([]);
  }
});

describe('a request that wants the least reasoning', () => {
  const least = { ...hello, reasoning: 'least' } as const;
  const sentBy = async (kind: Kind, request: ModelRequest, options: Partial<CompatibleOptions>) => {
    const { model, sent } = answering(kind, {}, 200, options);
    await model.generate(request, never).catch(() => {});
    return sent[0]?.body ?? {};
  };

  test.each<[Kind, Partial<CompatibleOptions>, object]>([
    ['openai', { model: 'gpt-5-mini' }, { reasoning_effort: 'low' }],
    ['openai', { model: 'o4-mini' }, { reasoning_effort: 'low' }],
    ['anthropic', { model: 'claude-opus-4-8' }, { thinking: { type: 'disabled' } }],
    ['google', { model: 'gemini-2.5-flash' }, { generationConfig: { thinkingConfig: { thinkingBudget: 0 } } }],
    ['google', { model: 'gemini-3-pro-preview' }, { generationConfig: { thinkingConfig: { thinkingLevel: 'low' } } }],
    ['compatible', { leastReasoning: 'reasoning_effort' }, { reasoning_effort: 'none' }],
    ['compatible', { leastReasoning: 'chat_template_kwargs' }, { chat_template_kwargs: { enable_thinking: false } }],
  ])('%s %j says %j', async (kind, options, said) => {
    expect(await sentBy(kind, least, options)).toMatchObject(said);
  });

  test.each<[Kind, string]>([
    ['openai', 'gpt-4.1-mini'],
    ['anthropic', 'claude-haiku-4-5'],
    ['google', 'gemini-2.0-flash'],
    ['compatible', 'some-model'],
  ])('%s says nothing to %s', async (kind, model) => {
    expect(await sentBy(kind, least, { model })).toEqual(await sentBy(kind, hello, { model }));
  });

  test('one that does not say so is left to the model', async () => {
    for (const kind of ['openai', 'compatible'] as const) {
      const body = await sentBy(kind, hello, { model: 'gpt-5-mini', leastReasoning: 'reasoning_effort' });
      expect(body).not.toHaveProperty('reasoning_effort');
    }
  });
});
