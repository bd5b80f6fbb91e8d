/** Attempts at a call: counted, capped, limited, retried, and committed before they are handed on. */
import type { Clock } from '../core/clock.ts';
import type { Random } from '../core/random.ts';
import type { Sleep } from '../core/sleep.ts';
import { CallError } from '../models/call-error.ts';
import type { Price } from '../models/price.ts';
import type { RateLimits } from '../models/rate-limits.ts';
import type { Usage } from '../models/usage.ts';
import type { Ledger, LedgerReply } from '../store/ledger/ledger.ts';
import type { Budget } from './budget.ts';
import type { Where } from './call-failed.ts';
import { costOf, worstCost } from './cost.ts';
import { newReply, type Recorded } from './ledger-replies.ts';
import type { Lifetime } from './lifetime.ts';
import type { Ending, Limiter } from './limiter.ts';
import { type Retrying, retrying } from './retrying.ts';

export interface AttemptParts extends Where, Pick<Retrying, 'mostFailures'> {
  /** Null where it is not known: only without a cap on money. */
  readonly price: Price | null;
  readonly ledger: Ledger;
  /** Id of the run that pays. */
  readonly run: string;
  readonly budget: Budget;
  /** Shared by all models of one server. */
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly random: Random;
  readonly sleep: Sleep;
  readonly life: Lifetime;
  readonly fault: (point: 'reply-received' | 'reply-committed') => void;
}

export interface Attempted<Made> {
  readonly key: string;
  /** `name@version` of the prompt. */
  readonly prompt: string;
  /** Tokens: the most that it can take, and what it is likely to take. */
  readonly mostInput: number;
  readonly mostOutput: number;
  readonly likely: number;
  /** One attempt. @throws CallError */
  readonly work: () => Promise<Made>;
  /** What the ledger keeps of what was made. */
  readonly recorded: (
    made: Made,
  ) => Recorded & { readonly usage: Usage | null; readonly limits?: RateLimits | undefined };
}

export interface Answered<Made> {
  readonly made: Made;
  /** As it was committed: by this process, or by another that was quicker. */
  readonly row: LedgerReply;
}

/**
 * Attempts until one brings a reply, or there is no use in another.
 *
 * @throws AppError of a cap, of the ledger, and what `callFailed` says when it is given up; what ended the run
 */
export function untilAnswered<Made>(parts: AttemptParts, asked: Attempted<Made>): Promise<Answered<Made>> {
  return parts.life.during(() => retrying(parts, asked.key, () => attempt(parts, asked)));
}

/** Waits for its turn, and says how it went to whoever waits behind it. */
async function attempt<Made>(parts: AttemptParts, asked: Attempted<Made>): Promise<Answered<Made>> {
  const passage = await parts.limiter.enter(asked.likely, parts.life.waits);
  let ended: Ending = { went: 'badly' };
  try {
    const answered = await counted(parts, asked);
    ended = { went: 'well', limits: asked.recorded(answered.made).limits };
    return answered;
  } catch (error) {
    if (error instanceof CallError && error.tookNothing) ended = { went: 'slow-down', retryAfter: error.retryAfter };
    throw error;
  } finally {
    passage.leave(ended);
  }
}

/** Nothing is sent before it is reserved and noted; nothing is handed on before it is committed. */
async function counted<Made>(parts: AttemptParts, asked: Attempted<Made>): Promise<Answered<Made>> {
  const { ledger, clock, price } = parts;
  const { id, reservation } = await begin(parts, asked);
  try {
    const began = clock.monotonic();
    const made = await noted(parts, id, asked);
    parts.fault('reply-received');
    const { usage, ...recorded } = asked.recorded(made);
    const cost = price && usage && costOf(usage, price);
    const facts = { cost, milliseconds: clock.monotonic() - began, at: clock.now() };
    const row = await ledger.commit(id, newReply(recorded, usage, facts));
    reservation.settle(cost === null ? 'unknown' : { confirmed: cost });
    parts.fault('reply-committed');
    return { made, row };
  } catch (error) {
    reservation.settle(billed(error));
    throw error;
  }
}

async function begin<Made>({ model, ledger, budget, price, run, life }: AttemptParts, asked: Attempted<Made>) {
  const worst = price && worstCost(asked.mostInput, asked.mostOutput, price);
  const reservation = await budget.reserve(worst ?? 0, life.waits);
  try {
    const { key, prompt } = asked;
    const id = await ledger.begin({ run, key, model: model.id, prompt, worstCost: worst });
    // What it waited for may be what ended the run.
    if (life.waits.aborted) await ledger.fail(id, 'nothing');
    life.waits.throwIfAborted();
    return { id, reservation };
  } catch (error) {
    reservation.settle('nothing');
    throw error;
  }
}

/** What was made; or the failure, after it was noted. */
async function noted<Made>({ ledger }: AttemptParts, id: number, { work }: Attempted<Made>): Promise<Made> {
  try {
    return await work();
  } catch (error) {
    await ledger.fail(id, billed(error));
    throw error;
  }
}

function billed(error: unknown): 'nothing' | 'unknown' {
  return error instanceof CallError && !error.mayBeBilled ? 'nothing' : 'unknown';
}
