/** What calls are made with in tests: one run, a ledger in memory, no caps and no kills, unless a test says otherwise. */
import type { AttemptParts } from '../calls/attempts.ts';
import { createBudget, type Limits } from '../calls/budget.ts';
import { createLifetime, type LifetimeOptions } from '../calls/lifetime.ts';
import { createLimiter } from '../calls/limiter.ts';
import { createRandom } from '../core/random.ts';
import { memoryLedger } from './memory-ledger.ts';

type Parts = Omit<AttemptParts, 'model'>;

export interface PartsOptions extends Partial<Parts>, Partial<Pick<LifetimeOptions, 'signal' | 'endsAtFailure'>> {
  readonly clock: Parts['clock'];
  readonly sleep: Parts['sleep'];
  readonly limits?: Partial<Limits>;
  /** Default: 50. */
  readonly maxParallel?: number;
}

/** What the ledger holds of the run counts against its caps. */
export async function attemptParts({ limits, maxParallel = 50, ...options }: PartsOptions): Promise<Parts> {
  const { signal = new AbortController().signal, endsAtFailure = false, ...parts } = options;
  const { clock, sleep, ledger = memoryLedger(), run = 'run' } = parts;
  const caps = { cost: null, calls: null, deadline: null, ...limits };
  const budget = parts.budget ?? createBudget(caps, await ledger.spending(run), clock.monotonic);
  return {
    price: { input: 1, output: 2 },
    keyVariable: 'TEST_API_KEY',
    ledger,
    run,
    budget,
    limiter: createLimiter({ maxParallel, clock, sleep }),
    random: createRandom(1),
    life: createLifetime({ signal, endsAtFailure, budget, sleep }),
    fault: () => {},
    ...parts,
  };
}
