import { expect, test, vi } from 'vitest';
import { outcomesOf, requestsOf } from '../../testing/batch-model-contract.ts';
import { served } from '../../testing/stub-server/batches/served.ts';
import type { StubOptions } from '../../testing/stub-server/stub-types.ts';

const never = new AbortController().signal;
const label = 'sightline-x';

test('the key goes nowhere but to the vendor, wherever the batch says that its results are', async () => {
  const places: string[] = [];
  const watched: typeof fetch = (place, init) => {
    places.push(new URL(String(place)).origin);
    return fetch(place, init);
  };
  const { model, server } = await served('anthropic', { plan: { looks: 0 }, options: { fetch: watched } });
  const reference = await model.submit(label, requestsOf(['a']), never);
  await model.status(reference, never);
  expect(await outcomesOf(model.results(reference, never))).toEqual([['a', 'answered']]);
  expect(new Set(places)).toEqual(new Set([server.url]));
});

test('a batch whose results are no longer kept is lost', async () => {
  const archived = {
    processing_status: 'ended',
    results_url: null,
    archived_at: '2026-01-30T00:00:00Z',
    request_counts: { processing: 0, succeeded: 2, errored: 0, canceled: 0, expired: 0 },
  };
  const routes: StubOptions['routes'] = () => [{ method: 'GET', path: /old$/u, handle: () => archived }];
  const { model } = await served('anthropic', { stub: { routes } });
  expect(await model.status('old', never)).toEqual({ state: 'lost', done: 2, total: 2 });
});

test('nothing is written out, whatever the environment asks of the package', async () => {
  vi.stubEnv('ANTHROPIC_LOG', 'debug');
  vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'another key');
  const written = (['debug', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
  const { model } = await served('anthropic', { stub: { key: 'key' } });
  await model.submit(label, requestsOf(['a']), never);
  expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('a reference is no path', async () => {
  const { model } = await served('anthropic');
  expect((await model.status('../../models', never)).state).toBe('lost');
  await expect(outcomesOf(model.results('../../../v1/models?', never))).rejects.toMatchObject({ kind: 'server' });
});
