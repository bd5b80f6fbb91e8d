/** Answers of vendors about batches. Of each, only what is used is looked at. */
import type { z } from 'zod';
import type { BatchStatus } from '../batch-model.ts';
import { CallError } from '../call-error.ts';
import { httpError } from '../live/error-kinds.ts';

/** @throws CallError where something else answers, or the error stands in the body */
export function checked<Schema extends z.ZodType>(schema: Schema, body: unknown, now: number): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw httpError({ status: 200, headers: {}, body: JSON.stringify(body ?? null) }, now);
}

/** @returns null where the vendor knows no such thing. @throws CallError */
export async function ifThere<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CallError && error.kind === 'model-unknown') return null;
    throw error;
  }
}

/** What has ended, or is not there, cannot be cancelled; to ask for it is no error. @throws CallError */
export async function unlessEnded(cancelled: Promise<unknown>, status: () => Promise<BatchStatus>): Promise<void> {
  try {
    await cancelled;
  } catch (error) {
    if (!(error instanceof CallError) || (await status()).state === 'working') throw error;
  }
}
