/**
 * How much is sent to one server at once. The number of calls under way grows while all goes well and shrinks when the
 * server says that it is too much (slow start, then additive increase and multiplicative decrease; Jacobson 1988).
 * Requests and tokens are held to what the server says of its limits.
 */
import type { Clock } from '../core/clock.ts';
import type { Sleep } from '../core/sleep.ts';
import type { RateLimits } from '../models/rate-limits.ts';
import { createAllowance } from './allowance.ts';

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
  readonly give: (passage: Passage) => void;
}

export function createLimiter({ maxParallel, clock, sleep }: LimiterOptions): Limiter {
  const now = clock.monotonic;
  const window = createWindow(maxParallel, now);
  const requests = createAllowance(now);
  const tokens = createAllowance(now);
  const queue: Waiting[] = [];
  let pausedUntil = 0;
  let alarm: AbortController | null = null;

  const pass = ({ tokens: amount, give }: Waiting): void => {
    const began = now();
    window.enter();
    requests.take(1);
    tokens.take(amount);
    const leave = ({ went, limits, retryAfter }: Ending): void => {
      window.leave(went, began);
      if (went === 'slow-down') pausedUntil = Math.max(pausedUntil, now() + (retryAfter ?? 0));
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
    sleep(milliseconds, mine.signal).then(serve, () => {});
  };
  return {
    enter: (amount, signal) =>
      new Promise((give, refuse) => {
        signal.throwIfAborted();
        const drop = (): void => {
          queue.splice(queue.indexOf(waiting), 1);
          refuse(signal.reason);
          serve();
        };
        const waiting: Waiting = {
          tokens: amount,
          give: (passage) => {
            signal.removeEventListener('abort', drop);
            give(passage);
          },
        };
        signal.addEventListener('abort', drop, { once: true });
        queue.push(waiting);
        if (queue.length === 1) serve();
      }),
    get allowed() {
      return window.allowed();
    },
  };
}

const FIRST_ALLOWED = 8;
const DECREASE = 0.7;

/** The number of calls that may be under way at once. */
function createWindow(maxParallel: number, now: () => number) {
  let allowed = Math.min(FIRST_ALLOWED, maxParallel);
  let slowStart = true;
  let underWay = 0;
  let decreasedAt = Number.NEGATIVE_INFINITY;
  const grow = (): void => {
    // A window that was not full says nothing about what the server can bear.
    if (underWay < Math.floor(allowed)) return;
    allowed = Math.min(maxParallel, allowed + (slowStart ? 1 : 1 / allowed));
  };
  /** Calls that were sent before the last decrease bring no news. */
  const shrink = (began: number): void => {
    slowStart = false;
    if (began < decreasedAt) return;
    decreasedAt = now();
    allowed = Math.max(1, allowed * DECREASE);
  };
  return {
    allowed: () => Math.floor(allowed),
    hasRoom: () => underWay < Math.floor(allowed),
    enter: () => {
      underWay++;
    },
    leave: (went: Ending['went'], began: number) => {
      if (went === 'well') grow();
      if (went === 'slow-down') shrink(began);
      underWay--;
    },
  };
}
