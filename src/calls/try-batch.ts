/** Hands in a batch of one call and cancels it: whether a vendor takes any at all. */
import { type BatchParts, pricedCall } from './batch-parts.ts';
import { type Call, callKey } from './call.ts';
import { submitBatch } from './submit-batch.ts';

/** `left`: it was taken and could not be cancelled. */
export type TriedBatch = 'taken' | 'left' | 'unknown';

/**
 * It counts as possibly billed where the vendor took it: it may have been answered before it was cancelled.
 *
 * @throws AppError as `callFailed` says, where the vendor does not take it
 */
export async function tryBatch(parts: BatchParts, call: Call): Promise<TriedBatch> {
  const { batch: vendor, ledger, budget, model, life } = parts;
  const { request } = call;
  const priced = pricedCall(parts, callKey(model, call), call);
  const reservation = await budget.reserve(priced.worstCost ?? 0);
  let billed: 'nothing' | 'unknown' = 'unknown';
  try {
    const submitted = await submitBatch(parts, [priced], new Map([[priced.key, request]]));
    if (!('batch' in submitted)) {
      billed = submitted.billed;
      if (submitted.sorted !== 'again') throw submitted.sorted.error;
      return 'unknown';
    }
    const { id, reference } = submitted.batch;
    await ledger.batches.close(id, 'unknown');
    const cancelled = await vendor.cancel(reference, life.signal).then(isDone, notDone);
    await vendor.discard(reference, life.signal).catch(notDone);
    return cancelled ? 'taken' : 'left';
  } finally {
    reservation.settle(billed);
  }
}

const isDone = (): boolean => true;
const notDone = (): boolean => false;
