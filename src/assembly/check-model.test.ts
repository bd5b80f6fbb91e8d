import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { stubAnthropicBatches } from '../testing/stub-server/batches/anthropic-batches.ts';
import { type ChatBody, chatCompletion } from '../testing/stub-server/openai.ts';
import { type StubServer, startStubServer } from '../testing/stub-server/stub-server.ts';
import { Refused, type Route, type StubOptions, type StubState } from '../testing/stub-server/stub-types.ts';
import { type CheckModelOptions, checkModel } from './check-model.ts';

const root = mkdtempSync(join(tmpdir(), 'check-model-'));
afterAll(() => rmSync(root, { recursive: true }));
let stub: StubServer | undefined;
afterEach(() => stub?.close());

async function report(model: string, options: StubOptions = {}, more: Partial<CheckModelOptions> = {}) {
  stub = await startStubServer(options);
  const settings = { baseUrl: `${stub.url}/v1`, ...more.settings };
  const workingFolder = mkdtempSync(join(root, 'in-'));
  const keys = { ANTHROPIC_API_KEY: 'key', OPENAI_API_KEY: 'key' };
  const made = await checkModel({ workingFolder, keys, model, ...more, settings });
  return { ...made, workingFolder, found: Object.fromEntries(made.checks.map(({ name, ok }) => [name, ok])) };
}

describe('a model that is checked', () => {
  test("on a server of one's own", async () => {
    const { found, host, checks, spending, workingFolder } = await report('vllm:stub');
    expect(found).toEqual({ 'structured output': true, 'log-probabilities': true, 'prefix cache': null, batch: null });
    expect([host, spending]).toEqual([null, { calls: 2, confirmed: 0, possible: 0, unpriced: 0 }]);
    expect(checks[1]?.found).toMatch(/^5 alternatives a token, 9\d\.\d % of the probability$/u);
    const probes = JSON.parse(readFileSync(join(workingFolder, '.sightline', 'probes.json'), 'utf8'));
    expect(probes).toEqual({
      [`${stub?.url}/v1 stub`]: { logprobs: 5, at: expect.any(Number) },
    });
  });

  test('that drops log-probabilities', async () => {
    const { found, checks } = await report('vllm:stub', { dropsLogprobs: true });
    expect(found['log-probabilities']).toBe(null);
    expect(checks[1]?.remedy).toContain('sampled');
  });

  test('that answers in prose', async () => {
    const answer = () => ({
      finish: 'stop' as const,
      text: 'It is a question.',
      tokens: null,
      usage: { input: 1, cacheRead: 0, cacheWrite: 0, output: 1 },
    });
    const { found, checks } = await report('vllm:stub', { answer });
    expect([found['structured output'], checks[0]?.remedy]).toEqual([false, expect.stringContaining('another model')]);
  });

  test.each([
    [{ key: 'another' }, 'key'],
    [{ models: ['other'] }, 'knows no model'],
    [{ faults: { page: 1 } }, 'no model server'],
    [{ faults: { serverError: 1 } }, 'failed'],
    [{ faults: { reset: 1 } }, 'broke'],
  ] as const)('that cannot be asked is asked once: %j', async (options, said) => {
    const { checks } = await report('vllm:stub', options);
    expect(checks.map(({ ok, found }) => [ok, found])).toEqual([[false, expect.stringContaining(said)]]);
    expect([...(stub?.asked.values() ?? [])]).toEqual([1]);
  });

  test("of a vendor's name on this machine is not sent the vendor's key, and says how one is named", async () => {
    const { checks } = await report('openai:gpt-4.1-mini', { key: 'key' });
    expect(checks).toMatchObject([{ ok: false, remedy: expect.stringContaining('providers.openai.keyVariable') }]);
    await stub?.close();
    const providers = { openai: { keyVariable: 'OPENAI_API_KEY' } };
    const { found } = await report('openai:gpt-4.1-mini', { key: 'key' }, { settings: { providers } });
    expect(found['structured output']).toBe(true);
  });

  test('of a vendor is charged for what it took, the prefix and the batch included', async () => {
    const { found, spending, checks } = await report('anthropic:claude-haiku-4-5', {
      routes: stubAnthropicBatches().routes,
    });
    expect(found).toEqual({ 'structured output': true, 'log-probabilities': null, 'prefix cache': null, batch: true });
    expect(spending.confirmed).toBe(checks.reduce((sum, { cost }) => sum + (cost ?? 0), 0));
    expect(spending.possible).toBeGreaterThan(0);
  });

  test('stops at a cap as a run does', async () => {
    await expect(report('openai:gpt-4.1-mini', {}, { settings: { maxCost: 0.000001 } })).rejects.toEqual(
      expect.objectContaining({ code: 'LIMIT_REACHED', exitCode: 3 }),
    );
    expect(stub?.billed).toEqual([]);
  });

  test('whose server refuses to be asked for log-probabilities is not asked again', async () => {
    const refuses = (stub: StubState): Route[] => [
      {
        method: 'POST',
        path: /\/chat\/completions$/u,
        works: true,
        handle: ({ body }) =>
          (body as { logprobs?: boolean }).logprobs
            ? new Refused(400, { error: { message: 'logprobs are not supported' } })
            : chatCompletion(stub, body as ChatBody),
      },
    ];
    const { found, workingFolder } = await report('vllm:stub', { routes: refuses });
    expect(found['log-probabilities']).toBe(null);
    const probes = readFileSync(join(workingFolder, '.sightline', 'probes.json'), 'utf8');
    expect(JSON.parse(probes)[`${stub?.url}/v1 stub`].logprobs).toBe(0);
  });

  test('whose batch cannot be cancelled is told so, and counted', async () => {
    const desk = stubAnthropicBatches();
    const routes = (state: StubState): Route[] => [
      { method: 'POST', path: /\/cancel$/u, handle: () => new Refused(500, {}) },
      ...desk.routes(state),
    ];
    const { found, checks, spending } = await report('anthropic:claude-haiku-4-5', { routes });
    expect([found['batch'], checks.at(-1)?.found]).toEqual([true, expect.stringContaining('could not be cancelled')]);
    expect(spending.possible).toBeGreaterThan(0);
  });

  test('is named', async () => {
    await expect(checkModel({ workingFolder: root })).rejects.toEqual(
      expect.objectContaining({ code: 'MODEL_MISSING', hint: expect.stringContaining('doctor') }),
    );
  });
});
