import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Call } from '../calls/call.ts';
import { completeSettings, type Settings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { realSleep } from '../core/sleep.ts';
import { type Faults, noFaults } from '../runner/fault-points.ts';
import { openWorkspace } from '../store/workspace.ts';
import { stubOpenAIBatches } from '../testing/stub-server/batches/openai-batches.ts';
import { type StubServer, startStubServer } from '../testing/stub-server/stub-server.ts';
import type { StubOptions } from '../testing/stub-server/stub-types.ts';
import { chosenModel } from './chosen-model.ts';
import { openModelCalls } from './model-calls.ts';

const root = mkdtempSync(join(tmpdir(), 'model-calls-'));
afterAll(() => rmSync(root, { recursive: true }));
let stub: StubServer | undefined;
afterEach(() => stub?.close());

interface Process {
  readonly home?: string;
  readonly model?: string;
  readonly settings?: Partial<Settings>;
  readonly fault?: Faults;
}

/** A process that works on the run. */
async function start({ home = newHome(), model = 'vllm:stub', settings: more = {}, fault = noFaults }: Process = {}) {
  const settings = completeSettings({ baseUrl: `${stub?.url}/v1`, ...more });
  const calls = await openModelCalls({
    workspace: openWorkspace(join(home, '.sightline')),
    run: 'run',
    settings,
    clock: systemClock,
    sleep: realSleep,
    signal: new AbortController().signal,
    fault,
    fetch,
    onBatch: () => {},
    onSpent: () => {},
    isCheck: false,
  });
  return { calls, chosen: chosenModel(model, settings, { OPENAI_API_KEY: 'key' }) };
}

const newHome = (): string => mkdtempSync(join(root, 'in-'));

async function scene(server: StubOptions = {}, settings: Partial<Settings> = {}) {
  stub = await startStubServer(server);
  return start({ settings });
}

const call = (text: string): Call => ({
  prompt: { name: 'test', version: 1 },
  request: { messages: [{ role: 'user', text }], maxOutputTokens: 10 },
  sample: 0,
});

describe('the calls of a run', () => {
  test('are made once, however many callers ask for the same at once', async () => {
    const { calls, chosen } = await scene({ latency: 20 });
    const callers = [calls.caller(chosen), calls.caller({ ...chosen })];
    const answers = await Promise.all(callers.map(async (caller) => (await caller).call(call('a'))));
    expect(answers[0]).toEqual(answers[1]);
    expect([...(stub?.asked.values() ?? [])]).toEqual([1]);
    await calls.close();
  });

  test('are broken off when it is closed', async () => {
    const { calls, chosen } = await scene({ faults: { hang: 1 } });
    const caller = await calls.caller(chosen);
    const left = expect(Promise.all(['a', 'b'].map((text) => caller.call(call(text))))).rejects.toThrow('closed');
    await expect.poll(() => stub?.mostAtOnce).toBe(2);
    await calls.close();
    await left;
  });

  test('end with the time that the run has, whatever they wait for', async () => {
    const { calls, chosen } = await scene(
      { faults: { rateLimited: 1 }, headers: { 'retry-after-ms': '300000' } },
      { maxTime: 0.2 },
    );
    const caller = await calls.caller(chosen);
    const left = ['a', 'b', 'c'].map((text) => caller.call(call(text)));
    for (const { status, reason } of (await Promise.allSettled(left)) as PromiseRejectedResult[]) {
      expect([status, reason.code, reason.exitCode]).toEqual(['rejected', 'LIMIT_REACHED', 3]);
    }
    await calls.close();
  });
});

describe('a batch that an earlier process left with the vendor', () => {
  const model = 'openai:gpt-4.1-mini';
  /** A run that ended while its batch was under way. */
  async function left() {
    const desk = stubOpenAIBatches({ looks: 1_000_000 });
    stub = await startStubServer({ routes: desk.routes });
    const home = newHome();
    const died = new Error('died');
    const fault: Faults = (point) => {
      if (point === 'batch-noted') throw died;
    };
    const { calls, chosen } = await start({ home, model, settings: { batch: true }, fault });
    await expect((await calls.caller(chosen)).call(call('a'))).rejects.toBe(died);
    await calls.close();
    return { desk, home };
  }

  test('is picked up by a run that hands in none, and what is not in it is asked at once', async () => {
    const { desk, home } = await left();
    desk.advance();
    const { calls, chosen } = await start({ home, model });
    const caller = await calls.caller(chosen);
    expect((await Promise.all(['a', 'b'].map((text) => caller.call(call(text))))).length).toBe(2);
    expect([desk.taken.length, desk.billed.length, stub?.billed.length]).toEqual([1, 1, 1]);
    expect(await calls.spending()).toMatchObject({ calls: 2, possible: 0 });
    await calls.close();
  });

  test.each([true, false])('is not looked for at another place; it stays open (batch: %s)', async (batch) => {
    const { desk, home } = await left();
    const settings = { batch, baseUrl: `${stub?.url.replace('127.0.0.1', 'localhost')}/v1` };
    const elsewhere = await start({ home, model, settings });
    const asked = (await elsewhere.calls.caller(elsewhere.chosen)).call(call('a'));
    await expect(asked).rejects.toMatchObject({
      code: 'BATCH_ELSEWHERE',
      exitCode: 2,
      hint: expect.stringContaining('base URL'),
    });
    await elsewhere.calls.close();
    desk.advance();
    const { calls, chosen } = await start({ home, model });
    expect((await (await calls.caller(chosen)).call(call('a'))).finish).toBe('stop');
    expect([desk.billed.length, stub?.billed.length]).toEqual([1, 0]);
    await calls.close();
  });
});
