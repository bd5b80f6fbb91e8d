/** What everything that works with batches is given. */
import { hashOf } from '../core/hash.ts';
import type { BatchModel } from '../models/batch-model.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { mostInputTokens } from '../models/token-estimate.ts';
import type { NewBatch, OpenBatch } from '../store/ledger/ledger.ts';
import type { AttemptParts } from './attempts.ts';
import type { Call } from './call.ts';
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

/** Where its batches are handed in, as the ledger notes it. */
export function placeOf({ batch: { endpoint } }: BatchParts): string {
  return hashOf({ endpoint });
}

/** Worst cases of calls together, in nanodollars. */
export function sumOf(calls: readonly { readonly worstCost: number | null }[]): number {
  return calls.reduce((sum, { worstCost: worst }) => sum + (worst ?? 0), 0);
}

/** What a call of a batch is to the vendor. */
export function requestId({ attempt }: Pick<OpenBatch['calls'][number], 'attempt'>): string {
  return `call-${attempt}`;
}

/** A call as the ledger notes it for a batch. */
export function pricedCall({ price }: BatchParts, key: string, { request, prompt }: Call): NewBatch['calls'][number] {
  const worst = price && worstCost(mostInputTokens(request), request.maxOutputTokens, price, true);
  return { key, prompt: promptLabel(prompt), worstCost: worst };
}
