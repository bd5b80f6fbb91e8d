/** The batches of one run with one model: handed in, waited for, and sorted out call by call. */
import type { BatchResult } from '../models/batch-model.ts';
import { CallError } from '../models/call-error.ts';
import type { OpenBatch } from '../store/ledger/ledger.ts';
import { batchEnded } from './batch-ended.ts';
import { type BatchParts, type HandedIn, pricedCall, requestId } from './batch-parts.ts';
import type { Reservation } from './budget.ts';
import type { Call, CommittedReply } from './call.ts';
import { callFailed } from './call-failed.ts';
import { costOf } from './cost.ts';
import { committedReply, newReply, tooLong } from './ledger-replies.ts';
import { retrying } from './retrying.ts';
import { submitBatch } from './submit-batch.ts';

/** What came of a call: `again` where it costs nothing to ask once more, or nobody knows what became of it. */
export type Sorted = { readonly reply: CommittedReply } | { readonly error: unknown } | 'again';

/** A call that somebody waits for. */
export interface Gathered {
  readonly key: string;
  readonly call: Call;
  readonly settle: (sorted: Sorted) => void;
}

export interface Batches {
  /** What an earlier process left with the vendor, by key of the call: looked up once, and waited for from then on. */
  pickedUp(): Promise<ReadonlyMap<string, Promise<Sorted>>>;
  handIn(calls: readonly Gathered[]): void;
}

type Settle = (key: string, sorted: Sorted) => void;

export function createBatches(parts: BatchParts): Batches {
  const pickUp = async (): Promise<Map<string, Promise<Sorted>>> => {
    const expected = new Map<string, Promise<Sorted>>();
    for (const batch of await parts.ledger.batches.open(parts.run)) {
      if (batch.model !== parts.model.id) continue;
      const reference = batch.reference ?? (await parts.batch.find(batch.label, parts.signal));
      if (reference === null) {
        await parts.ledger.batches.close(batch.id, 'unknown');
        continue;
      }
      const settlers = new Map<string, (sorted: Sorted) => void>();
      for (const { key } of batch.calls) expected.set(key, new Promise((settle) => settlers.set(key, settle)));
      const reservation = parts.budget.adopt(sumOf(batch.calls));
      void follow(parts, { ...batch, reference }, reservation, (key, sorted) => settlers.get(key)?.(sorted));
    }
    return expected;
  };
  let picking: ReturnType<typeof pickUp> | null = null;
  return {
    pickedUp: () => {
      picking ??= pickUp();
      return picking;
    },
    handIn: (calls) => {
      const settlers = new Map(calls.map(({ key, settle }) => [key, settle]));
      void handIn(parts, calls, (key, sorted) => settlers.get(key)?.(sorted));
    },
  };
}

async function handIn(parts: BatchParts, calls: readonly Gathered[], settle: Settle): Promise<void> {
  const priced = calls.map(({ key, call }) => pricedCall(parts, key, call));
  try {
    const reservation = await parts.budget.reserve(sumOf(priced), calls.length);
    const requests = new Map(calls.map(({ key, call }) => [key, call.request]));
    const submitted = await submitBatch(parts, priced, requests).catch((error) => {
      reservation.settle('unknown');
      throw error;
    });
    if ('batch' in submitted) return await follow(parts, submitted.batch, reservation, settle);
    reservation.settle(submitted.billed);
    for (const { key } of calls) settle(key, submitted.sorted);
  } catch (error) {
    for (const { key } of calls) settle(key, { error });
  }
}

/** Waits for the batch and sorts out what came of each of its calls. Says so of every one, whatever happens. */
async function follow(parts: BatchParts, batch: HandedIn, reservation: Reservation, settle: Settle): Promise<void> {
  const open = new Map(batch.calls.map((call) => [requestId(call), call]));
  const money = { confirmed: 0, possible: 0 };
  const settleRest = (sorted: Sorted, rest: 'nothing' | 'unknown'): void => {
    const unsorted = rest === 'nothing' ? 0 : sumOf([...open.values()]);
    reservation.settle({ confirmed: money.confirmed, possible: money.possible + unsorted });
    for (const { key } of open.values()) settle(key, sorted);
  };
  try {
    const ended = await batchEnded(parts, batch);
    if (ended === 'ended') await collect(parts, batch, open, money, settle);
    // Of what is still open nobody knows what became of it, unless the vendor would not have any of it.
    const rest = ended instanceof CallError ? 'nothing' : 'unknown';
    await parts.ledger.batches.close(batch.id, rest);
    if (ended instanceof CallError && ended.retryable) await parts.sleep(LATER, parts.signal);
    const isFinal = ended instanceof CallError && !ended.retryable;
    settleRest(isFinal ? { error: callFailed(ended, parts) } : 'again', rest);
    await parts.batch.discard(batch.reference, parts.signal).catch(() => {});
  } catch (error) {
    settleRest({ error: error instanceof CallError ? callFailed(error, parts) : error }, 'unknown');
  }
}

/** Milliseconds before a batch is handed in again that the vendor had no room for. */
const LATER = 60_000;

/** Takes what is ready out of `open`; a download that breaks is begun again, and what it brought before is known. */
async function collect(
  parts: BatchParts,
  { reference, label }: HandedIn,
  open: Map<string, OpenBatch['calls'][number]>,
  money: { confirmed: number; possible: number },
  settle: Settle,
): Promise<void> {
  await retrying(parts, `${label}/results`, async () => {
    for await (const result of parts.batch.results(reference, parts.signal)) {
      const call = open.get(result.id);
      if (call === undefined) continue;
      const { sorted, cost } = await sortOut(parts, call.attempt, result);
      open.delete(result.id);
      if (cost === null) money.possible += call.worstCost ?? 0;
      else money.confirmed += cost;
      settle(call.key, sorted);
    }
  });
}

async function sortOut(
  parts: BatchParts,
  attempt: number,
  result: BatchResult,
): Promise<{ sorted: Sorted; cost: number | null }> {
  if (result.outcome === 'answered') return committed(parts, attempt, result.reply);
  if (result.outcome === 'failed' && result.error.kind === 'too-long') return committed(parts, attempt, tooLong);
  await parts.ledger.fail(attempt, 'nothing');
  if (result.outcome !== 'failed' || result.error.retryable) return { sorted: 'again', cost: 0 };
  return { sorted: { error: callFailed(result.error, parts) }, cost: 0 };
}

async function committed(parts: BatchParts, attempt: number, reply: CommittedReply) {
  const { price, clock, ledger } = parts;
  const cost = price && reply.usage && costOf(reply.usage, price, true);
  const row = await ledger.commit(attempt, newReply(reply, reply.usage, { cost, milliseconds: 0, at: clock.now() }));
  parts.fault('batch-result-committed');
  return { sorted: { reply: committedReply(row) }, cost };
}

function sumOf(calls: readonly { readonly worstCost: number | null }[]): number {
  return calls.reduce((sum, { worstCost: worst }) => sum + (worst ?? 0), 0);
}
