import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { discoverModels } from './discover.ts';

const signal = new AbortController().signal;

/** Answers at the places of `answers` and nowhere else. */
function network(answers: Readonly<Record<string, string>>): typeof fetch {
  return async (input) => {
    const answer = answers[String(input)];
    if (answer === undefined) throw new TypeError('fetch failed');
    return new Response(answer);
  };
}

test('nothing is found where there is nothing', async () => {
  expect(await discoverModels({ keys: {}, fetch: network({}), signal })).toEqual([]);
});

test('servers on this machine say what they have, vendors are known by their key and not asked', async () => {
  const found = await discoverModels({
    keys: { ANTHROPIC_API_KEY: 'a key', OPENAI_API_KEY: '' },
    fetch: network({
      'http://127.0.0.1:11434/v1/models': '{"object":"list","data":[{"id":"qwen3:8b"},{"id":"llama3"}]}',
      'http://127.0.0.1:8000/v1/models': '{"data":[]}',
    }),
    signal,
  });
  expect(found).toEqual([
    {
      provider: 'anthropic',
      baseUrl: 'https://api.anthropic.com/v1',
      keyVariable: 'ANTHROPIC_API_KEY',
      models: null,
      unusable: 0,
    },
    {
      provider: 'ollama',
      baseUrl: 'http://127.0.0.1:11434/v1',
      keyVariable: null,
      models: ['llama3', 'qwen3:8b'],
      unusable: 0,
    },
    { provider: 'vllm', baseUrl: 'http://127.0.0.1:8000/v1', keyVariable: null, models: [], unusable: 0 },
  ]);
  expect(JSON.stringify(found)).not.toContain('a key');
});

test('where a proxy is between, no server is on this machine', async () => {
  const keys = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://proxy.example:3128' };
  const fetch = network({ 'http://127.0.0.1:8000/v1/models': '{"data":[]}' });
  expect(await discoverModels({ keys, fetch, signal })).toEqual([]);
});

test.each([
  '<html>hello</html>',
  '[]',
  '{"data":[{"name":"x"}]}',
  '{"data":"x"}',
  '',
  `{"data":[{"id":"${'x'.repeat(300)}"}]}`,
])('whatever else answers there is no model server: %j', async (answer) => {
  const fetch = network({ 'http://127.0.0.1:8080/v1/models': answer });
  expect(await discoverModels({ keys: {}, fetch, signal })).toEqual([]);
});

test('a list that is longer than any server has is none', async () => {
  const answer = `{"data":[{"id":"x"}],"more":"${'x'.repeat(1_000_000)}"}`;
  const fetch = network({ 'http://127.0.0.1:8080/v1/models': answer });
  expect(await discoverModels({ keys: {}, fetch, signal })).toEqual([]);
});

test('a server that sends elsewhere is not followed', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/v1/models') response.writeHead(302, { location: '/elsewhere' }).end();
    else response.end('{"data":[{"id":"x"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const through: typeof fetch = (input, init) =>
    fetch(String(input).replace(/127\.0\.0\.1:11434/u, `127.0.0.1:${port}`), init);
  const asked: typeof fetch = (input, init) =>
    String(input).includes(':11434') ? through(input, init) : Promise.reject(new TypeError('fetch failed'));
  expect(await discoverModels({ keys: {}, fetch: asked, signal })).toEqual([]);
  server.close();
});
