import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ModelReply } from '../../models/language-model.ts';
import { type StubServer, startStubServer } from './stub-server.ts';
import type { StubOptions } from './stub-types.ts';

let stub: StubServer | undefined;
afterEach(() => stub?.close());

const usage = { input: 7, cacheRead: 0, cacheWrite: 0, output: 3 };
const answer = (): ModelReply => ({ finish: 'stop', text: 'Yes', tokens: null, usage });

/** How each of `requests` ends: its status, or what broke. */
async function outcomes(options: StubOptions, requests: number): Promise<string[]> {
  await stub?.close();
  stub = await startStubServer({ answer, ...options });
  const seen: string[] = [];
  for (let index = 0; index < requests; index++) seen.push(await ask(stub.url, `question ${index}`));
  return seen;
}

function ask(url: string, content: string): Promise<string> {
  const body = JSON.stringify({ model: 'x', messages: [{ role: 'user', content }] });
  return fetch(`${url}/v1/chat/completions`, { method: 'POST', body }).then(
    async (response) =>
      `${response.status} ${(await response.text().catch(() => 'cut')) === 'cut' ? 'cut' : ''}`.trim(),
    () => 'broken',
  );
}

describe('what goes wrong', () => {
  const faults = { rateLimited: 0.2, serverError: 0.2, overloaded: 0.1, reset: 0.1, cut: 0.1 };

  test('goes wrong in the same order for the same seed', async () => {
    const first = await outcomes({ faults, seed: 3 }, 60);
    expect(await outcomes({ faults, seed: 3 }, 60)).toEqual(first);
    expect(await outcomes({ faults, seed: 4 }, 60)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set(['200', '200 cut', '429', '500', '529', 'broken']));
  });

  test.each([
    ['rateLimited', 0],
    ['serverError', 0],
    ['overloaded', 0],
    ['reset', 5],
    ['cut', 5],
    ['malformed', 5],
    ['page', 5],
  ] as const)('%s: %i of 5 requests are billed', async (fault, billed) => {
    await outcomes({ faults: { [fault]: 1 } }, 5);
    expect(stub?.billed.length).toBe(billed);
  });
});

test('repeats can be seen', async () => {
  stub = await startStubServer({ answer });
  for (const question of ['one', 'two', 'one']) await ask(stub.url, question);
  expect([...stub.asked.values()]).toEqual([2, 1]);
});

test('many wait at once', async () => {
  stub = await startStubServer({ answer, faults: { hang: 1 } });
  const { url } = stub;
  const asked = Array.from({ length: 200 }, (_, index) => ask(url, `question ${index}`));
  await vi.waitFor(() => expect(stub?.mostAtOnce).toBe(200), 30_000);
  await stub.close();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['broken']));
});

describe('what vendors call a server of theirs', () => {
  test('OpenAI', async () => {
    stub = await startStubServer({ answer, models: ['known'] });
    const client = new OpenAI({ baseURL: `${stub.url}/v1`, apiKey: 'key', maxRetries: 0 });
    const messages = [{ role: 'user' as const, content: 'Hello' }];
    const said = await client.chat.completions.create({ model: 'known', messages, logprobs: true, top_logprobs: 2 });
    expect(said.choices[0]?.message.content).toBe('Yes');
    expect(said.usage).toMatchObject({ prompt_tokens: 7, completion_tokens: 3 });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['known']);
    const { data } = await client.embeddings.create({ model: 'known', input: ['a b', 'a c'] });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([16, 16]);
    await expect(client.chat.completions.create({ model: 'other', messages })).rejects.toMatchObject({ status: 404 });
  });

  test('Anthropic', async () => {
    stub = await startStubServer({ answer, key: 'right' });
    const at = { baseURL: stub.url, maxRetries: 0 };
    const asked = { model: 'x', max_tokens: 9, messages: [{ role: 'user' as const, content: 'Hello' }] };
    const said = await new Anthropic({ ...at, apiKey: 'right' }).messages.create(asked);
    expect(said).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text', text: 'Yes' }] });
    expect(said.usage).toMatchObject({ input_tokens: 7, output_tokens: 3 });
    await expect(new Anthropic({ ...at, apiKey: 'wrong' }).messages.create(asked)).rejects.toMatchObject({
      status: 401,
    });
  });
});
