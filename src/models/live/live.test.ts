import { afterEach, describe, expect, test } from 'vitest';
import { describeLanguageModel } from '../../testing/language-model-contract.ts';
import { type StubServer, startStubServer } from '../../testing/stub-server/stub-server.ts';
import { Refused, type StubOptions } from '../../testing/stub-server/stub-types.ts';
import { CallError, type CallErrorKind } from '../call-error.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import { checkStructured } from '../prompts/check-structured.ts';
import { requestOfPrompt } from '../prompts/prompt.ts';
import { openAnthropic } from './anthropic.ts';
import { openCompatible } from './compatible.ts';
import type { LiveOptions } from './from-provider.ts';
import { openGoogle } from './google.ts';
import { openOpenAI } from './openai.ts';

const openers = { anthropic: openAnthropic, openai: openOpenAI, google: openGoogle, compatible: openCompatible };
type Kind = keyof typeof openers;
const kinds = Object.keys(openers) as Kind[];

const clock = { now: () => Date.parse('2026-01-01T00:00:00Z'), monotonic: () => performance.now() };
const never = new AbortController().signal;
const hello: ModelRequest = { messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 20 };

function open(kind: Kind, baseUrl: string, options: Partial<LiveOptions> = {}): LanguageModel {
  return openers[kind]({
    id: `${kind}:stub`,
    model: 'stub',
    baseUrl,
    apiKey: 'key',
    fetch,
    timeout: 5000,
    clock,
    ...options,
  });
}

describe.each(kinds)('%s', (kind) => {
  describeLanguageModel(kind, async () => {
    const stub = await startStubServer();
    return { model: open(kind, `${stub.url}/v1`), close: () => stub.close() };
  });
});

let stub: StubServer | undefined;
afterEach(() => stub?.close());

/** A model at a new stub server; the one before is gone. */
async function served(kind: Kind, options: StubOptions = {}, live: Partial<LiveOptions> = {}) {
  await stub?.close();
  stub = await startStubServer(options);
  return open(kind, `${stub.url}/v1`, live);
}

const kindOf = (model: LanguageModel, request = hello, signal = never): Promise<CallErrorKind | string> =>
  model.generate(request, signal).then(
    () => 'no error',
    (error) => (error instanceof CallError ? error.kind : `another error: ${error}`),
  );

describe.each(kinds)('what goes wrong with %s', (kind) => {
  test.each([
    ['rateLimited', 'rate-limited'],
    ['serverError', 'server'],
    ['overloaded', 'overloaded'],
    ['reset', 'connection'],
    ['cut', 'connection'],
    ['page', 'not-an-api'],
  ] as const)('%s', async (fault, expected) => {
    expect(await kindOf(await served(kind, { faults: { [fault]: 1 } }))).toBe(expected);
  });

  test('a server that never answers, an end that is not waited for', async () => {
    const model = await served(kind, { faults: { hang: 1 } }, { timeout: 100 });
    expect(await kindOf(model)).toBe('timeout');
    const stop = new AbortController();
    const asked = model.generate(hello, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(asked).rejects.toThrow('stopped');
  });

  test('a wrong key, an unknown model, a prompt that does not fit, nobody there', async () => {
    expect(await kindOf(await served(kind, { key: 'another' }))).toBe('key-refused');
    expect(await kindOf(await served(kind, { models: ['other'] }))).toBe('model-unknown');
    const long = { ...hello, messages: [{ role: 'user' as const, text: 'x'.repeat(500_000) }] };
    expect(await kindOf(await served(kind), long)).toBe('too-long');
    const { url } = stub as StubServer;
    await stub?.close();
    expect(await kindOf(open(kind, `${url}/v1`))).toBe('unreachable');
  });

  test('a refusal is an answer', async () => {
    const refused: ModelReply = {
      finish: 'refused',
      text: 'No.',
      tokens: null,
      usage: { input: 3, cacheRead: 0, cacheWrite: 0, output: 2 },
    };
    const reply = await (await served(kind, { answer: () => refused })).generate(hello, never);
    expect(reply).toMatchObject({ finish: 'refused', usage: refused.usage });
  });

  test('an empty answer is an answer', async () => {
    const empty: ModelReply = {
      finish: 'stop',
      text: '',
      tokens: null,
      usage: { input: 3, cacheRead: 0, cacheWrite: 0, output: 0 },
    };
    expect((await (await served(kind, { answer: () => empty })).generate(hello, never)).text).toBe('');
  });

  test('half an answer is what came', async () => {
    const model = await served(kind, { faults: { malformed: 1 } });
    const { text } = await model.generate(requestOfPrompt(checkStructured, { sentence: 'A sentence.' }), never);
    expect(() => JSON.parse(text)).toThrow();
  });

  test('redirects are not followed', async () => {
    let followed = false;
    const model = await served(kind, {
      routes: () => [
        {
          method: 'POST',
          path: /moved/u,
          handle: () => {
            followed = true;
          },
        },
        { method: 'POST', path: /./u, handle: () => new Refused(307, {}, { location: '/moved' }) },
      ],
    });
    expect([await kindOf(model), followed]).toEqual(['not-an-api', false]);
  });

  test('a reply without end is broken off', async () => {
    const endless: typeof fetch = async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)) }), {
        headers: { 'content-type': 'application/json' },
      });
    expect(await kindOf(await served(kind, {}, { fetch: endless }))).toBe('not-an-api');
  });
});

