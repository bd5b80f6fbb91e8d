import { afterEach, describe, expect, test } from 'vitest';
import { realSleep, type Sleep } from '../core/sleep.ts';
import { openAnthropicBatches } from '../models/batch/anthropic-batches.ts';
import { openOpenAIBatches } from '../models/batch/openai-batches.ts';
import type { BatchModel } from '../models/batch-model.ts';
import { CallError } from '../models/call-error.ts';
import { openAnthropic } from '../models/live/anthropic.ts';
import { openOpenAI } from '../models/live/openai.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { attemptParts } from '../testing/attempt-parts.ts';
import { memoryLedger } from '../testing/memory-ledger.ts';
import { stubAnthropicBatches } from '../testing/stub-server/batches/anthropic-batches.ts';
import type { BatchPlan } from '../testing/stub-server/batches/batch-plan.ts';
import { stubOpenAIBatches } from '../testing/stub-server/batches/openai-batches.ts';
import { type StubServer, startStubServer } from '../testing/stub-server/stub-server.ts';
import type { StubOptions } from '../testing/stub-server/stub-types.ts';
import { createBatchCaller } from './batch-caller.ts';
import type { BatchFault, BatchParts } from './batch-parts.ts';
import type { Limits } from './budget.ts';
import type { Call } from './call.ts';
import { createCaller } from './caller.ts';
import { costOf } from './cost.ts';

const vendors = {
  anthropic: { open: openAnthropic, batches: openAnthropicBatches, stub: stubAnthropicBatches },
  openai: { open: openOpenAI, batches: openOpenAIBatches, stub: stubOpenAIBatches },
};
type Vendor = keyof typeof vendors;
const names = Object.keys(vendors) as Vendor[];

const price = { input: 1, output: 2, batch: 0.5 };
const sleep: Sleep = (_, signal) => realSleep(5, signal);

let stub: StubServer | undefined;
afterEach(() => stub?.close());

async function scene(vendor: Vendor, plan: BatchPlan = {}, server: StubOptions = {}) {
  const { open, batches, stub: stubOf } = vendors[vendor];
  const desk = stubOf(plan);
  stub = await startStubServer({ routes: desk.routes, ...server });
  const clock = { now: () => 1000, monotonic: () => performance.now() };
  const model = vendor === 'anthropic' ? 'claude-haiku-4-5' : 'gpt-4.1-mini';
  const live = {
    id: `${vendor}:${model}`,
    model,
    baseUrl: `${stub.url}/v1`,
    apiKey: 'key',
    fetch,
    timeout: 5000,
    clock,
  };
  const batch = await batches(live);
  const ledger = memoryLedger();
  const handedIn = { count: 0 };
  /** A process: what it holds in memory is its own, the ledger is all that it finds. */
  const start = async (
    more: {
      limits?: Partial<Limits>;
      monotonic?: () => number;
      fault?: (point: BatchFault) => void;
      onStatus?: BatchParts['onStatus'];
      endsAtFailure?: boolean;
      batch?: BatchModel;
    } = {},
  ) => {
    const monotonic = more.monotonic ?? clock.monotonic;
    const common = await attemptParts({
      clock: { ...clock, monotonic },
      sleep,
      price,
      ledger,
      limits: more.limits ?? {},
      endsAtFailure: more.endsAtFailure ?? false,
    });
    const parts: BatchParts = {
      ...common,
      model: open(live),
      batch: more.batch ?? batch,
      fault: (point) => {
        if (point === 'batch-handed-in') handedIn.count++;
        more.fault?.(point);
      },
      onStatus: more.onStatus ?? (() => {}),
    };
    return {
      caller: createBatchCaller(parts),
      liveCaller: createCaller({ ...common, model: parts.model }),
      budget: common.budget,
      life: common.life,
    };
  };
  return { desk, ledger, start, handedIn, batch };
}

const call = (text: string): Call => ({
  prompt: { name: 'test', version: 1 },
  request: { messages: [{ role: 'user', text }], maxOutputTokens: 20 },
  sample: 0,
});
const texts = Array.from({ length: 12 }, (_, index) => `question ${index}`);
const spent = async (ledger: Ledger) => {
  const { confirmed, possible } = await ledger.spending('run');
  return { confirmed, possible };
};
const billOf = (desk: { billed: readonly Parameters<typeof costOf>[0][] }): number =>
  desk.billed.reduce((sum, usage) => sum + costOf(usage, price, true), 0);

