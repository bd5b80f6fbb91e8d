/** What everything that works with batches is given. */
import type { Clock } from '../core/clock.ts';
import type { Random } from '../core/random.ts';
import type { Sleep } from '../core/sleep.ts';
import type { BatchModel } from '../models/batch-model.ts';
import type { CallError } from '../models/call-error.ts';
import type { LanguageModel } from '../models/language-model.ts';
import type { Price } from '../models/price.ts';
import type { Ledger, OpenBatch } from '../store/ledger/ledger.ts';
import type { Budget } from './budget.ts';
import { callFailed } from './call-failed.ts';

export interface BatchParts {
  readonly model: LanguageModel;
  readonly batch: BatchModel;
  readonly price: Price | null;
  /** The variable that holds the provider's key, for hints. */
  readonly keyVariable: string | null;
  readonly ledger: Ledger;
  readonly run: string;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly random: Random;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly fault: (point: BatchFault) => void;
  readonly onStatus: (status: { readonly done: number; readonly total: number }) => void;
}

export type BatchFault = 'batch-begun' | 'batch-handed-in' | 'batch-noted' | 'batch-result-committed';

/** A batch that is with the vendor. */
export type HandedIn = OpenBatch & { readonly reference: string };

export function failed({ model: { id, endpoint }, keyVariable }: BatchParts, error: CallError): Error {
  return callFailed(error, { model: id, endpoint, keyVariable });
}
