/** The batches of one run with one model: picked up where an earlier process left them, and handed in. */
import { type AppError, usageError } from '../core/errors.ts';
import type { OpenBatch } from '../store/ledger/ledger.ts';
import { type BatchParts, type HandedIn, placeOf, pricedCall, sumOf } from './batch-parts.ts';
import type { Call } from './call.ts';
import { followBatch, type Settle, type Sorted } from './follow-batch.ts';
import { retrying } from './retrying.ts';
import { submitBatch } from './submit-batch.ts';

/** A call that somebody waits for. */
export interface Gathered {
  readonly key: string;
  readonly call: Call;
  readonly settle: (sorted: Sorted) => void;
}

export interface Batches {
  /**
   * What an earlier process left with the vendor, by key of the call: looked up once, and waited for from then on.
   *
   * @throws what `callFailed` says of a vendor that cannot be asked; whoever comes then asks again. AppError
   *   `BATCH_ELSEWHERE` (exit code 2) where it was left at another place
   */
  pickedUp(): Promise<ReadonlyMap<string, Promise<Sorted>>>;
  handIn(calls: readonly Gathered[]): void;
}

export function createBatches(parts: BatchParts): Batches {
  let picking: ReturnType<typeof pickUp> | null = null;
  return {
    pickedUp: () => {
      picking ??= pickUp(parts).catch((error) => {
        picking = null;
        throw error;
      });
      return picking;
    },
    handIn: (calls) => {
      const settlers = new Map(calls.map(({ key, settle }) => [key, settle]));
      const settle: Settle = (key, sorted) => settlers.get(key)?.(sorted);
      parts.life
        .during(() => handIn(parts, calls, settle))
        .catch((error) => {
          for (const { key } of calls) settle(key, { error });
        });
    },
  };
}

/** All are looked for before any is followed: where one cannot be, they can be looked for again. */
async function pickUp(parts: BatchParts): Promise<Map<string, Promise<Sorted>>> {
  const found: HandedIn[] = [];
  for (const batch of await parts.ledger.batches.open(parts.run)) {
    if (batch.model !== parts.model.id) continue;
    if (batch.place !== null && batch.place !== placeOf(parts)) throw batchElsewhere(batch);
    const reference = batch.reference ?? (await lookFor(parts, batch));
    if (reference === null) await parts.ledger.batches.close(batch.id, 'unknown');
    else found.push({ ...batch, reference });
  }
  const expected = new Map<string, Promise<Sorted>>();
  for (const batch of found) {
    const settlers = new Map<string, (sorted: Sorted) => void>();
    for (const { key } of batch.calls) expected.set(key, new Promise((settle) => settlers.set(key, settle)));
    const settle: Settle = (key, sorted) => settlers.get(key)?.(sorted);
    const reservation = parts.budget.adopt(sumOf(batch.calls));
    parts.life
      .during(() => followBatch(parts, batch, reservation, settle))
      .catch((error) => {
        reservation.settle('unknown');
        for (const { key } of batch.calls) settle(key, { error });
      });
  }
  return expected;
}

/** Its calls are other calls at another place, and would be paid for again. */
function batchElsewhere({ model }: OpenBatch): AppError {
  return usageError(
    'BATCH_ELSEWHERE',
    `A batch of this run is open with ${model} at another base URL than the one that is named now.`,
    'Run again with the base URL that it was handed in at, to pick it up; or start another run with --out, which asks, and pays for, everything anew.',
  );
}

function lookFor(parts: BatchParts, { label }: OpenBatch): Promise<string | null> {
  return retrying(parts, `${label}/find`, () => parts.batch.find(label, parts.life.signal));
}

/** As many as fit under the caps, then those that fit when these have come to less. @throws AppError of a cap, or of the ledger */
async function handIn(parts: BatchParts, calls: readonly Gathered[], settle: Settle): Promise<void> {
  for (let left = calls; left.length > 0; ) {
    const priced = left.map(({ key, call }) => pricedCall(parts, key, call));
    const worsts = priced.map(({ worstCost }) => worstCost ?? 0);
    const { count, reservation } = await parts.budget.reserveFirst(worsts, parts.life.waits);
    const requests = new Map(left.map(({ key, call }) => [key, call.request]));
    const submitted = await submitBatch(parts, priced.slice(0, count), requests).catch((error) => {
      reservation.settle('unknown');
      throw error;
    });
    if ('batch' in submitted) await followBatch(parts, submitted.batch, reservation, settle);
    else {
      reservation.settle(submitted.billed);
      for (const { key } of left.slice(0, count)) settle(key, submitted.sorted);
    }
    left = left.slice(count);
  }
}
