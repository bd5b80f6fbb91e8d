/** Hands in a batch of one call and cancels it: whether a vendor takes any at all. */
import { mostInputTokens } from '../models/token-estimate.ts';
import type { BatchParts } from './batch-parts.ts';
import { type Call, callKey } from './call.ts';
import { worstCost } from './cost.ts';
import { promptLabel } from './ledger-replies.ts';
import { submitBatch } from './submit-batch.ts';

/** @returns whether the vendor took it. It counts as possibly billed: it may have been answered before it was cancelled. */
export async function tryBatch(parts: BatchParts, call: Call): Promise<boolean> {
  const { batch, ledger, budget, model, price, signal } = parts;
  const { request, prompt } = call;
  const key = callKey(model, call);
  const worst = price && worstCost(mostInputTokens(request), request.maxOutputTokens, price, true);
  const reservation = await budget.reserve(worst ?? 0);
  const calls = [{ key, prompt: promptLabel(prompt), worstCost: worst }];
  const submitted = await submitBatch(parts, calls, new Map([[key, request]]));
  if (!('batch' in submitted)) {
    reservation.settle(submitted.billed);
    if (submitted.sorted !== 'again') throw submitted.sorted.error;
    return false;
  }
  await batch.cancel(submitted.batch.reference, signal);
  await ledger.batches.close(submitted.batch.id, 'unknown');
  reservation.settle('unknown');
  return true;
}
