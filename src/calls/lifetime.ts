/** How long calls go on: what waits ends with the run's first failure, and everything when the run is closed. */
import { isAppError } from '../core/errors.ts';
import type { Sleep } from '../core/sleep.ts';
import type { Budget } from './budget.ts';

export interface Lifetime {
  /** Aborted when the run is stopped or closed: requests are broken off. */
  readonly signal: AbortSignal;
  /**
   * Aborted then, and with the first failure: nothing is waited for, and nothing begun, any more. Requests under way go
   * on, for they are paid for.
   */
  readonly waits: AbortSignal;
  /** Work of the run; where it fails, the run has. @throws what ended the run, where it has ended */
  during<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Breaks off what is under way. Nothing runs any more when it resolves. */
  close(): Promise<void>;
}

export interface LifetimeOptions {
  /** Of whoever stops the run. */
  readonly signal: AbortSignal;
  /** False where a failure is a finding. A limit ends everything nevertheless. */
  readonly endsAtFailure: boolean;
  readonly budget: Budget;
  readonly sleep: Sleep;
}

/** Milliseconds; a timer cannot wait for more than 2^31. */
const LONGEST_SLEEP = 86_400_000;

export function createLifetime({ signal, endsAtFailure, budget, sleep }: LifetimeOptions): Lifetime {
  const closing = new AbortController();
  const failing = new AbortController();
  const all = AbortSignal.any([signal, closing.signal]);
  const waits = AbortSignal.any([all, failing.signal]);
  const underWay = new Set<Promise<unknown>>();
  const keepTime = async (): Promise<void> => {
    for (let left = budget.timeLeft(); left !== null; left = budget.timeLeft()) {
      if (left === 0) return failing.abort(budget.timeIsUp());
      await sleep(Math.min(left, LONGEST_SLEEP), waits);
    }
  };
  const failed = (error: unknown): never => {
    if (endsAtFailure || (isAppError(error) && error.exitCode === 3)) failing.abort(error);
    throw error;
  };
  const track = <Value>(work: Promise<Value>): Promise<Value> => {
    const tracked = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    return tracked;
  };
  track(keepTime()).catch(() => {});
  return {
    signal: all,
    waits,
    during: async (work) => {
      waits.throwIfAborted();
      return track(work().catch(failed));
    },
    close: async () => {
      closing.abort(new Error('The run was closed.'));
      // What ends may begin something that ends at once.
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
