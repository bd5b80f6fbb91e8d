/** Handing in a batch so that, wherever the process ends, it is known what may have been billed. */
import { isAppError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import { CallError } from '../models/call-error.ts';
import type { ModelRequest } from '../models/language-model.ts';
import type { NewBatch, OpenBatch } from '../store/ledger/ledger.ts';
import { type BatchParts, type HandedIn, placeOf, requestId } from './batch-parts.ts';
import { retrying } from './retrying.ts';

/** `unknown`: nobody can tell whether the vendor has it. */
export type Submitted =
  | { readonly batch: HandedIn }
  | { readonly billed: 'nothing' | 'unknown'; readonly sorted: 'again' | { readonly error: Error } };

export async function submitBatch(
  parts: BatchParts,
  calls: NewBatch['calls'],
  requests: ReadonlyMap<string, ModelRequest>,
): Promise<Submitted> {
  const { ledger, run, model, clock, fault } = parts;
  const at = clock.now();
  const label = `sightline-${hashOf([run, model.id, calls.map(({ key }) => key), at]).slice(0, 32)}`;
  const batch = await ledger.batches.begin({ run, model: model.id, place: placeOf(parts), label, calls, at });
  fault('batch-begun');
  const reference = await referenceOf(parts, batch, requests);
  if (typeof reference !== 'string') {
    await ledger.batches.close(batch.id, reference.billed);
    return reference;
  }
  fault('batch-handed-in');
  await ledger.batches.submitted(batch.id, reference);
  fault('batch-noted');
  return { batch: { ...batch, reference } };
}

/** The vendor's reference, or why there is none. */
async function referenceOf(parts: BatchParts, batch: OpenBatch, requests: ReadonlyMap<string, ModelRequest>) {
  const lines = batch.calls.map((call) => ({
    id: requestId(call),
    request: requests.get(call.key) as ModelRequest,
  }));
  // The vendor may have it: another attempt would pay for it twice.
  const maybe = { billed: 'unknown', sorted: 'again' } as const;
  const submit = (): Promise<string | null> =>
    parts.batch.submit(batch.label, lines, parts.life.signal).catch((error) => {
      if (error instanceof CallError && error.mayBeBilled) return findAgain(parts, batch);
      throw error;
    });
  try {
    return (await retrying(parts, batch.label, submit)) ?? maybe;
  } catch (error) {
    if (!isAppError(error) || !(error.cause instanceof CallError)) throw error;
    return { billed: 'nothing', sorted: { error } } as const;
  }
}

function findAgain({ batch: vendor, life }: BatchParts, { label }: OpenBatch): Promise<string | null> {
  return vendor.find(label, life.signal).catch(() => null);
}
