/** Work that is done again where it failed in a way that may pass. */
import type { Random } from '../core/random.ts';
import type { Sleep } from '../core/sleep.ts';
import { CallError } from '../models/call-error.ts';
import { callFailed, type Where } from './call-failed.ts';
import type { Lifetime } from './lifetime.ts';
import { retries } from './retry.ts';

export interface Retrying extends Where {
  readonly random: Random;
  readonly sleep: Sleep;
  readonly life: Pick<Lifetime, 'waits'>;
  /** Failures after which it is given up, where that is not as with all calls. */
  readonly mostFailures?: number | undefined;
}

/**
 * @param name of what is done: its waits are its own
 * @throws what `callFailed` says of the last `CallError`, when there is no use in another attempt; at once what is none
 */
export async function retrying<Value>(parts: Retrying, name: string, work: () => Promise<Value>): Promise<Value> {
  const { random, sleep, life, mostFailures } = parts;
  const { next } = retries(random.fork(name), mostFailures);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const wait = next(error);
      if (wait === null) throw callFailed(error, parts);
      await sleep(wait, life.waits);
    }
  }
}
