import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { type StubServer, startStubServer } from '../../testing/stub-server/stub-server.ts';
import type { StubOptions } from '../../testing/stub-server/stub-types.ts';
import { CallError } from '../call-error.ts';
import type { ModelRequest } from '../language-model.ts';
import { openSubject } from '../scripted/subject.ts';
import { openCompletions } from './completions.ts';

let stub: StubServer | undefined;
afterEach(() => stub?.close());
const signal = new AbortController().signal;
const request: ModelRequest = {
  messages: [{ role: 'user', text: '\n\nHuman: "I enjoy tea."\n\nAssistant:' }],
  maxOutputTokens: 16,
  temperature: 1,
};

async function model(options: StubOptions = {}) {
  stub = await startStubServer({ answer: openSubject({ rate: 0.8, spread: 0, coverage: 0.9 }).replyTo, ...options });
  return openCompletions({
    id: 'vllm:stub',
    model: 'stub',
    baseUrl: `${stub.url}/v1`,
    apiKey: undefined,
    fetch,
    timeout: 5000,
    clock: systemClock,
  });
}

describe('a model that goes on with texts', () => {
  test('gets the text as it is, and tells of tokens and their alternatives', async () => {
    const { generate } = await model();
    const { text, tokens, usage } = await generate({ ...request, logprobs: 5 }, signal);
    expect(stub?.bodies[0]).toEqual({
      model: 'stub',
      prompt: request.messages[0]?.text,
      max_tokens: 16,
      temperature: 1,
      logprobs: 5,
    });
    expect(tokens?.[0]?.alternatives).toHaveLength(5);
    expect(tokens?.[0]?.token).toBe(text.split(' ')[0]);
    expect(usage?.input).toBeGreaterThan(0);
  });

  test('says how probable a continuation is', async () => {
    const { generate } = await model();
    const [yes, no] = await Promise.all(
      [' Yes', ' No'].map((continuation) => generate({ ...request, continuation }, signal)),
    );
    expect(yes).toMatchObject({ text: ' Yes', tokens: [{ token: ' Yes', alternatives: [] }] });
    expect(Math.exp(yes?.tokens?.[0]?.logprob ?? 0)).toBeCloseTo(0.9 * 0.8, 5);
    expect(Math.exp(no?.tokens?.[0]?.logprob ?? 0)).toBeCloseTo(0.9 * 0.2, 5);
    expect(stub?.bodies[0]).toMatchObject({
      echo: true,
      max_tokens: 1,
      prompt: expect.stringMatching(/Assistant: (?:Yes|No)$/u),
    });
  });

  test('tells of nothing where its server does not', async () => {
    const { generate } = await model({ dropsLogprobs: true });
    expect((await generate({ ...request, continuation: ' Yes' }, signal)).tokens).toBeNull();
    expect((await generate({ ...request, logprobs: 5 }, signal)).tokens).toBeNull();
  });

  test.each<[string, StubOptions, string]>([
    ['a server that is busy', { faults: { overloaded: 1 } }, 'overloaded'],
    ['a web page', { faults: { page: 1 } }, 'not-an-api'],
    ['a connection that breaks', { faults: { reset: 1 } }, 'connection'],
    ['a model that is not there', { models: ['other'] }, 'model-unknown'],
    ['a wrong key', { key: 'right' }, 'key-refused'],
  ])('fails as others do: %s', async (_, options, kind) => {
    const { generate } = await model(options);
    const failure = await generate(request, signal).catch((error: unknown) => error);
    expect(failure instanceof CallError && failure.kind).toBe(kind);
  });
});

test('a continuation whose tokens do not begin where it begins is not told of', async () => {
  const logprobs = {
    tokens: ['Assistant: Y', 'es'],
    token_logprobs: [null, -1],
    top_logprobs: null,
    text_offset: null,
  };
  const body = { choices: [{ text: '', finish_reason: 'length', logprobs }], usage: null };
  const { generate } = openCompletions({
    id: 'x:y',
    model: 'y',
    baseUrl: 'http://127.0.0.1:1',
    apiKey: undefined,
    fetch: async () => Response.json(body),
    timeout: 5000,
    clock: systemClock,
  });
  const straddling = {
    messages: [{ role: 'user' as const, text: 'Assistant:' }],
    continuation: ' Yes',
    maxOutputTokens: 1,
  };
  expect((await generate(straddling, signal)).tokens).toBeNull();
});
