/** Waiting, handed in so that a test decides how long it takes. */
import { setTimeout as timeout } from 'node:timers/promises';

/** Resolves after so many milliseconds; rejects with the signal's reason when that is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realSleep: Sleep = (milliseconds, signal) =>
  timeout(milliseconds, undefined, { signal }).catch(() => {
    throw signal.reason;
  });
