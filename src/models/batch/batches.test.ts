import { describe, expect, test } from 'vitest';
import { describeBatchModel, outcomesOf, requestsOf } from '../../testing/batch-model-contract.ts';
import { type Served, served, vendorNames } from '../../testing/stub-server/batches/served.ts';
import { Plain, Refused, type StubOptions } from '../../testing/stub-server/stub-types.ts';
import { CallError } from '../call-error.ts';
import type { ModelRequest } from '../language-model.ts';

const never = new AbortController().signal;
const asking = (text: string): ModelRequest => ({ messages: [{ role: 'user', text }], maxOutputTokens: 5 });
const submit = ({ model }: Pick<Served, 'model'>, ids = ['a', 'b']) =>
  model.submit('sightline-x', requestsOf(ids), never);
const kindOf = (made: Promise<unknown>): Promise<string> =>
  made.then(
    () => 'no error',
    (error) => (error instanceof CallError ? error.kind : `another error: ${error}`),
  );

describe.each(vendorNames)('%s', (name) => {
  describeBatchModel(name, async (plan = {}) => {
    const { server, stub, model, live } = await served(name, { plan });
    return { model, live, advance: stub.advance, kept: stub.kept, close: () => server.close() };
  });
});

describe.each(vendorNames)('what goes wrong with %s', (name) => {
  test.each([
    ['rateLimited', 'rate-limited'],
    ['serverError', 'server'],
    ['overloaded', 'overloaded'],
    ['reset', 'connection'],
    ['page', 'not-an-api'],
  ] as const)('as it is handed in: %s, once', async (fault, expected) => {
    const vendor = await served(name, { stub: { faults: { [fault]: 1 } } });
    expect(await kindOf(submit(vendor))).toBe(expected);
    expect([...vendor.server.asked.values()]).toEqual([1]);
  });

  test('how long to wait is what the vendor says', async () => {
    const vendor = await served(name, { stub: { faults: { rateLimited: 1 } } });
    expect(await submit(vendor).catch((error) => error)).toMatchObject({ status: 429, retryAfter: 20 });
  });

  test('a wrong key, nobody there, a vendor that never answers', async () => {
    const other = await served(name, { stub: { key: 'another' } });
    expect(await kindOf(submit(other))).toBe('key-refused');
    expect(await kindOf(other.model.status('any', never))).toBe('key-refused');
    expect(await kindOf(outcomesOf(other.model.results('any', never)))).toBe('key-refused');
    await other.server.close();
    expect(await kindOf(submit(other))).toBe('unreachable');
    const silent = await served(name, { stub: { faults: { hang: 1 } }, options: { timeout: 1500 } });
    expect(await kindOf(submit(silent))).toBe('timeout');
  });

  test('without a key none is looked for elsewhere', async () => {
    const vendor = await served(name, { stub: { key: 'another' }, options: { apiKey: undefined } });
    expect(await kindOf(submit(vendor))).toBe('key-refused');
  });

  test('no redirect is followed', async () => {
    const away: typeof fetch = async (_place, init) => {
      expect(init?.redirect).toBe('error');
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    };
    const { model } = await served(name, { options: { fetch: away } });
    expect(await kindOf(model.status('any', never))).toBe('not-an-api');
  });

  test('a page of something else is no answer', async () => {
    const routes: StubOptions['routes'] = () => [
      { method: 'GET', path: /./u, handle: () => new Plain('<html>Welcome', 'text/html') },
    ];
    const { model } = await served(name, { stub: { routes } });
    expect(await kindOf(model.status('any', never))).toBe('not-an-api');
    if (name === 'openai') expect(await kindOf(model.find('any', never))).toBe('not-an-api');
  });

  test('results without end are broken off', async () => {
    const bytes = new TextEncoder().encode('{}\n'.repeat(10_000));
    const endless: typeof fetch = async (place, init) => {
      if (!/\/results$|\/content$/u.test(String(place))) return fetch(place, init);
      return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(bytes) }));
    };
    const many = await served(name, { plan: { looks: 0 }, options: { fetch: endless } });
    const reference = await submit(many);
    await many.model.status(reference, never);
    expect(await kindOf(outcomesOf(many.model.results(reference, never)))).toBe('not-an-api');
  });

  test('what cannot be cancelled and goes on is an error', async () => {
    const routes: StubOptions['routes'] = () => [
      { method: 'POST', path: /\/cancel$/u, handle: () => new Refused(500, { error: {} }) },
    ];
    const vendor = await served(name, { plan: { looks: 5 }, stub: { routes } });
    const reference = await submit(vendor);
    expect(await kindOf(vendor.model.cancel(reference, never))).toBe('server');
    vendor.stub.advance();
    expect(await kindOf(vendor.model.cancel(reference, never))).toBe('no error');
  });

  test('no error holds what was asked or a key', async () => {
    for (const fault of ['serverError', 'reset', 'page', 'rateLimited'] as const) {
      const options = { apiKey: 'the-secret-key' };
      const { model } = await served(name, { stub: { faults: { [fault]: 1 } }, options });
      const error = await model
        .submit('label', [{ id: 'a', request: asking('private words') }], never)
        .catch((caught) => caught);
      expect(error).toBeInstanceOf(CallError);
      expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(/private words|the-secret-key/u);
    }
  });

  test('a prompt that does not fit is told as such', async () => {
    const { model } = await served(name, { plan: { looks: 0 } });
    const reference = await model.submit('label', [{ id: 'a', request: asking('x'.repeat(500_000)) }], never);
    await model.status(reference, never);
    const [result] = await Array.fromAsync(model.results(reference, never));
    expect(result).toMatchObject({ outcome: 'failed', error: { kind: 'too-long', retryable: false } });
  });

  test('what has two results is told twice, and what nobody handed in is told', async () => {
    const { model, stub } = await served(name, { plan: { looks: 0, fate: () => 'twice' } });
    const reference = await submit({ model }, ['a']);
    await model.status(reference, never);
    expect(await outcomesOf(model.results(reference, never))).toEqual([
      ['a', 'answered'],
      ['a', 'answered'],
    ]);
    expect(stub.billed.length).toBe(1);
  });

  test('it is worked for once, and billed apart', async () => {
    const { model, server, stub } = await served(name, { plan: { looks: 0 } });
    const reference = await submit({ model });
    for (let look = 0; look < 3; look++) await model.status(reference, never);
    await outcomesOf(model.results(reference, never));
    expect([stub.billed.length, server.billed.length]).toEqual([2, 0]);
  });
});
