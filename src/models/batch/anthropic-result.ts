/** Lines of the results of a Message Batch. */
import { z } from 'zod';
import { parseJson } from '../../core/json.ts';
import type { BatchResult } from '../batch-model.ts';
import { answered } from './answered.ts';
import type { AsLive } from './as-live.ts';

const line = z.object({
  custom_id: z.string(),
  result: z.discriminatedUnion('type', [
    z.object({ type: z.literal('succeeded'), message: z.unknown() }),
    // The error is in an envelope of the same name.
    z.object({ type: z.literal('errored'), error: z.looseObject({ error: z.looseObject({ type: z.string() }) }) }),
    z.object({ type: z.literal('canceled') }),
    z.object({ type: z.literal('expired') }),
  ]),
});

/** Under which status the error comes where a message is asked for by itself. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ['invalid_request_error', 400],
  ['authentication_error', 401],
  ['billing_error', 402],
  ['permission_error', 403],
  ['not_found_error', 404],
  ['request_too_large', 413],
  ['rate_limit_error', 429],
  ['timeout_error', 504],
  ['overloaded_error', 529],
]);

/** Null for a line that cannot be read. */
export async function anthropicResult(live: AsLive, text: string): Promise<BatchResult | null> {
  const parsed = line.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { custom_id: id, result } = parsed.data;
  if (result.type === 'canceled') return { id, outcome: 'cancelled' };
  if (result.type === 'expired') return { id, outcome: 'expired' };
  if (result.type === 'succeeded') return answered(live, id, 200, result.message);
  return answered(live, id, STATUSES.get(result.error.error.type) ?? 500, result.error);
}
