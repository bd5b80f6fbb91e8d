/** Turns for others within long work on the main thread: without them nobody hears that it is to stop. */
import type { Clock } from './clock.ts';

/** Milliseconds of work between two turns. */
const BETWEEN = 100;

/** Gives others a turn where they have not had one for a tenth of a second. Rejects once the work is to stop, with the signal's reason. */
export type Pause = () => Promise<void>;

/** For work that is short. */
export const noPause: Pause = async () => {};

export function createPause(clock: Clock, signal: AbortSignal): Pause {
  let last = clock.monotonic();
  return async () => {
    if (clock.monotonic() - last < BETWEEN) return;
    await turn(signal);
    last = clock.monotonic();
  };
}

/** One turn for whoever waits. Rejects where the signal says by then that the work is to stop, with its reason. */
export async function turn(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
