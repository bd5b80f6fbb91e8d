/** How many requests or tokens a server still takes, as it last said: a bucket that fills by itself. */
import type { RateLimit } from '../models/rate-limits.ts';

const MINUTE = 60_000;
/** The longest window that vendors have. */
const DAY = 86_400_000;

export interface Allowance {
  /** For a call that begins with so much. */
  take(amount: number): void;
  /** For a call that has ended, with what its reply said; before that it was counted as not yet seen by the server. */
  giveBack(amount: number, said: RateLimit | undefined): void;
  /** Milliseconds until `amount` is there; 0 where no limit is known. More than the limit is there when the bucket is full. */
  waitFor(amount: number): number;
}

/** @param now milliseconds on the monotonic clock */
export function createAllowance(now: () => number): Allowance {
  let known = false;
  let limit = 0;
  let level = 0;
  let at = 0;
  let perMillisecond = 0;
  let underWay = 0;
  const refill = (): void => {
    level = Math.min(limit, level + (now() - at) * perMillisecond);
    at = now();
  };
  const learn = (said: RateLimit): void => {
    if (said.limit === null || !(said.limit > 0)) return;
    limit = said.limit;
    level = (said.remaining ?? limit) - underWay;
    at = now();
    perMillisecond = fillRate(said, limit);
    known = true;
  };
  return {
    take: (amount) => {
      refill();
      underWay += amount;
      level -= amount;
    },
    giveBack: (amount, said) => {
      underWay -= amount;
      if (said !== undefined) learn(said);
    },
    waitFor: (amount) => {
      if (!known) return 0;
      refill();
      const missing = Math.min(amount, limit) - level;
      return missing <= 0 ? 0 : Math.ceil(missing / perMillisecond);
    },
  };
}

/** Per millisecond. What is missing and when it will be there tell the rate, whatever the window; else it is a minute's. */
function fillRate({ remaining, resetsIn }: RateLimit, limit: number): number {
  const missing = limit - (remaining ?? limit);
  return missing > 0 && resetsIn !== null && resetsIn > 0 && resetsIn <= DAY ? missing / resetsIn : limit / MINUTE;
}
