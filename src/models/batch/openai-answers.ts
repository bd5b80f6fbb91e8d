/** What OpenAI says of a batch. */
import { z } from 'zod';
import type { BatchStatus } from '../batch-model.ts';

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
});
export type OpenAIBatch = z.infer<typeof openaiBatch>;

export const openaiBatches = z.object({
  data: z.array(z.object({ id: z.string().min(1), metadata: z.record(z.string(), z.unknown()).nullish() })),
  has_more: z.boolean().nullish(),
});

/** What was cancelled or expired may have answers nevertheless. */
const ENDED: ReadonlySet<string> = new Set(['completed', 'expired', 'cancelled']);

export function openaiStatus({ status, request_counts: counts }: OpenAIBatch): BatchStatus {
  const state = status === 'failed' ? 'lost' : ENDED.has(status) ? 'ended' : 'working';
  return { state, done: (counts?.completed ?? 0) + (counts?.failed ?? 0), total: counts?.total ?? 0 };
}

/** Milliseconds that its files are kept. */
const KEPT = 30 * 86_400_000;

/** Whether it is so old that what is missing was thrown away by rule. */
export function isPastKeeping({ created_at: created }: OpenAIBatch, now: number): boolean {
  return now - created * 1000 > KEPT;
}
