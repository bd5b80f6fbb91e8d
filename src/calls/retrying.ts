/** Work that is done again where it failed in a way that may pass. */
import type { Random } from '../core/random.ts';
import type { Sleep } from '../core/sleep.ts';
import { CallError } from '../models/call-error.ts';
import { retries } from './retry.ts';

export interface Retrying {
  readonly random: Random;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
}

/**
 * @param name of what is done: its waits are its own
 * @throws the last `CallError`, when there is no use in another attempt; at once what is none
 */
export async function retrying<Value>(
  { random, sleep, signal }: Retrying,
  name: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const { next } = retries(random.fork(name));
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const wait = error instanceof CallError ? next(error) : null;
      if (wait === null) throw error;
      await sleep(wait, signal);
    }
  }
}
