/** What everything that works with batches is given. */
import type { BatchModel } from '../models/batch-model.ts';
import type { CallError } from '../models/call-error.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { mostInputTokens } from '../models/token-estimate.ts';
import type { NewBatch, OpenBatch } from '../store/ledger/ledger.ts';
import type { AttemptParts } from './attempts.ts';
import type { Call } from './call.ts';
import { callFailed } from './call-failed.ts';
import { worstCost } from './cost.ts';
import { promptLabel } from './ledger-replies.ts';

export interface BatchParts extends Omit<AttemptParts, 'model' | 'limiter' | 'fault'> {
  readonly model: LanguageModel;
  readonly batch: BatchModel;
  readonly fault: (point: BatchFault) => void;
  readonly onStatus: (status: { readonly done: number; readonly total: number }) => void;
}

export type BatchFault = 'batch-begun' | 'batch-handed-in' | 'batch-noted' | 'batch-result-committed';

/** A batch that is with the vendor. */
export type HandedIn = OpenBatch & { readonly reference: string };

export function failed({ model: { id, endpoint }, keyVariable }: BatchParts, error: CallError): Error {
  return callFailed(error, { model: id, endpoint, keyVariable });
}

/** A call as the ledger notes it for a batch. */
export function pricedCall({ price }: BatchParts, key: string, { request, prompt }: Call): NewBatch['calls'][number] {
  const worst = price && worstCost(mostInputTokens(request), request.maxOutputTokens, price, true);
  return { key, prompt: promptLabel(prompt), worstCost: worst };
}
