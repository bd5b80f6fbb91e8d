/** What all calls of a run share: one ledger, one budget, one limiter a server. */
import type { AttemptParts } from '../calls/attempts.ts';
import { type Budget, type BudgetState, createBudget, type Limits } from '../calls/budget.ts';
import { NANODOLLARS } from '../calls/cost.ts';
import { createLifetime } from '../calls/lifetime.ts';
import { createLimiter, type Limiter } from '../calls/limiter.ts';
import type { Settings } from '../config/index.ts';
import type { Clock } from '../core/clock.ts';
import { createRandom } from '../core/random.ts';
import type { Sleep } from '../core/sleep.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import type { OpenOptions } from '../models/open-language-model.ts';
import type { Faults } from '../runner/fault-points.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { openSqliteLedger } from '../store/ledger/sqlite-ledger.ts';
import type { Workspace } from '../store/workspace.ts';

export interface CallServicesOptions {
  readonly workspace: Workspace;
  /** Id of the run that pays; held by this process alone. */
  readonly run: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly fault: Faults;
  readonly fetch: typeof globalThis.fetch;
  /**
   * Whether a model is checked: a failure is a finding, at the first attempt, and ends nothing; nobody waits for minutes;
   * and servers are taken for what they usually are, not for what was found before.
   */
  readonly isCheck: boolean;
  /** What the run has spent, each time that it grew. */
  readonly onSpent: (spent: BudgetState) => void;
}

export interface CallServices {
  readonly run: string;
  readonly ledger: Ledger;
  readonly opening: OpenOptions;
  readonly isReplay: boolean;
  /** @param maxParallel calls at once to its server that make sense, where its owner does not say */
  partsFor(placed: PlacedModel, maxParallel: number): Omit<AttemptParts, 'model'>;
  /** Breaks off what is under way. Nothing of the run runs any more when it resolves. */
  close(): Promise<void>;
}

/** Milliseconds after which a call counts as lost. Models that reason take minutes; the runtime's own limit is 300 s. */
const TIMEOUT = 280_000;
/** Where somebody waits for it. */
const CHECK_TIMEOUT = 60_000;

export async function openCallServices(options: CallServicesOptions): Promise<CallServices> {
  const { workspace, run, settings, clock, sleep, signal, fault, fetch, isCheck } = options;
  const ledger = openSqliteLedger(workspace.ledger, { monotonic: clock.monotonic, fault });
  const budget = await openBudget(ledger, options).catch(async (error) => {
    await ledger.close();
    throw error;
  });
  const life = createLifetime({ signal, endsAtFailure: !isCheck, budget, sleep });
  const limiterAt = limiters(clock, sleep);
  const random = createRandom(`${run}/retries`);
  return {
    run,
    ledger,
    opening: { fetch, timeout: isCheck ? CHECK_TIMEOUT : TIMEOUT, clock },
    isReplay: settings.replay,
    partsFor: ({ id, price, provider }, maxParallel) => ({
      price,
      keyVariable: provider?.keyVariable ?? null,
      ledger,
      run,
      budget,
      limiter: limiterAt(provider?.baseUrl ?? id, provider?.maxParallel ?? maxParallel),
      clock,
      random,
      sleep,
      life,
      mostFailures: isCheck ? 1 : undefined,
      fault,
    }),
    close: async () => {
      await life.close();
      await ledger.close();
    },
  };
}

async function openBudget(ledger: Ledger, { run, settings, clock, onSpent }: CallServicesOptions): Promise<Budget> {
  await ledger.abandonOpen(run);
  return createBudget(limitsOf(settings, clock), await ledger.spending(run), clock.monotonic, onSpent);
}

function limitsOf({ maxCost, maxCalls, maxTime }: Settings, { monotonic }: Clock): Limits {
  return {
    cost: maxCost === undefined ? null : Math.floor(maxCost * NANODOLLARS),
    calls: maxCalls ?? null,
    deadline: maxTime === undefined ? null : monotonic() + maxTime * 1000,
  };
}

function limiters(clock: Clock, sleep: Sleep): (server: string, maxParallel: number) => Limiter {
  const known = new Map<string, Limiter>();
  return (server, maxParallel) => {
    const limiter = known.get(server) ?? createLimiter({ maxParallel, clock, sleep });
    known.set(server, limiter);
    return limiter;
  };
}
