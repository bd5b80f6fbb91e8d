/** Message Batches as Anthropic writes them: a batch, and the lines of its results. */
import { type AnthropicBody, anthropicMessage } from '../anthropic.ts';
import { Refused, type StubState } from '../stub-types.ts';
import type { Fate } from './batch-plan.ts';
import type { StubBatch, StubRequest } from './stub-batch.ts';

const RESULTS = { expired: { type: 'expired' }, cancelled: { type: 'canceled' } } as const;
const ERRORS = { rejected: 'invalid_request_error', overloaded: 'overloaded_error' } as const;

export function anthropicLine(state: StubState, { id, body }: StubRequest, fate: Fate): string {
  return JSON.stringify({ custom_id: id, result: resultOf(state, body as AnthropicBody, fate) });
}

function resultOf(state: StubState, body: AnthropicBody, fate: Fate): unknown {
  if (fate === 'expired' || fate === 'cancelled') return RESULTS[fate];
  if (fate === 'blank') return { type: 'succeeded', message: {} };
  const message =
    fate === 'rejected' || fate === 'overloaded'
      ? new Refused(400, anthropicError(ERRORS[fate]))
      : anthropicMessage(state, body);
  if (!(message instanceof Refused)) return { type: 'succeeded', message };
  return { type: 'errored', error: message.body };
}

export function anthropicError(type: string): unknown {
  return { type: 'error', error: { type, message: 'as the stub was told' } };
}

const STATES = { working: 'in_progress', cancelling: 'canceling', ended: 'ended', invalid: 'ended' } as const;

/** Requests are counted as under way until the whole has ended. */
export function anthropicBatch({ reference, requests, state, lines }: StubBatch): unknown {
  const counted = (...fates: Fate[]): number => lines.filter(({ fate }) => fates.includes(fate)).length;
  const ended = state === 'ended';
  const errored = counted('rejected', 'overloaded');
  const [canceled, expired] = [counted('cancelled'), counted('expired')];
  const others = requests.length - errored - canceled - expired;
  const [processing, succeeded] = ended ? [0, others] : [others, 0];
  return {
    id: reference,
    type: 'message_batch',
    processing_status: STATES[state],
    request_counts: { processing, succeeded, errored, canceled, expired },
    created_at: '2026-01-01T00:00:00Z',
    ended_at: ended ? '2026-01-01T01:00:00Z' : null,
    archived_at: null,
    // Somewhere else: a key that goes there was given away.
    results_url: ended ? 'http://203.0.113.1/results' : null,
  };
}
