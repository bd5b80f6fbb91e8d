/**
 * The caps of a run. Each call reserves its worst case before it starts, so that what is confirmed, what may have been
 * billed and what is under way never exceed the cap together, whatever runs at once.
 */
import type { AppError } from '../core/errors.ts';
import type { Spending } from '../store/ledger/ledger.ts';
import { type Cap, limitReached } from './limit-reached.ts';

export interface Limits {
  /** Nanodollars, over everything that the run has ever spent; null: no cap. */
  readonly cost: number | null;
  /** Attempts, over everything that the run has ever made; null: no cap. */
  readonly calls: number | null;
  /** On the monotonic clock, in milliseconds: nothing is begun after it; null: no cap. */
  readonly deadline: number | null;
}

/** What was reserved came to, in nanodollars: `unknown` stays possibly billed at its worst case. */
export type Outcome = { readonly confirmed: number; readonly possible?: number } | 'nothing' | 'unknown';

export interface Reservation {
  settle(outcome: Outcome): void;
}

export interface ReservedFirst {
  readonly count: number;
  readonly reservation: Reservation;
}

export interface Budget {
  /**
   * Waits while calls under way may still free what this one needs.
   *
   * @param worst nanodollars
   * @param waits nothing is granted when it is aborted
   * @throws AppError `LIMIT_REACHED` (exit code 3), to every call from then on; the reason of `waits`
   */
  reserve(worst: number, waits?: AbortSignal): Promise<Reservation>;
  /** The same for several calls that are made together: for the first `count` of them, as many as fit; one at least. */
  reserveFirst(worsts: readonly number[], waits?: AbortSignal): Promise<ReservedFirst>;
  /** Takes up what an earlier process left under way, and `before` counts as possible. */
  adopt(worst: number): Reservation;
  /** Milliseconds until nothing is begun any more; null where there is no deadline. */
  timeLeft(): number | null;
  /** What is said when it is 0: `LIMIT_REACHED` (exit code 3). */
  timeIsUp(): AppError;
  readonly spent: BudgetState;
}

/** Nanodollars, and attempts. */
export interface BudgetState {
  readonly confirmed: number;
  readonly possible: number;
  readonly underWay: number;
  readonly calls: number;
}

interface Waiting {
  readonly worsts: readonly number[];
  readonly waits: AbortSignal | undefined;
  readonly grant: (reserved: ReservedFirst) => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * @param before what the run had spent when this process took it
 * @param onSettled is told each time that something was spent
 */
export function createBudget(
  limits: Limits,
  before: Spending,
  monotonic: () => number,
  onSettled: (state: BudgetState) => void = () => {},
): Budget {
  const state = { confirmed: before.confirmed, possible: before.possible, underWay: 0, calls: before.calls };
  const queue: Waiting[] = [];
  let open = 0;
  let reached: AppError | null = null;

  const capFor = (worst: number, calls: number): Cap | null => {
    const { confirmed, possible, underWay } = state;
    if (limits.deadline !== null && monotonic() >= limits.deadline) return 'time';
    if (limits.calls !== null && state.calls + calls > limits.calls) return 'calls';
    return limits.cost !== null && confirmed + possible + underWay + worst > limits.cost ? 'cost' : null;
  };
  const reservation = (worst: number): Reservation => {
    state.underWay += worst;
    open++;
    return { settle: once((outcome) => settle(worst, outcome)) };
  };
  /** To as many as fit. */
  const grant = ({ worsts, grant: give }: Waiting): void => {
    let count = 0;
    let worst = 0;
    for (const next of worsts) {
      if (capFor(worst + next, count + 1) !== null) break;
      worst += next;
      count++;
    }
    state.calls += count;
    give({ count, reservation: reservation(worst) });
  };
  const settle = (worst: number, outcome: Outcome): void => {
    state.underWay -= worst;
    open--;
    if (outcome === 'unknown') state.possible += worst;
    else if (outcome !== 'nothing') {
      state.confirmed += outcome.confirmed;
      state.possible += outcome.possible ?? 0;
    }
    onSettled({ ...state });
    serve();
  };
  /** True when the first in the queue is served; false when it has to wait. */
  const serveFirst = (next: Waiting): boolean => {
    if (next.waits?.aborted) {
      next.refuse(next.waits.reason);
      return true;
    }
    const cap = capFor(next.worsts[0] ?? 0, 1);
    // What is under way was reserved at its worst case, and may yet leave room; it is not to end with who is refused.
    if (reached === null && cap !== null && cap !== 'time' && open > 0) return false;
    if (cap !== null) reached ??= limitReached(cap, limits, state);
    if (reached === null) grant(next);
    else next.refuse(reached);
    return true;
  };
  const serve = (): void => {
    for (let next = queue[0]; next !== undefined && serveFirst(next); next = queue[0]) queue.shift();
  };
  const reserveFirst: Budget['reserveFirst'] = (worsts, waits) =>
    new Promise((grant, refuse) => {
      queue.push({ worsts, waits, grant, refuse });
      if (queue.length === 1) serve();
    });
  return {
    reserve: (worst, waits) => reserveFirst([worst], waits).then(({ reservation: made }) => made),
    reserveFirst,
    adopt: (worst) => {
      state.possible -= worst;
      return reservation(worst);
    },
    timeLeft: () => (limits.deadline === null ? null : Math.max(0, limits.deadline - monotonic())),
    timeIsUp: () => limitReached('time', limits, state),
    get spent() {
      return { ...state };
    },
  };
}

function once<Value>(work: (value: Value) => void): (value: Value) => void {
  let done = false;
  return (value) => {
    if (done) return;
    done = true;
    work(value);
  };
}
