/** A vendor that takes many requests at once, for half the price and within a day. */
import type { CallError } from './call-error.ts';
import type { ModelReply, ModelRequest } from './language-model.ts';

export interface BatchModel {
  /** `provider:model`, as of the live model. */
  readonly id: string;
  readonly endpoint: string | null;
  readonly limits: { readonly requests: number; readonly bytes: number };
  /** Hands in requests under ids of ours (letters, digits, `-` and `_`, at most 64); the vendor's reference. @throws CallError */
  submit(label: string, requests: readonly BatchRequest[], signal: AbortSignal): Promise<string>;
  /** The reference of the batch that was handed in under a label; null where it was not, or the vendor keeps no labels. */
  find(label: string, signal: AbortSignal): Promise<string | null>;
  status(reference: string, signal: AbortSignal): Promise<BatchStatus>;
  /** In no order. What the batch was cancelled or expired before is told as such. */
  results(reference: string, signal: AbortSignal): AsyncIterable<BatchResult>;
  cancel(reference: string, signal: AbortSignal): Promise<void>;
  /** Removes what the vendor keeps of it: requests and replies are private. Not before all results were read. */
  discard(reference: string, signal: AbortSignal): Promise<void>;
}

export interface BatchRequest {
  readonly id: string;
  readonly request: ModelRequest;
}

export type BatchStatus =
  /** `lost`: the vendor knows no such batch; nothing of it can be had. */
  | { readonly state: 'working' | 'ended' | 'lost'; readonly done: number; readonly total: number }
  /** The vendor will not have it as a whole: nothing was done, and nothing is charged. */
  | { readonly state: 'refused'; readonly error: CallError };

export type BatchResult = { readonly id: string } & (
  | { readonly outcome: 'answered'; readonly reply: ModelReply }
  | { readonly outcome: 'failed'; readonly error: CallError }
  /** Not begun before the batch ended: costs nothing, and may be asked again. */
  | { readonly outcome: 'expired' | 'cancelled' }
);
