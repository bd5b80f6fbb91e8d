/** Lines of the output file and of the error file of a batch. */
import { z } from 'zod';
import { parseJson } from '../../core/json.ts';
import type { BatchResult } from '../batch-model.ts';
import { CallError } from '../call-error.ts';
import { answered } from './answered.ts';
import type { AsLive } from './as-live.ts';

const line = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.number().int().min(200).max(599), body: z.unknown() }).nullish(),
  /** Set where there is no response. */
  error: z.object({ code: z.string().nullish() }).nullish(),
});

/** Null for a line that cannot be read. */
export async function openaiResult(live: AsLive, text: string): Promise<BatchResult | null> {
  const parsed = line.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { custom_id: id, response, error } = parsed.data;
  if (response) return answered(live, id, response.status_code, response.body);
  if (!error) return null;
  if (error.code === 'batch_expired') return { id, outcome: 'expired' };
  if (error.code === 'batch_cancelled') return { id, outcome: 'cancelled' };
  return { id, outcome: 'failed', error: new CallError(error.code === 'request_timeout' ? 'timeout' : 'server') };
}
