/** What OpenAI says of a batch. */
import { z } from 'zod';
import type { BatchStatus } from '../batch-model.ts';
import { CallError, type CallErrorKind } from '../call-error.ts';

const count = z.number().int().min(0);

export const openaiFile = z.object({ id: z.string().min(1) });

export const openaiBatch = z.object({
  id: z.string().min(1),
  status: z.string(),
  /** Seconds since the epoch. */
  created_at: z.number(),
  input_file_id: z.string().nullish(),
  output_file_id: z.string().nullish(),
  error_file_id: z.string().nullish(),
  request_counts: z.object({ completed: count, failed: count, total: count }).nullish(),
  /** Why it was not begun. */
  errors: z.object({ data: z.array(z.object({ code: z.string().nullish() })).nullish() }).nullish(),
});
export type OpenAIBatch = z.infer<typeof openaiBatch>;

export const openaiBatches = z.object({
  data: z.array(z.object({ id: z.string().min(1), metadata: z.record(z.string(), z.unknown()).nullish() })),
  has_more: z.boolean().nullish(),
});

/** What was cancelled or expired may have answers nevertheless. */
const ENDED: ReadonlySet<string> = new Set(['completed', 'expired', 'cancelled']);

/** What stands in `errors` of a batch that was checked and not begun; the rest is about how we wrote it. */
const REFUSALS: Readonly<Record<string, CallErrorKind>> = {
  token_limit_exceeded: 'rate-limited',
  billing_hard_limit_reached: 'quota-exhausted',
  model_not_found: 'model-unknown',
};

export function openaiStatus({ status, errors, request_counts: counts }: OpenAIBatch): BatchStatus {
  if (status === 'failed') {
    const code = errors?.data?.[0]?.code ?? '';
    const kind = Object.hasOwn(REFUSALS, code) ? (REFUSALS[code] as CallErrorKind) : 'rejected';
    return { state: 'refused', error: new CallError(kind) };
  }
  const state = ENDED.has(status) ? 'ended' : 'working';
  return { state, done: (counts?.completed ?? 0) + (counts?.failed ?? 0), total: counts?.total ?? 0 };
}

/** Milliseconds that its files are kept. */
const KEPT = 30 * 86_400_000;

/** Whether it is so old that what is missing was thrown away by rule. */
export function isPastKeeping({ created_at: created }: OpenAIBatch, now: number): boolean {
  return now - created * 1000 > KEPT;
}