describe.each(names)('calls that are left with %s', (vendor) => {
  test('are answered as live ones are, together, at half the price', async () => {
    const { desk, ledger, start, handedIn } = await scene(vendor);
    const { caller, liveCaller, budget } = await start();
    const answers = await Promise.all(texts.map((text) => caller.call(call(text))));
    expect(handedIn.count).toBe(1);
    expect(await spent(ledger)).toEqual({ confirmed: billOf(desk), possible: 0 });
    await expect.poll(() => budget.spent).toEqual({ confirmed: billOf(desk), possible: 0, underWay: 0, calls: 12 });
    await expect.poll(desk.kept).toBe(0);
    // What the ledger has is asked neither again nor in another way.
    expect(await Promise.all(texts.map((text) => liveCaller.call(call(text))))).toEqual(answers);
    expect([handedIn.count, stub?.billed.length]).toEqual([1, 0]);
    expect(new Set(answers.map(({ text }) => text)).size).toBeGreaterThan(1);
  });

  test('come back in any order, some of them twice, some not at all, and all are answered in the end', async () => {
    const { desk, ledger, start, handedIn } = await scene(vendor, {
      fate: (id) => {
        const position = Number(id.split('-')[1]);
        return (['twice', 'dropped', 'overloaded', 'expired', 'broken', 'answered'] as const)[
          handedIn.count > 1 ? 5 : position % 6
        ] as 'answered';
      },
      strayLines: ['{"custom_id":"call-99999"}', 'not even JSON'],
    });
    const { caller } = await start();
    const answers = await Promise.all(texts.map((text) => caller.call(call(text))));
    expect(answers.every(({ finish }) => finish === 'stop')).toBe(true);
    expect(handedIn.count).toBe(2);
    const { confirmed, possible } = await spent(ledger);
    expect(billOf(desk)).toBeGreaterThanOrEqual(confirmed);
    expect(billOf(desk)).toBeLessThanOrEqual(confirmed + possible);
  });

  test('that are rejected are said, the others are not lost', async () => {
    const { start, handedIn } = await scene(vendor, { fate: (id) => (id.endsWith('3') ? 'rejected' : 'answered') });
    const { caller } = await start();
    const outcomes = await Promise.allSettled(texts.map((text) => caller.call(call(text))));
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBe(1);
    expect(handedIn.count).toBe(1);
  });

  test('that always come back without an answer are given up', async () => {
    const { start, handedIn } = await scene(vendor, { fate: () => 'overloaded' });
    const { caller } = await start();
    await expect(caller.call(call('a'))).rejects.toEqual(expect.objectContaining({ code: 'MODEL_SERVER_FAILED' }));
    expect(handedIn.count).toBe(3);
  });

  test.each(['batch-begun', 'batch-handed-in', 'batch-noted', 'batch-result-committed'] as const)(
    'are picked up where a process died at %s',
    async (point) => {
      const { desk, ledger, start, handedIn } = await scene(vendor);
      const died = new Error('died');
      const first = await start({
        fault: (reached) => {
          if (reached === point) throw died;
        },
      });
      const lost = await Promise.allSettled(texts.map((text) => first.caller.call(call(text))));
      expect(lost.some(({ status }) => status === 'rejected')).toBe(true);
      await ledger.abandonOpen('run');
      const before = handedIn.count;
      const second = await start();
      const answers = await Promise.all(texts.map((text) => second.caller.call(call(text))));
      expect(answers.length).toBe(12);
      // Anthropic keeps no label: a batch whose reference was lost is handed in again, and counts as possibly billed.
      const again = point === 'batch-begun' || (point === 'batch-handed-in' && vendor === 'anthropic');
      expect(handedIn.count).toBe(before + (again ? 1 : 0));
      const { confirmed, possible } = await spent(ledger);
      expect(billOf(desk)).toBeGreaterThanOrEqual(confirmed);
      expect(billOf(desk)).toBeLessThanOrEqual(confirmed + possible);
      if (point === 'batch-noted') expect(possible).toBe(0);
    },
  );

  test('wait for another day', async () => {
    const { desk, ledger, start, handedIn } = await scene(vendor, { looks: 1000 });
    let time = 0;
    const monotonic = () => time;
    const { caller } = await start({
      limits: { deadline: 100 },
      monotonic,
      fault: (point) => {
        if (point === 'batch-noted') time = 100;
      },
    });
    await expect(caller.call(call('a'))).rejects.toEqual(expect.objectContaining({ code: 'BATCH_LEFT', exitCode: 3 }));
    expect((await ledger.spending('run')).possible).toBeGreaterThan(0);
    desk.advance();
    const next = await start();
    expect((await next.caller.call(call('a'))).finish).toBe('stop');
    expect([handedIn.count, (await ledger.spending('run')).possible]).toEqual([1, 0]);
  });

  test('are handed in as far as a cap has room for their worst case, and then the run stops', async () => {
    const usage = { input: 400, cacheRead: 0, cacheWrite: 0, output: 20 };
    const answer = () => ({ finish: 'stop', text: 'yes', tokens: null, usage }) as const;
    const { desk, ledger, start, handedIn } = await scene(vendor, {}, { answer });
    // At worst 313,000 each, so that five fit; at 220,000 each there is room for one more then, and for none after it.
    const { caller } = await start({ limits: { cost: 1_600_000 }, endsAtFailure: true });
    const outcomes = await Promise.allSettled(texts.map((text) => caller.call(call(text))));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect([handedIn.count, desk.billed.length, refused.length]).toEqual([2, 6, 6]);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'LIMIT_REACHED', exitCode: 3 } });
    const { confirmed, possible } = await spent(ledger);
    expect([confirmed, possible]).toEqual([billOf(desk), 0]);
    // What was answered is there for the next.
    const next = await start();
    const answers = await Promise.all(texts.map((text) => next.caller.call(call(text))));
    expect([answers.length, desk.billed.length]).toEqual([12, 12]);
  });

  test('that are capped in number are handed in up to it, and get their answers', async () => {
    const { desk, start, handedIn } = await scene(vendor);
    const { caller } = await start({ limits: { calls: 5 }, endsAtFailure: true });
    const outcomes = await Promise.allSettled(texts.map((text) => caller.call(call(text))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(5);
    expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'LIMIT_REACHED', exitCode: 3 } });
    expect([handedIn.count, desk.billed.length]).toEqual([1, 5]);
  });

  test('of which none fits under a cap are not handed in', async () => {
    const { desk, start } = await scene(vendor);
    const { caller } = await start({ limits: { cost: 1000 } });
    await expect(Promise.all(texts.map((text) => caller.call(call(text))))).rejects.toEqual(
      expect.objectContaining({ code: 'LIMIT_REACHED' }),
    );
    expect(desk.taken.length).toBe(0);
  });
});

