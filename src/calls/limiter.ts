/**
 * How much is sent to one server at once. The number of calls under way grows while all goes well and shrinks when the
 * server says that it is too much.
 * Requests and tokens are held to what the server says of its limits.
 */
import type { Clock } from '../core/clock.ts';
import type { Sleep } from '../core/sleep.ts';
import type { RateLimits } from '../models/rate-limits.ts';
import { createAllowance } from './allowance.ts';
import { createParallelWindow } from './parallel-window.ts';
import { LONGEST_ASKED } from './retry.ts';

export interface Passage {
  /** To be called when the call has ended. */
  leave(how: Ending): void;
}

export interface Ending {
  /** `slow-down`: the server took nothing, because it was asked for too much. */
  readonly went: 'well' | 'slow-down' | 'badly';
  readonly limits?: RateLimits | undefined;
  /** Milliseconds that the server asks everyone to wait. */
  readonly retryAfter?: number | null;
}

export interface Limiter {
  /** Waits for its turn. @param tokens as far as can be told before the call @throws the signal's reason */
  enter(tokens: number, signal: AbortSignal): Promise<Passage>;
  /** Calls that may be under way at once, now. */
  readonly allowed: number;
}

export interface LimiterOptions {
  readonly maxParallel: number;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

interface Waiting {
  readonly tokens: number;
  readonly signal: AbortSignal;
  readonly give: (passage: Passage) => void;
  readonly refuse: (reason: unknown) => void;
}

export function createLimiter({ maxParallel, clock, sleep }: LimiterOptions): Limiter {
  const now = clock.monotonic;
  const window = createParallelWindow(maxParallel, now);
  const requests = createAllowance(now);
  const tokens = createAllowance(now);
  let queue: Waiting[] = [];
  const heard = new WeakSet<AbortSignal>();
  let pausedUntil = 0;
  let alarm: AbortController | null = null;

  const pass = ({ tokens: amount, give }: Waiting): void => {
    const began = now();
    window.enter();
    requests.take(1);
    tokens.take(amount);
    const leave = ({ went, limits, retryAfter }: Ending): void => {
      window.leave(went, began);
      if (went === 'slow-down') pausedUntil = Math.max(pausedUntil, now() + believed(retryAfter ?? 0));
      requests.giveBack(1, limits?.requests);
      tokens.giveBack(amount, limits?.tokens);
      serve();
    };
    give({ leave });
  };
  const serve = (): void => {
    alarm?.abort();
    alarm = null;
    for (let next = queue[0]; next !== undefined && window.hasRoom(); next = queue[0]) {
      const wait = Math.max(pausedUntil - now(), requests.waitFor(1), tokens.waitFor(next.tokens));
      if (wait > 0) {
        wakeAfter(wait);
        return;
      }
      queue.shift();
      pass(next);
    }
  };
  const wakeAfter = (milliseconds: number): void => {
    const mine = new AbortController();
    alarm = mine;
    sleep(Math.min(milliseconds, LONGEST_SLEEP), mine.signal).then(serve, () => {});
  };
  const drop = (signal: AbortSignal): void => {
    const dropped = queue.filter((waiting) => waiting.signal === signal);
    queue = queue.filter((waiting) => waiting.signal !== signal);
    for (const { refuse } of dropped) refuse(signal.reason);
    serve();
  };
  /** Once, however many wait on it. */
  const listenTo = (signal: AbortSignal): void => {
    if (heard.has(signal)) return;
    heard.add(signal);
    signal.addEventListener('abort', () => drop(signal), { once: true });
  };
  return {
    enter: (tokensOfCall, signal) =>
      new Promise((give, refuse) => {
        signal.throwIfAborted();
        listenTo(signal);
        queue.push({ tokens: tokensOfCall, signal, give, refuse });
        if (queue.length === 1) serve();
      }),
    get allowed() {
      return window.allowed();
    },
  };
}

/** Then it is looked again: a timer that is to wait for more than 2^31 milliseconds does not wait at all. */
const LONGEST_SLEEP = 60_000;

/** Who asks for more is not waited for by anyone: the call that was told so is given up. */
function believed(retryAfter: number): number {
  return retryAfter <= LONGEST_ASKED ? retryAfter : 0;
}
