/** What the packages of vendors read in the environment by themselves changes nothing of what is sent, nor where to. */
import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { requestsOf } from '../testing/batch-model-contract.ts';
import { served } from '../testing/stub-server/batches/served.ts';
import { type StubServer, startStubServer } from '../testing/stub-server/stub-server.ts';
import { openAnthropic } from './live/anthropic.ts';
import { openCompatible } from './live/compatible.ts';
import { openGoogle } from './live/google.ts';
import { openOpenAI } from './live/openai.ts';

const never = new AbortController().signal;
const openers = { anthropic: openAnthropic, openai: openOpenAI, google: openGoogle, compatible: openCompatible };

const elsewhere = 'http://127.0.0.1:9/v1';
const headers = 'X-Hostile: hostile\nAuthorization: Bearer hostile\nX-Api-Key: hostile\nContent-Type: text/hostile';

/** Every variable of a vendor that the packages name next to a read of the environment. */
function variables(): string[] {
  const files = ['@anthropic-ai/sdk', 'openai', '@ai-sdk/anthropic', '@ai-sdk/openai', '@ai-sdk/google']
    .concat(['@ai-sdk/openai-compatible', '@ai-sdk/provider-utils'])
    .flatMap((name) => globSync(`node_modules/${name}/{*,dist/*,{internal,lib,core,auth,providers}/**/*}.{mjs,js}`));
  const read =
    /(?:readEnv\)?\(|environmentVariableName: |process\.env\[)["']((?:ANTHROPIC|OPENAI|GOOGLE|AZURE|AWS)_\w+)/gu;
  return [
    ...new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(read)].map(([, name]) => name))),
  ] as string[];
}

function hostileValue(name: string): string {
  if (/_(?:URL|ENDPOINT)$/u.test(name)) return elsewhere;
  if (name.endsWith('_CUSTOM_HEADERS')) return headers;
  return name.endsWith('_LOG') ? 'debug' : 'hostile';
}

const hostile = Object.fromEntries(variables().map((name) => [name, hostileValue(name)]));

test('the packages read what is set here', () => {
  const names = ['ANTHROPIC_CUSTOM_HEADERS', 'OPENAI_CUSTOM_HEADERS', 'ANTHROPIC_BASE_URL', 'OPENAI_BASE_URL'];
  const keys = ['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_PROFILE', 'OPENAI_ORG_ID', 'GOOGLE_GENERATIVE_AI_API_KEY'];
  expect(Object.keys(hostile)).toEqual(expect.arrayContaining([...names, ...keys]));
});

let stub: StubServer | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await stub?.close();
});

/** As they came, but for what is another one each time. */
function seenBy({ headers: seen }: StubServer) {
  return seen.map(({ host: _, ...others }) => ({
    ...others,
    'content-type': others['content-type']?.replace(/boundary=.*/u, 'boundary'),
  }));
}

function beHostile(): void {
  for (const [name, value] of Object.entries(hostile)) vi.stubEnv(name, value);
}

const keys = [undefined, 'the-key'];
const liveCases = (Object.keys(openers) as (keyof typeof openers)[]).flatMap((name) =>
  keys.map((apiKey) => ({ name, apiKey })),
);
const clock = { now: () => 0, monotonic: () => 0 };

test.each(liveCases)('of a call to $name with the key $apiKey', async ({ name, apiKey }) => {
  const sent = async () => {
    await stub?.close();
    stub = await startStubServer();
    const place = { id: `${name}:stub`, model: 'stub', baseUrl: `${stub.url}/v1` };
    const model = openers[name]({ ...place, apiKey, fetch, timeout: 5000, clock });
    await model.generate({ messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 20 }, never);
    return seenBy(stub);
  };
  const usual = await sent();
  beHostile();
  expect(await sent()).toEqual(usual);
  expect(usual).toHaveLength(1);
});

const batchCases = (['anthropic', 'openai'] as const).flatMap((name) => keys.map((apiKey) => ({ name, apiKey })));

test.each(batchCases)('of a batch to $name with the key $apiKey', async ({ name, apiKey }) => {
  const sent = async () => {
    const { model, server } = await served(name, { plan: { looks: 0 }, options: { apiKey } });
    const reference = await model.submit('label', requestsOf(['a']), never);
    await model.find('label', never);
    await model.status(reference, never);
    expect(await Array.fromAsync(model.results(reference, never))).toHaveLength(1);
    await model.cancel(reference, never);
    await model.discard(reference, never);
    return seenBy(server);
  };
  const usual = await sent();
  beHostile();
  expect(await sent()).toEqual(usual);
  expect(usual.length).toBeGreaterThan(4);
});
