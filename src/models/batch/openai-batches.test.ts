import { describe, expect, test, vi } from 'vitest';
import { outcomesOf, requestsOf } from '../../testing/batch-model-contract.ts';
import { served } from '../../testing/stub-server/batches/served.ts';
import { Refused, type StubOptions } from '../../testing/stub-server/stub-types.ts';

const never = new AbortController().signal;
const label = 'sightline-x';

describe('a batch whose reference was lost', () => {
  test('is found again by its label', async () => {
    const { model, stub } = await served('openai', { stub: { faults: { reset: 1 } } });
    await expect(model.submit(label, requestsOf(['a']), never)).rejects.toMatchObject({ mayBeBilled: true });
    expect(stub.files.size).toBe(1);
    expect(await model.find(label, never)).toBe(stub.taken[0]?.reference);
  });

  test('is looked for on the pages behind, and not forever', async () => {
    const asked: (string | null)[] = [];
    const pages: typeof fetch = async (place) => {
      const after = new URL(String(place)).searchParams.get('after');
      asked.push(after);
      const page = Number(after?.slice(1) ?? -1) + 1;
      const data = [{ id: `b${page}`, metadata: page === 3 ? { label } : null }];
      return Response.json({ object: 'list', data, has_more: true });
    };
    const { model } = await served('openai', { options: { fetch: pages } });
    expect(await model.find(label, never)).toBe('b3');
    expect(asked).toEqual([null, 'b0', 'b1', 'b2']);
    asked.length = 0;
    expect(await model.find('another', never)).toBe(null);
    expect(asked.length).toBe(10);
  });
});

describe('the file of requests', () => {
  test('is removed by the vendor where nobody does', async () => {
    const forms: FormData[] = [];
    const watched: typeof fetch = (place, init) => {
      if (init?.body instanceof FormData) forms.push(init.body);
      return fetch(place, init);
    };
    const { model } = await served('openai', { options: { fetch: watched } });
    await model.submit(label, requestsOf(['a']), never);
    expect(forms[0]?.get('purpose')).toBe('batch');
    expect(forms[0]?.get('expires_after[anchor]')).toBe('created_at');
    expect(Number(forms[0]?.get('expires_after[seconds]'))).toBeGreaterThan(2 * 86_400);
    expect(forms[0]?.get('file')).toMatchObject({ name: `${label}.jsonl` });
  });

  test('is removed where the vendor takes no batch of it', async () => {
    const { model, stub } = await served('openai', { stub: { faults: { rateLimited: 1 } } });
    await expect(model.submit(label, requestsOf(['a']), never)).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(stub.files.size).toBe(0);
  });

  test.each([
    [500, 'overloaded'],
    [408, 'unreachable'],
    [400, 'rejected'],
  ])('costs nothing where it may have got there: HTTP %i', async (status, kind) => {
    const routes: StubOptions['routes'] = () => [
      { method: 'POST', path: /\/files$/u, handle: () => new Refused(status, { error: {} }) },
    ];
    const { model } = await served('openai', { stub: { routes } });
    await expect(model.submit(label, requestsOf(['a']), never)).rejects.toMatchObject({ kind, mayBeBilled: false });
  });
});

test('a batch that the vendor will not have as a whole is refused, and can be discarded', async () => {
  const { model, stub } = await served('openai', { plan: { looks: 0, invalid: true } });
  const reference = await model.submit(label, requestsOf(['a', 'b']), never);
  expect(await model.status(reference, never)).toMatchObject({ state: 'refused', error: { kind: 'rejected' } });
  await model.discard(reference, never);
  expect([stub.files.size, stub.billed.length]).toEqual([0, 0]);
});

test('a batch that expired keeps what was done', async () => {
  const plan = { looks: 0, fate: (id: string) => (id === 'a' ? 'answered' : 'expired') } as const;
  const { model } = await served('openai', { plan });
  const reference = await model.submit(label, requestsOf(['a', 'b']), never);
  expect((await model.status(reference, never)).state).toBe('ended');
  expect(await outcomesOf(model.results(reference, never))).toEqual([
    ['a', 'answered'],
    ['b', 'expired'],
  ]);
});

test('results that are gone are an error, and none after the time that they are kept', async () => {
  const created = Date.parse('2026-01-01T00:00:00Z');
  const after = async (days: number) => {
    const clock = { now: () => created + days * 86_400_000, monotonic: () => 0 };
    const { model, stub } = await served('openai', { plan: { looks: 0 }, options: { clock } });
    const reference = await model.submit(label, requestsOf(['a']), never);
    await model.status(reference, never);
    stub.files.clear();
    return outcomesOf(model.results(reference, never));
  };
  await expect(after(29)).rejects.toMatchObject({ kind: 'server', status: 404 });
  expect(await after(31)).toEqual([]);
});

test.each([
  ['request_timeout', 'timeout'],
  ['anything', 'server'],
])('a request that came to nothing by %s', async (code, kind) => {
  const line = JSON.stringify({ custom_id: 'b', response: null, error: { code } });
  const { model } = await served('openai', { plan: { looks: 0, strayLines: [line], fate: () => 'dropped' } });
  const reference = await model.submit(label, requestsOf(['a']), never);
  await model.status(reference, never);
  const [result] = await Array.fromAsync(model.results(reference, never));
  expect(result).toMatchObject({ id: 'b', outcome: 'failed', error: { kind } });
});

test('all is tried to be removed, and an error is told', async () => {
  const routes: StubOptions['routes'] = () => [
    { method: 'DELETE', path: /\/file-0$/u, handle: () => new Refused(500, { error: {} }) },
  ];
  const { model, stub } = await served('openai', { plan: { looks: 0 }, stub: { routes } });
  const reference = await model.submit(label, requestsOf(['a']), never);
  await model.status(reference, never);
  await expect(model.discard(reference, never)).rejects.toMatchObject({ kind: 'server' });
  expect([...stub.files.keys()]).toEqual(['file-0']);
});

test('nothing is written out and nobody else is named, whatever the environment asks of the package', async () => {
  for (const name of ['LOG', 'ORG_ID', 'PROJECT_ID', 'API_KEY']) vi.stubEnv(`OPENAI_${name}`, 'debug');
  const written = (['debug', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
  const headers: Headers[] = [];
  const watched: typeof fetch = (place, init) => {
    headers.push(new Headers(init?.headers));
    return fetch(place, init);
  };
  const { model } = await served('openai', { stub: { key: 'key' }, options: { fetch: watched } });
  await model.submit(label, requestsOf(['a']), never);
  expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
  expect(headers.some((sent) => sent.has('openai-organization') || sent.has('openai-project'))).toBe(false);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
