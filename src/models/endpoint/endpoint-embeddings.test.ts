import { afterEach, describe, expect, test } from 'vitest';
import { describeEmbeddingModel } from '../../testing/embedding-model-contract.ts';
import { type StubServer, startStubServer } from '../../testing/stub-server/stub-server.ts';
import type { StubOptions } from '../../testing/stub-server/stub-types.ts';
import { CallError } from '../call-error.ts';
import { type EndpointOptions, openEndpoint } from './embedding-endpoint.ts';
import { openEndpointEmbeddings } from './endpoint-embeddings.ts';

const clock = { now: () => 0, monotonic: () => 0 };
const never = new AbortController().signal;
let stub: StubServer | undefined;
afterEach(() => stub?.close());

const at = (url: string, options: Partial<EndpointOptions> = {}) =>
  openEndpoint({
    id: 'test:stub',
    endpoint: `${url}/v1`,
    model: 'stub',
    maxTextsPerCall: 8,
    apiKey: undefined,
    fetch,
    timeout: 5000,
    clock,
    ...options,
  });

async function served(options: StubOptions = {}) {
  await stub?.close();
  stub = await startStubServer(options);
  return at(stub.url);
}

async function model(options: StubOptions = {}) {
  const endpoint = await served(options);
  const embed = async (texts: readonly string[], signal: AbortSignal) => (await endpoint.embed(texts, signal)).vectors;
  return openEndpointEmbeddings({
    id: endpoint.id,
    maxTextsPerCall: endpoint.maxTextsPerCall,
    maxCallsAtOnce: 4,
    dimensions: null,
    embed,
  });
}

describe('a server of embeddings', () => {
  let own: StubServer;
  describeEmbeddingModel('over the wire', async () => {
    own ??= await startStubServer();
    const endpoint = at(own.url);
    const embed = async (texts: readonly string[], signal: AbortSignal) =>
      (await endpoint.embed(texts, signal)).vectors;
    const opened = await openEndpointEmbeddings({
      id: endpoint.id,
      maxTextsPerCall: 8,
      maxCallsAtOnce: 4,
      dimensions: null,
      embed,
    });
    return opened;
  });
});

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => (error instanceof CallError ? error.kind : String(error)),
  );

describe('what goes wrong', () => {
  test.each([
    [{ faults: { rateLimited: 1 } }, 'rate-limited'],
    [{ faults: { serverError: 1 } }, 'server'],
    [{ faults: { reset: 1 } }, 'connection'],
    [{ faults: { page: 1 } }, 'not-an-api'],
    [{ key: 'another' }, 'key-refused'],
  ] as const)('%j', async (options, kind) => {
    expect(await errorOf((await served(options)).embed(['a'], never))).toBe(kind);
  });

  test('nobody there, nobody answering', async () => {
    const { url } = await startAndClose();
    expect(await errorOf(at(url).embed(['a'], never))).toBe('unreachable');
    await served({ faults: { hang: 1 } });
    expect(await errorOf(at(stub?.url ?? '', { timeout: 100 }).embed(['a'], never))).toBe('timeout');
  });

  const body = (data: unknown) => new Response(JSON.stringify({ data }));
  test.each([
    ['a vector too few', [{ index: 0, embedding: [1] }]],
    ['one twice', [0, 0].map((index) => ({ index, embedding: [1] }))],
    [
      'other lengths',
      [
        { index: 0, embedding: [1] },
        { index: 1, embedding: [1, 2] },
      ],
    ],
    ['no numbers', [0, 1].map((index) => ({ index, embedding: ['x'] }))],
    ['nothing', []],
    ['numbers beyond all bounds', [0, 1].map((index) => ({ index, embedding: [1e39] }))],
  ])('an answer with %s', async (_, data) => {
    const endpoint = at('http://127.0.0.1:1', { fetch: async () => body(data) });
    expect(await errorOf(endpoint.embed(['a', 'b'], never))).toBe('not-an-api');
  });

  test('an answer in another order is put into order', async () => {
    const data = [1, 0].map((index) => ({ index, embedding: [index, 2] }));
    const endpoint = at('http://127.0.0.1:1', { fetch: async () => body(data) });
    expect((await endpoint.embed(['a', 'b'], never)).vectors.map(([first]) => first)).toEqual([0, 1]);
  });
});

async function startAndClose(): Promise<StubServer> {
  const started = await startStubServer();
  await started.close();
  return started;
}

test.each([
  [500, '{"error":{"message":"input (600 tokens) is too large to process. increase the physical batch size"}}'],
  [400, '{"error":{"code":"max_tokens_per_request"}}'],
  [422, '{"error":"batch size 64 > maximum allowed batch size 32"}'],
])('what is too long is told by its words: %i %s', async (status, text) => {
  const endpoint = at('http://127.0.0.1:1', { fetch: async () => new Response(text, { status }) });
  expect(await errorOf(endpoint.embed(['a'], never))).toBe('too-long');
});

test.each([undefined, null, {}, 'many', { prompt_tokens: 'many' }, ...[-1, 0, 1.5, 1e300, 1e9].map(usageOf)])(
  'an answer without places, and without a count that can be, is an answer: %j',
  async (usage) => {
    const text = JSON.stringify({ data: [{ embedding: [1, 2] }], usage });
    const endpoint = at('http://127.0.0.1:1', { fetch: async () => new Response(text) });
    expect(await endpoint.embed(['a'], never)).toMatchObject({ usage: null, vectors: [Float32Array.of(1, 2)] });
  },
);

function usageOf(tokens: number) {
  return { prompt_tokens: tokens };
}

test('texts that do not fit are cut, the others stay as they are', async () => {
  const opened = await model();
  const long = `reset my router ${'again and again '.repeat(4000)}`;
  const block = await opened.embed(['book a table', long, 'reset my router'], never);
  const row = (index: number) => block.subarray(index * opened.dimensions, (index + 1) * opened.dimensions);
  const alone = await opened.embed(['book a table'], never);
  expect([...row(0)]).toEqual([...alone]);
  expect(Math.hypot(...row(1))).toBeCloseTo(1, 5);
});

test('only the key is sent as a key', async () => {
  const seen: (string | null)[] = [];
  const watched: typeof fetch = (input, init) => {
    seen.push(new Headers(init?.headers).get('authorization'));
    return fetch(input, init);
  };
  await served();
  await at(stub?.url ?? '', { fetch: watched, apiKey: 'the key' }).embed(['a'], never);
  await at(stub?.url ?? '', { fetch: watched }).embed(['a'], never);
  expect(seen).toEqual(['Bearer the key', null]);
});