describe('a batch that an earlier process left', () => {
  /** What finds it fails so often. */
  const left = async (failures: number, options: Parameters<Awaited<ReturnType<typeof scene>>['start']>[0] = {}) => {
    const made = await scene('openai');
    const died = new Error('died');
    const fault = (point: BatchFault) => {
      if (point === 'batch-handed-in') throw died;
    };
    const first = await made.start({ fault });
    await expect(first.caller.call(call('a'))).rejects.toBe(died);
    const looks = { count: 0 };
    const batch: BatchModel = {
      ...made.batch,
      find: async (label, signal) => {
        if (looks.count++ < failures) throw new CallError('overloaded', { status: 503 });
        return made.batch.find(label, signal);
      },
    };
    return { ...made, looks, next: await made.start({ ...options, batch }) };
  };

  test('is looked for again where the vendor does not answer at once', async () => {
    const { handedIn, looks, next } = await left(3);
    expect((await next.caller.call(call('a'))).finish).toBe('stop');
    expect([handedIn.count, looks.count]).toEqual([1, 4]);
  });

  test('that cannot be looked for is said as of any call, and looked for by whoever comes then', async () => {
    const { handedIn, next } = await left(40);
    const lost = await Promise.allSettled(['a', 'b'].map((text) => next.caller.call(call(text))));
    const reason = expect.objectContaining({ code: 'MODEL_OVERLOADED', hint: expect.stringContaining('kept') });
    expect(lost).toEqual(lost.map(() => ({ status: 'rejected', reason })));
    expect((await next.caller.call(call('a'))).finish).toBe('stop');
    expect(handedIn.count).toBe(1);
  });
});

test('a batch that nobody asks for any more is not followed when the run has failed', async () => {
  const { desk, start, ledger } = await scene('openai', { looks: 1_000_000 });
  const states = { count: 0 };
  const { caller, life, budget } = await start({
    endsAtFailure: true,
    onStatus: () => {
      states.count++;
    },
  });
  const waiting = expect(caller.call(call('a'))).rejects.toThrow('elsewhere');
  await expect.poll(() => states.count).toBeGreaterThan(2);
  await expect(life.during(() => Promise.reject(new Error('elsewhere')))).rejects.toThrow('elsewhere');
  await waiting;
  await life.close();
  const seen = states.count;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(states.count).toBe(seen);
  expect(budget.spent.underWay).toBe(0);
  // It stays where it is, to be picked up.
  desk.advance();
  const next = await start();
  expect((await next.caller.call(call('a'))).finish).toBe('stop');
  expect((await ledger.spending('run')).calls).toBe(1);
});

test('calls whose tokens the vendor does not count are possibly billed, at their worst case', async () => {
  const { desk, start, ledger } = await scene('openai', {}, { dropsUsage: true });
  const { caller, budget } = await start();
  const answers = await Promise.all(texts.map((text) => caller.call(call(text))));
  expect(answers.map(({ usage }) => usage)).toEqual(texts.map(() => null));
  const { confirmed, possible } = await spent(ledger);
  expect(confirmed).toBe(0);
  expect(possible).toBeGreaterThan(billOf(desk));
  await expect.poll(() => budget.spent).toEqual({ confirmed, possible, underWay: 0, calls: 12 });
});

test('calls that the vendor will not have as a whole cost nothing', async () => {
  const { start, ledger } = await scene('openai', { invalid: true });
  const { caller } = await start();
  await expect(caller.call(call('a'))).rejects.toEqual(expect.objectContaining({ code: 'MODEL_REJECTED' }));
  expect(await spent(ledger)).toEqual({ confirmed: 0, possible: 0 });
});