describe('what is sent', () => {
  const request: ModelRequest = {
    messages: [
      { role: 'system', text: 'Be brief.' },
      { role: 'user', text: 'The conversation', endsPrefix: true },
      { role: 'user', text: 'The question' },
    ],
    schema: {
      title: 'test',
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: false,
    },
    maxOutputTokens: 77,
    temperature: 0.5,
    topP: 0.9,
  };
  const sent = async (kind: Kind, live: Partial<LiveOptions> = {}, asked = request) => {
    await (await served(kind, {}, live)).generate(asked, never);
    return stub?.bodies[0];
  };

  test('to Anthropic: the schema, and a mark where the prefix ends', async () => {
    const body = await sent('anthropic', { model: 'claude-haiku-4-5' }, { ...request, topP: undefined } as never);
    expect(body).toMatchObject({
      max_tokens: 77,
      temperature: 0.5,
      output_config: { format: { type: 'json_schema', schema: { type: 'object', additionalProperties: false } } },
    });
    expect(JSON.stringify(body).match(/"cache_control":\{"type":"ephemeral"\}/gu)?.length).toBe(1);
    expect(JSON.stringify(body)).toMatch(/The conversation","cache_control"/u);
  });

  test('to OpenAI: a strict schema, and that nothing is kept', async () => {
    expect(await sent('openai', { model: 'gpt-4.1-mini' }, { ...request, logprobs: 5 })).toMatchObject({
      store: false,
      temperature: 0.5,
      top_p: 0.9,
      logprobs: true,
      top_logprobs: 5,
      response_format: { type: 'json_schema', json_schema: { strict: true, schema: { type: 'object' } } },
    });
  });

  test('to a reasoning model of OpenAI: no temperature and no log-probabilities', async () => {
    const body = (await sent('openai', { model: 'o4-mini' }, { ...request, logprobs: 5 })) as Record<string, unknown>;
    expect([body['temperature'], body['logprobs'], body['max_completion_tokens']]).toEqual([undefined, undefined, 77]);
  });

  test('to a compatible server: log-probabilities, and the key only where there is one', async () => {
    const seen: (string | null)[] = [];
    const watched: typeof fetch = (input, init) => {
      seen.push(new Headers(init?.headers).get('authorization'));
      return fetch(input, init);
    };
    const body = await sent('compatible', { fetch: watched }, { ...request, logprobs: 3 });
    expect(body).toMatchObject({ max_tokens: 77, logprobs: true, top_logprobs: 3 });
    await open('compatible', `${stub?.url}/v1`, { apiKey: undefined, fetch: watched }).generate(hello, never);
    expect(seen).toEqual(['Bearer key', null]);
  });

  test('to a compatible server: no two messages of one role in a row', async () => {
    const body = (await sent('compatible')) as { messages: unknown };
    expect(body.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'The conversation\n\nThe question' },
    ]);
  });

  test('to Google: the schema and the room', async () => {
    expect(await sent('google')).toMatchObject({
      generationConfig: { maxOutputTokens: 77, temperature: 0.5, responseMimeType: 'application/json' },
    });
  });
});

test('cached parts of a prompt are counted apart', async () => {
  const usage = { input: 10, cacheRead: 900, cacheWrite: 100, output: 5 };
  const answer = (): ModelReply => ({ finish: 'stop', text: 'x', tokens: null, usage });
  expect((await (await served('anthropic', { answer })).generate(hello, never)).usage).toEqual(usage);
  // OpenAI counts what it puts into its cache as any other.
  expect((await (await served('openai', { answer })).generate(hello, never)).usage).toEqual({
    ...usage,
    input: 110,
    cacheWrite: 0,
  });
});

test('limits a minute are read from the headers', async () => {
  const headers = {
    'anthropic-ratelimit-requests-limit': '50',
    'anthropic-ratelimit-requests-remaining': '49',
    'anthropic-ratelimit-requests-reset': '2026-01-01T00:00:02Z',
  };
  expect((await (await served('anthropic', { headers })).generate(hello, never)).limits).toEqual({
    requests: { limit: 50, remaining: 49, resetsIn: 2000 },
  });
});

test('a server that drops log-probabilities gives none', async () => {
  const model = await served('compatible', { dropsLogprobs: true });
  expect((await model.generate({ ...hello, logprobs: 5 }, never)).tokens).toBe(null);
});

test('how long to wait is what the server says', async () => {
  const model = await served('anthropic', { faults: { rateLimited: 1 } });
  const error = await model.generate(hello, never).catch((caught) => caught);
  expect(error).toMatchObject({ kind: 'rate-limited', status: 429, retryAfter: 20 });
});

test('no error holds what was asked or a key', async () => {
  for (const kind of kinds) {
    for (const fault of ['serverError', 'reset', 'page', 'rateLimited'] as const) {
      const model = await served(kind, { faults: { [fault]: 1 } }, { apiKey: 'the-secret-key' });
      const error = await model
        .generate({ ...hello, messages: [{ role: 'user', text: 'private words' }] }, never)
        .catch((caught) => caught);
      expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(/private words|the-secret-key/u);
    }
  }
});
