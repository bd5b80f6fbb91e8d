import { describe, expect, test } from 'vitest';
import { type Served, served, type Vendor } from '../../testing/stub-server/batches/served.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import { openAnthropic } from '../live/anthropic.ts';
import type { LiveOptions } from '../live/from-provider.ts';
import { openOpenAI } from '../live/openai.ts';
import { asLive } from './as-live.ts';
import { bodiesOf } from './bodies.ts';

const never = new AbortController().signal;
const hello: ModelRequest = { messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 20 };
const rich: ModelRequest = {
  messages: [
    { role: 'system', text: 'Be “brief”.\n' },
    { role: 'user', text: 'The conversation 👋', endsPrefix: true },
    { role: 'user', text: 'The question' },
  ],
  schema: {
    type: 'object',
    properties: { a: { type: 'string', maxLength: 9 } },
    required: ['a'],
    additionalProperties: false,
  },
  maxOutputTokens: 77,
  temperature: 0.5,
  topP: 0.9,
  logprobs: 5,
};

/** What the vendor finds in the batch. */
function handedIn({ server, stub }: Served, vendor: Vendor): unknown {
  if ('files' in stub) return JSON.parse([...(stub.files as Map<string, string>).values()][0] as string).body;
  return vendor === 'anthropic' && (server.bodies[0] as { requests: { params: unknown }[] }).requests[0]?.params;
}

describe.each([
  ['anthropic', 'claude-haiku-4-5'],
  ['anthropic', 'claude-opus-4-8'],
  ['anthropic', 'claude-3-5-haiku-20241022'],
  ['anthropic', 'claude-of-tomorrow-9'],
  ['openai', 'gpt-4.1-mini'],
  ['openai', 'o4-mini'],
] as const)('to %s, for %s', (vendor, model) => {
  test.each([
    ['plain', hello],
    ['rich', rich],
  ] as const)('goes what the live model sends: %s', async (_name, request) => {
    const it: Served = await served(vendor, { options: { model } });
    await it.model.submit('label', [{ id: 'a', request }], never);
    const sent = handedIn(it, vendor);
    await it.live.generate(request, never);
    expect(sent).toEqual(it.server.bodies[0]);
    expect(sent).toMatchObject({ model });
  });
});

test('to Anthropic go a schema and a mark where the prefix ends', async () => {
  const it = await served('anthropic', { options: { model: 'claude-haiku-4-5' } });
  await it.model.submit('label', [{ id: 'a', request: rich }], never);
  const sent = handedIn(it, 'anthropic');
  expect(sent).toMatchObject({ max_tokens: 77, output_config: { format: { type: 'json_schema' } } });
  expect(JSON.stringify(sent)).toMatch(/The conversation 👋","cache_control":\{"type":"ephemeral"\}/u);
});

test('to OpenAI go a strict schema and the number of alternatives', async () => {
  const it = await served('openai', { options: { model: 'gpt-4.1-mini' } });
  await it.model.submit('label', [{ id: 'a', request: rich }], never);
  expect(handedIn(it, 'openai')).toMatchObject({
    store: false,
    logprobs: true,
    top_logprobs: 5,
    response_format: { type: 'json_schema', json_schema: { strict: true } },
  });
});

const usage = { input: 10, cacheRead: 900, cacheWrite: 100, output: 5 };
const token = { token: 'x', logprob: -0.1, alternatives: [{ token: 'x', logprob: -0.1 }] };
const replies: readonly [string, ModelReply][] = [
  ['stop', { finish: 'stop', text: 'x', tokens: null, usage }],
  ['length', { finish: 'length', text: 'x', tokens: null, usage }],
  ['refused', { finish: 'refused', text: 'No.', tokens: null, usage }],
  ['other', { finish: 'other', text: 'x', tokens: null, usage }],
  ['empty', { finish: 'stop', text: '', tokens: null, usage }],
  ['with probabilities', { finish: 'stop', text: 'x', tokens: [token], usage }],
];

describe.each(['anthropic', 'openai'] as const)('from %s comes what the live model says', (vendor) => {
  test.each(replies)('%s', async (_name, reply) => {
    const plan = { looks: 0 };
    const { model, live } = await served(vendor, { plan, stub: { answer: () => reply } });
    const request = { ...hello, ...(reply.tokens && { logprobs: 1 }) };
    const reference = await model.submit('label', [{ id: 'a', request }], never);
    await model.status(reference, never);
    const [result] = await Array.fromAsync(model.results(reference, never));
    const expected = await live.generate(request, never);
    expect(result).toEqual({ id: 'a', outcome: 'answered', reply: expected });
  });
});

const options: LiveOptions = {
  id: 'vendor:model',
  model: 'claude-3-5-haiku-20241022',
  baseUrl: 'http://127.0.0.1:9/v1',
  apiKey: 'key',
  fetch: () => Promise.reject(new Error('nothing is sent')),
  timeout: 5000,
  clock: { now: () => 0, monotonic: () => 0 },
};
const message = (stop_reason: string, ...content: unknown[]) => ({
  type: 'message',
  id: 'msg',
  model: 'claude',
  content,
  stop_reason,
  usage: { input_tokens: 1, output_tokens: 2 },
});

test('JSON that an old Claude gives by a tool is its text, and its prose is where there is none', async () => {
  const live = asLive(openAnthropic, options);
  const tool = { type: 'tool_use', id: 'toolu', name: 'json', input: { a: 'b' } };
  expect(await live.replyOf(200, message('tool_use', tool))).toMatchObject({ finish: 'stop', text: '{"a":"b"}' });
  const prose = { type: 'text', text: 'Hello.' };
  expect(await live.replyOf(200, message('end_turn', prose))).toMatchObject({ finish: 'stop', text: 'Hello.' });
});

test('an error that refuses the content is a refusal', async () => {
  const live = asLive(openOpenAI, { ...options, model: 'gpt-4.1-mini' });
  expect(await live.replyOf(400, { error: { code: 'content_filter', message: 'filtered' } })).toMatchObject({
    finish: 'refused',
    text: '',
  });
});

test('where the live model sends nothing, nothing is handed in', async () => {
  const silent = (): LanguageModel => ({
    ...openOpenAI(options),
    generate: async () => ({ finish: 'stop', text: '', tokens: null, usage }),
  });
  await expect(asLive(silent, options).bodyOf(hello)).rejects.toMatchObject({ kind: 'rejected' });
});

test('requests at the same time are not taken for one another', async () => {
  const live = asLive(openOpenAI, options);
  const asked = (text: string): ModelRequest => ({ ...hello, messages: [{ role: 'user', text }] });
  const bodies = await Promise.all(['one', 'two', 'three'].map((text) => live.bodyOf(asked(text))));
  expect(bodies.map((body) => JSON.parse(body).messages[0].content)).toEqual(['one', 'two', 'three']);
});

test('who is told to stop does not write all requests first', async () => {
  const stop = new AbortController();
  let written = 0;
  const live = { ...asLive(openOpenAI, options), bodyOf: async () => `${written++}` };
  const requests = Array.from({ length: 10_000 }, (_, index) => ({ id: `call-${index}`, request: hello }));
  const bodies = bodiesOf(live, requests, stop.signal, (_id, body) => body);
  setImmediate(() => stop.abort(new Error('stopped')));
  await expect(bodies).rejects.toThrow('stopped');
  expect(written).toBeLessThan(1000);
});
