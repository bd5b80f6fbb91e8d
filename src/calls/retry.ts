/** Whether and when a failed call is made again. The one place: the retries of SDKs are off. */
import type { Random } from '../core/random.ts';
import type { CallError } from '../models/call-error.ts';

/** Milliseconds. The wait before attempt n + 1 is drawn from 0 to `FIRST_WAIT` * 2^n ("full jitter"), at most `LONGEST_WAIT`. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 60_000;
/** A server that asks for more is not waited for. Milliseconds. */
export const LONGEST_ASKED = 600_000;
/** Failures of one call after which it is given up. Being told to come back later is not counted among them. */
const MOST_FAILURES = 6;
const MOST_DEFERRALS = 40;
/** How often in a row a server is believed when it says how long to wait. */
const BELIEVED = 5;

export interface Retries {
  /** Milliseconds to wait before the next attempt; null: give up. */
  next(error: CallError): number | null;
}

/** The attempts of one call. */
export function retries(random: Random, mostFailures = MOST_FAILURES): Retries {
  let failures = 0;
  let deferrals = 0;
  return {
    next: (error) => {
      if (!error.retryable) return null;
      const count = error.tookNothing ? ++deferrals : ++failures;
      if (count >= (error.tookNothing ? MOST_DEFERRALS : mostFailures)) return null;
      const { retryAfter } = error;
      if (retryAfter !== null && retryAfter > LONGEST_ASKED) return null;
      const drawn = random.next() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - 1));
      if (retryAfter === null) return drawn;
      // A server that keeps saying "soon" does not know; it is given the time that one gets which says nothing.
      if (count > BELIEVED) return Math.max(retryAfter, drawn);
      // Those that were turned away together must not come back together.
      return retryAfter + Math.min(drawn, retryAfter / 4 + 50);
    },
  };
}
