/** What a line of results says of a request, whoever wrote it. */
import type { BatchResult } from '../batch-model.ts';
import { CallError } from '../call-error.ts';
import type { AsLive } from './as-live.ts';

/** Null where the answer cannot be read: then nobody knows what it cost, as where there is no line at all. */
export async function answered(live: AsLive, id: string, status: number, body: unknown): Promise<BatchResult | null> {
  try {
    return { id, outcome: 'answered', reply: await live.replyOf(status, body) };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return (error.status ?? 0) < 400 ? null : { id, outcome: 'failed', error };
  }
}
