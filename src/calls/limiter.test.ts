import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { RateLimits } from '../models/rate-limits.ts';
import { createAllowance } from './allowance.ts';
import { createLimiter, type Ending, type Passage } from './limiter.ts';

/** A time that passes only when it is told to. */
function madeUpTime() {
  let now = 0;
  const sleepers: { at: number; wake: () => void; signal: AbortSignal }[] = [];
  return {
    clock: { now: () => now, monotonic: () => now },
    sleep: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((wake, refuse) => {
        sleepers.push({ at: now + milliseconds, wake, signal });
        signal.addEventListener('abort', () => refuse(signal.reason));
      }),
    pass: async (milliseconds: number) => {
      now += milliseconds;
      for (const { at, wake, signal } of sleepers.splice(0)) {
        if (at <= now) wake();
        else if (!signal.aborted) sleepers.push({ at, wake, signal });
      }
      await settled();
    },
    lengths: () => sleepers.map(({ at }) => at - now),
    asleep: () => sleepers.filter(({ signal }) => !signal.aborted).length,
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

function scene(maxParallel: number) {
  const time = madeUpTime();
  const limiter = createLimiter({ maxParallel, clock: time.clock, sleep: time.sleep });
  const inside: Passage[] = [];
  const enter = (tokens = 1, signal = new AbortController().signal): Promise<void> =>
    limiter.enter(tokens, signal).then((passage) => void inside.push(passage));
  const leave = async (ending: Ending): Promise<void> => {
    inside.shift()?.leave(ending);
    await settled();
  };
  return { time, limiter, inside, enter, leave };
}

const well: Ending = { went: 'well' };

describe('calls at once', () => {
  test('begin few, double while all goes well, and stop at the greatest number', async () => {
    const { limiter, inside, enter, leave } = scene(20);
    for (let call = 0; call < 60; call++) void enter();
    await settled();
    expect(inside.length).toBe(8);
    for (let call = 0; call < 8; call++) await leave(well);
    expect(inside.length).toBe(16);
    for (let call = 0; call < 16; call++) await leave(well);
    expect([inside.length, limiter.allowed]).toEqual([20, 20]);
  });

  test('a number that was never used does not grow', async () => {
    const { limiter, enter, leave } = scene(100);
    for (let call = 0; call < 50; call++) {
      await enter();
      await leave(well);
    }
    expect(limiter.allowed).toBe(8);
  });

  test('shrink once for all that were turned away together, then grow slowly', async () => {
    const { time, limiter, inside, enter, leave } = scene(100);
    for (let call = 0; call < 300; call++) void enter();
    await settled();
    for (let call = 0; call < 24; call++) await leave(well);
    expect(limiter.allowed).toBe(32);
    const sent = inside.length;
    await time.pass(1);
    for (let call = 0; call < sent; call++) await leave({ went: 'slow-down', retryAfter: null });
    expect(limiter.allowed).toBe(22);
    await time.pass(1);
    for (let call = 0; call < 22; call++) await leave(well);
    expect(limiter.allowed).toBe(23);
  });

  test('are never fewer than one', async () => {
    const { time, limiter, enter, leave } = scene(4);
    for (let call = 0; call < 40; call++) {
      await time.pass(1);
      void enter();
      await settled();
      await leave({ went: 'slow-down' });
    }
    expect(limiter.allowed).toBe(1);
  });
});

describe('a server that asks to wait', () => {
  test('is left alone by all until then', async () => {
    const { time, inside, enter, leave } = scene(2);
    for (let call = 0; call < 4; call++) void enter();
    await settled();
    await leave({ went: 'slow-down', retryAfter: 5000 });
    await leave({ went: 'badly' });
    expect(inside.length).toBe(0);
    await time.pass(4999);
    expect(inside.length).toBe(0);
    await time.pass(1);
    expect(inside.length).toBe(1);
  });

  test.each([1e15, Number.MAX_SAFE_INTEGER, 600_001])('for %d milliseconds is not believed', async (retryAfter) => {
    const { time, inside, enter, leave } = scene(1);
    for (let call = 0; call < 2; call++) void enter();
    await settled();
    await leave({ went: 'slow-down', retryAfter });
    expect([inside.length, time.asleep()]).toEqual([1, 0]);
  });

  test('is waited for in steps that a timer can take', async () => {
    const { time, inside, enter, leave } = scene(200);
    for (let call = 0; call < 102; call++) {
      void enter();
      await settled();
    }
    // A bucket of one a day, and many are on their way.
    await leave({ went: 'well', limits: { requests: { limit: 1, remaining: 0, resetsIn: 86_400_000 } } });
    void enter();
    await settled();
    const before = inside.length;
    expect(Math.max(...time.lengths())).toBeLessThan(2 ** 31);
    await time.pass(3_600_000);
    expect([inside.length, time.asleep()]).toEqual([before, 1]);
  });

  test('leaves nothing asleep behind when who waited has gone', async () => {
    const { time, inside, enter, leave } = scene(2);
    await enter();
    await leave({ went: 'slow-down', retryAfter: 60_000 });
    const stop = new AbortController();
    const waiting = enter(1, stop.signal);
    expect(time.asleep()).toBe(1);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    expect([time.asleep(), inside.length]).toEqual([0, 0]);
    await expect(enter(1, stop.signal)).rejects.toThrow('stopped');
  });

  test('all that wait on one signal go with it, the others stay, and it is listened to once', async () => {
    const { inside, enter, leave } = scene(1);
    const stop = new AbortController();
    await enter();
    const gone = Array.from({ length: 20 }, () => enter(1, stop.signal));
    const stays = enter();
    expect(getEventListeners(stop.signal, 'abort').length).toBe(1);
    stop.abort(new Error('stopped'));
    for (const { status } of await Promise.allSettled(gone)) expect(status).toBe('rejected');
    await leave(well);
    await stays;
    expect(inside.length).toBe(1);
  });
});

describe('limits that the server names', () => {
  const limits = (said: RateLimits): Ending => ({ went: 'well', limits: said });

  test('hold back requests until there is room for one', async () => {
    const { time, inside, enter, leave } = scene(50);
    await enter();
    await leave(limits({ requests: { limit: 60, remaining: 2, resetsIn: 58_000 } }));
    for (let call = 0; call < 5; call++) void enter();
    await settled();
    expect(inside.length).toBe(2);
    // 58 are missing and will be there in 58 seconds: one a second.
    await time.pass(1000);
    expect(inside.length).toBe(3);
    await time.pass(2000);
    expect(inside.length).toBe(5);
  });

  test('hold back tokens, and let a call through that is larger than the limit when nothing else is under way', async () => {
    const { time, inside, enter, leave } = scene(50);
    await enter(10);
    await leave(limits({ tokens: { limit: 6000, remaining: 1000, resetsIn: null } }));
    void enter(1000);
    void enter(100_000);
    await settled();
    expect(inside.length).toBe(1);
    await time.pass(59_000);
    expect(inside.length).toBe(1);
    await time.pass(1000);
    expect(inside.length).toBe(2);
  });

  test('what is on its way to the server is not counted as left', () => {
    const allowance = createAllowance(() => 0);
    for (let call = 0; call < 3; call++) allowance.take(1);
    allowance.giveBack(1, { limit: 10, remaining: 4, resetsIn: null });
    expect([allowance.waitFor(2), allowance.waitFor(3) > 0]).toEqual([0, true]);
  });

  test('that are full again after a lifetime are taken for those of a minute', () => {
    const allowance = createAllowance(() => 0);
    allowance.take(1);
    allowance.giveBack(1, { limit: 60, remaining: 0, resetsIn: 1e15 });
    expect(allowance.waitFor(1)).toBe(1000);
  });

  test('that make no sense are not believed', () => {
    const allowance = createAllowance(() => 0);
    for (const limit of [null, 0, -5]) {
      allowance.take(1);
      allowance.giveBack(1, { limit, remaining: 0, resetsIn: 0 });
    }
    expect(allowance.waitFor(1000)).toBe(0);
  });
});
