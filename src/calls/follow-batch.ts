/** A batch that is with the vendor: waited for, and sorted out call by call. */
import type { BatchResult } from '../models/batch-model.ts';
import { CallError } from '../models/call-error.ts';
import type { OpenBatch } from '../store/ledger/ledger.ts';
import { batchEnded } from './batch-ended.ts';
import { type BatchParts, type HandedIn, requestId, sumOf } from './batch-parts.ts';
import type { Reservation } from './budget.ts';
import type { CommittedReply } from './call.ts';
import { callFailed } from './call-failed.ts';
import { costOf } from './cost.ts';
import { committedReply, newReply, tooLong } from './ledger-replies.ts';
import { retrying } from './retrying.ts';

/** What came of a call: `again` where it costs nothing to ask once more, or nobody knows what became of it. */
export type Sorted = { readonly reply: CommittedReply } | { readonly error: unknown } | 'again';

export type Settle = (key: string, sorted: Sorted) => void;

interface Money {
  confirmed: number;
  possible: number;
}

/** Says of every call what came of it, whatever happens. */
export async function followBatch(
  parts: BatchParts,
  batch: HandedIn,
  reservation: Reservation,
  settle: Settle,
): Promise<void> {
  const open = new Map(batch.calls.map((call) => [requestId(call), call]));
  const money: Money = { confirmed: 0, possible: 0 };
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
    if (ended instanceof CallError && ended.retryable) await parts.sleep(LATER, parts.life.waits);
    const isFinal = ended instanceof CallError && !ended.retryable;
    settleRest(isFinal ? { error: callFailed(ended, parts) } : 'again', rest);
    await parts.batch.discard(batch.reference, parts.life.signal).catch(() => {});
  } catch (error) {
    settleRest({ error }, 'unknown');
  }
}

/** Milliseconds before a batch is handed in again that the vendor had no room for. */
const LATER = 60_000;

/** Takes what is ready out of `open`; a download that breaks is begun again, and what it brought before is known. */
async function collect(
  parts: BatchParts,
  { reference, label }: HandedIn,
  open: Map<string, OpenBatch['calls'][number]>,
  money: Money,
  settle: Settle,
): Promise<void> {
  await retrying(parts, `${label}/results`, async () => {
    for await (const result of parts.batch.results(reference, parts.life.signal)) {
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
