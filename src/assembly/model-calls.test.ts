import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Call } from '../calls/call.ts';
import { completeSettings, type Settings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { noFaults } from '../runner/fault-points.ts';
import { openWorkspace } from '../store/workspace.ts';
import { type StubServer, startStubServer } from '../testing/stub-server/stub-server.ts';
import type { StubOptions } from '../testing/stub-server/stub-types.ts';
import { chosenModel } from './chosen-model.ts';
import { openModelCalls } from './model-calls.ts';

const root = mkdtempSync(join(tmpdir(), 'model-calls-'));
afterAll(() => rmSync(root, { recursive: true }));
let stub: StubServer | undefined;
afterEach(() => stub?.close());

async function scene(server: StubOptions = {}, more: Partial<Settings> = {}) {
  stub = await startStubServer(server);
  const settings = completeSettings({ baseUrl: `${stub.url}/v1`, ...more });
  const calls = await openModelCalls({
    workspace: openWorkspace(join(mkdtempSync(join(root, 'in-')), '.sightline')),
    run: 'run',
    settings,
    clock: systemClock,
    signal: new AbortController().signal,
    fault: noFaults,
    fetch,
    onBatch: () => {},
    onSpent: () => {},
    isCheck: false,
  });
  return { calls, chosen: chosenModel('vllm:stub', settings, {}) };
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
