import { describe, expect, test } from 'vitest';
import { realSleep, type Sleep } from '../core/sleep.ts';
import { CallError } from '../models/call-error.ts';
import type { LanguageModel } from '../models/language-model.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { attemptParts, type PartsOptions } from '../testing/attempt-parts.ts';
import { memoryLedger } from '../testing/memory-ledger.ts';
import type { Call } from './call.ts';
import { createCaller } from './caller.ts';

const clock = { now: () => performance.now(), monotonic: () => performance.now() };
const call = (text: string): Call => ({
  prompt: { name: 'test', version: 1 },
  request: { messages: [{ role: 'user', text }], maxOutputTokens: 10 },
  sample: 0,
});
const usage = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1 };
const answered = { finish: 'stop', text: 'yes', tokens: null, usage } as const;

/** Waits that are still to end. */
function watchedSleep() {
  const asleep = { now: 0 };
  const sleep: Sleep = (milliseconds, signal) => {
    asleep.now++;
    return realSleep(milliseconds, signal).finally(() => asleep.now--);
  };
  return { asleep, sleep };
}

async function scene(answer: LanguageModel['generate'], options: Partial<PartsOptions> = {}) {
  const { asleep, sleep } = watchedSleep();
  const parts = await attemptParts({ clock, sleep, endsAtFailure: true, maxParallel: 2, ...options });
  const capabilities = { maxParallel: 2 } as LanguageModel['capabilities'];
  const model: LanguageModel = { id: 'test:model', endpoint: null, capabilities, generate: answer };
  return { ...parts, asleep, caller: createCaller({ ...parts, model }) };
}

const textOf = ({ messages }: Parameters<LanguageModel['generate']>[0]): string => messages[0]?.text ?? '';
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the first failure of a run', () => {
  test('ends what waits for a retry or its turn, and leaves what is under way its answer', async () => {
    const asked: string[] = [];
    const { caller, asleep, ledger } = await scene(
      async (request) => {
        const text = textOf(request);
        asked.push(text);
        if (text === 'retried') throw new CallError('rate-limited', { retryAfter: 300_000 });
        await later(text === 'refused' ? 50 : 100);
        if (text === 'refused') throw new CallError('key-refused');
        return answered;
      },
      { maxParallel: 3 },
    );
    const began = performance.now();
    const texts = ['slow', 'refused', 'retried', 'queued', 'queued too'];
    const outcomes = await Promise.allSettled(texts.map((text) => caller.call(call(text))));
    expect(performance.now() - began).toBeLessThan(5000);
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : outcome.value.text));
    expect(codes).toEqual(['yes', ...texts.slice(1).map(() => 'MODEL_KEY_REFUSED')]);
    expect([asked.toSorted(), asleep.now]).toEqual([['refused', 'retried', 'slow'], 0]);
    await expect(caller.call(call('after'))).rejects.toMatchObject({ code: 'MODEL_KEY_REFUSED' });
    expect((await ledger.spending('run')).possible).toBe(0);
  });

  test('is a finding where a model is checked', async () => {
    const { caller } = await scene(
      async (request) => {
        if (textOf(request) === 'bad') throw new CallError('rejected');
        return answered;
      },
      { endsAtFailure: false },
    );
    await expect(caller.call(call('bad'))).rejects.toMatchObject({ code: 'MODEL_REJECTED' });
    expect((await caller.call(call('good'))).text).toBe('yes');
  });

  test('leaves nothing to a call that waited for money', async () => {
    const asked: string[] = [];
    const ledger = memoryLedger();
    // As long as a disk takes at least.
    const begin: Ledger['begin'] = (attempt) => later(1).then(() => ledger.begin(attempt));
    const { caller } = await scene(
      async (request) => {
        asked.push(textOf(request));
        await later(20);
        throw new CallError('key-refused');
      },
      { limits: { cost: 1_000_000 }, ledger: { ...ledger, begin } },
    );
    await Promise.allSettled(['a', 'b'].map((text) => caller.call(call(text))));
    expect(asked).toEqual(['a']);
  });
});

describe('time that is up', () => {
  const late = { code: 'LIMIT_REACHED', exitCode: 3, message: expect.stringContaining('time') };

  test('ends the wait for a retry, and for a turn', async () => {
    const { caller, asleep } = await scene(
      async () => {
        throw new CallError('overloaded', { retryAfter: 300_000 });
      },
      { limits: { deadline: performance.now() + 200 } },
    );
    const waiting = ['a', 'b', 'c', 'd'].map((text) => expect(caller.call(call(text))).rejects.toMatchObject(late));
    await Promise.all(waiting);
    expect(asleep.now).toBe(0);
  });

  test('does so where a model is checked, too', async () => {
    const { caller } = await scene(
      async () => {
        throw new CallError('overloaded', { retryAfter: 300_000 });
      },
      { limits: { deadline: performance.now() + 100 }, endsAtFailure: false },
    );
    await expect(caller.call(call('a'))).rejects.toMatchObject(late);
  });
});

describe('a run that is closed', () => {
  test('breaks off what is under way, and nothing of it runs any more', async () => {
    const under = { way: 0 };
    const { caller, life, asleep, ledger } = await scene(
      async (_, signal) => {
        under.way++;
        await realSleep(300_000, signal).finally(() => under.way--);
        return answered;
      },
      { limits: { deadline: performance.now() + 300_000 } },
    );
    const left = ['a', 'b', 'c'].map((text) => caller.call(call(text)).catch((error) => error.message));
    await later(20);
    expect(under.way).toBe(2);
    await life.close();
    expect([under.way, asleep.now]).toEqual([0, 0]);
    expect(await Promise.all(left)).toEqual(left.map(() => 'The run was closed.'));
    expect(await ledger.spending('run')).toMatchObject({ calls: 2, confirmed: 0 });
    await expect(caller.call(call('d'))).rejects.toThrow('closed');
  });
});
