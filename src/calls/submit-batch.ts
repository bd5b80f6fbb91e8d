/** Handing in a batch so that, wherever the process ends, it is known what may have been billed. */
import { hashOf } from '../core/hash.ts';
import { CallError } from '../models/call-error.ts';
import type { ModelRequest } from '../models/language-model.ts';
import type { NewBatch, OpenBatch } from '../store/ledger/ledger.ts';
import { type BatchParts, failed, type HandedIn } from './batch-parts.ts';
import { retries } from './retry.ts';

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
  const batch = await ledger.batches.begin({ run, model: model.id, label, calls, at });
  fault('batch-begun');
  const handedIn = await handIn(parts, batch, requests);
  if (typeof handedIn !== 'string') {
    await ledger.batches.close(batch.id, handedIn.billed);
    return handedIn;
  }
  fault('batch-handed-in');
  await ledger.batches.submitted(batch.id, handedIn);
  fault('batch-noted');
  return { batch: { ...batch, reference: handedIn } };
}

/** The vendor's reference, or why there is none. */
async function handIn(parts: BatchParts, batch: OpenBatch, requests: ReadonlyMap<string, ModelRequest>) {
  const { next } = retries(parts.random.fork(batch.label));
  const lines = batch.calls.map(({ attempt, key }) => ({
    id: `call-${attempt}`,
    request: requests.get(key) as ModelRequest,
  }));
  for (;;) {
    try {
      return await parts.batch.submit(batch.label, lines, parts.signal);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      // The vendor may have it: another attempt would pay for it twice.
      if (error.mayBeBilled)
        return (await findAgain(parts, batch)) ?? ({ billed: 'unknown', sorted: 'again' } as const);
      const wait = next(error);
      if (wait === null) return { billed: 'nothing', sorted: { error: failed(parts, error) } } as const;
      await parts.sleep(wait, parts.signal);
    }
  }
}

function findAgain({ batch: vendor, signal }: BatchParts, { label }: OpenBatch): Promise<string | null> {
  return vendor.find(label, signal).catch(() => null);
}
