/** Calls to a live model: looked up first, then counted, capped, limited, retried, committed, and only then handed on. */
import type { Clock } from '../core/clock.ts';
import type { Random } from '../core/random.ts';
import type { Sleep } from '../core/sleep.ts';
import { CallError } from '../models/call-error.ts';
import type { LanguageModel, ModelReply } from '../models/language-model.ts';
import type { Price } from '../models/price.ts';
import { estimateTokens, mostInputTokens } from '../models/token-estimate.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import type { Budget } from './budget.ts';
import { type Call, type Caller, type CommittedReply, callKey } from './call.ts';
import { callFailed } from './call-failed.ts';
import { costOf, worstCost } from './cost.ts';
import { committedReply, newReply, promptLabel, tooLong } from './ledger-replies.ts';
import type { Ending, Limiter } from './limiter.ts';
import { retries } from './retry.ts';

export interface CallerParts {
  readonly model: LanguageModel;
  /** Null where it is not known: only without a cap on money. */
  readonly price: Price | null;
  /** The variable that holds the provider's key, for hints. */
  readonly keyVariable: string | null;
  readonly ledger: Ledger;
  /** Id of the run that pays. */
  readonly run: string;
  readonly budget: Budget;
  /** Shared by all models of one server. */
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly random: Random;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly fault: (point: 'reply-received' | 'reply-committed') => void;
}

export function createCaller(parts: CallerParts): Caller {
  const underWay = new Map<string, Promise<CommittedReply>>();
  return {
    model: parts.model,
    call: (call) => {
      const key = callKey(parts.model, call);
      const same = underWay.get(key);
      if (same !== undefined) return same;
      const reply = lookUpOrMake(parts, key, call).finally(() => underWay.delete(key));
      underWay.set(key, reply);
      return reply;
    },
  };
}

async function lookUpOrMake(parts: CallerParts, key: string, call: Call): Promise<CommittedReply> {
  const found = await parts.ledger.find(parts.run, key);
  return found === null ? make(parts, key, call) : committedReply(found);
}

/** Attempts until one brings a reply, or there is no use in another. */
async function make(parts: CallerParts, key: string, call: Call): Promise<CommittedReply> {
  const { random, sleep, signal } = parts;
  const { next } = retries(random.fork(key));
  for (;;) {
    try {
      return await attempt(parts, key, call);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const wait = next(error);
      if (wait === null) {
        const { id, endpoint } = parts.model;
        throw callFailed(error, { model: id, endpoint, keyVariable: parts.keyVariable });
      }
      await sleep(wait, signal);
    }
  }
}

/** One attempt: waits for its turn, and says how it went to whoever waits behind it. */
async function attempt(parts: CallerParts, key: string, call: Call): Promise<CommittedReply> {
  const passage = await parts.limiter.enter(likelyTokens(call), parts.signal);
  let ended: Ending = { went: 'badly' };
  try {
    const { committed, limits } = await counted(parts, key, call);
    ended = { went: 'well', limits };
    return committed;
  } catch (error) {
    if (error instanceof CallError && error.tookNothing) ended = { went: 'slow-down', retryAfter: error.retryAfter };
    throw error;
  } finally {
    passage.leave(ended);
  }
}

/** Nothing is sent before it is reserved and noted; nothing is handed on before it is committed. */
async function counted(parts: CallerParts, key: string, call: Call) {
  const { ledger, clock, price } = parts;
  const { id, reservation } = await begin(parts, key, call);
  try {
    const began = clock.monotonic();
    const reply = await answered(parts, id, call);
    parts.fault('reply-received');
    const cost = price === null ? null : costOf(reply.usage, price);
    const facts = { cost, milliseconds: clock.monotonic() - began, at: clock.now() };
    const committed = await ledger.commit(id, newReply(reply, facts));
    reservation.settle({ confirmed: cost ?? 0 });
    parts.fault('reply-committed');
    return { committed: committedReply(committed), limits: reply.limits };
  } catch (error) {
    reservation.settle(error instanceof CallError && !error.mayBeBilled ? 'nothing' : 'unknown');
    throw error;
  }
}

async function begin({ model, ledger, budget, price, run }: CallerParts, key: string, { prompt, request }: Call) {
  const worst = price === null ? null : worstCost(mostInputTokens(request), request.maxOutputTokens, price);
  const reservation = await budget.reserve(worst ?? 0);
  try {
    const id = await ledger.begin({ run, key, model: model.id, prompt: promptLabel(prompt), worstCost: worst });
    return { id, reservation };
  } catch (error) {
    reservation.settle('nothing');
    throw error;
  }
}

/** The reply; or the failure, after it was noted. */
async function answered(parts: CallerParts, id: number, { request }: Call): Promise<Answered> {
  try {
    return await parts.model.generate(request, parts.signal);
  } catch (error) {
    if (error instanceof CallError && error.kind === 'too-long') return tooLong;
    await parts.ledger.fail(id, error instanceof CallError && !error.mayBeBilled ? 'nothing' : 'unknown');
    throw error;
  }
}

type Answered = CommittedReply & Pick<ModelReply, 'limits'>;

/** What the server will count, as far as can be told before. */
function likelyTokens({ request }: Call): number {
  const input = request.messages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  return input + request.maxOutputTokens;
}
