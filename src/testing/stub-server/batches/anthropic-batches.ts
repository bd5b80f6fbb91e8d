/** Anthropic's Message Batches. */
import type { Usage } from '../../../models/usage.ts';
import { Plain, Refused, type Route, type StubState } from '../stub-types.ts';
import { anthropicBatch, anthropicError, anthropicLine } from './anthropic-lines.ts';
import type { BatchPlan, BatchStub } from './batch-plan.ts';
import { createStubBatch, type StubBatch, type StubRequest, takenOf } from './stub-batch.ts';

export function stubAnthropicBatches(plan: BatchPlan = {}): BatchStub {
  const billed: Usage[] = [];
  const batches: StubBatch[] = [];
  let created = 0;
  const create = (state: StubState, body: unknown): unknown => {
    const requests = requestsOf(body);
    if (requests === null) return new Refused(400, anthropicError('invalid_request_error'));
    const batch = createStubBatch(
      { reference: `msgbatch_${created++}`, label: null, requests },
      { plan, lineOf: (request, fate) => anthropicLine(state, request, fate) },
    );
    batches.unshift(batch);
    return anthropicBatch(batch);
  };
  const remove = (batch: StubBatch): unknown => {
    batches.splice(batches.indexOf(batch), 1);
    return { id: batch.reference, type: 'message_batch_deleted' };
  };
  /** What is done with one batch, where it is there and has ended, or has not. */
  const on =
    (act: (batch: StubBatch) => unknown, whereEnded?: boolean): Route['handle'] =>
    ({ match }) => {
      const batch = batches.find(({ reference }) => reference === match[1]);
      if (batch === undefined) return new Refused(404, anthropicError('not_found_error'));
      const fits = whereEnded === undefined || whereEnded === (batch.state === 'ended');
      return fits ? act(batch) : new Refused(400, anthropicError('invalid_request_error'));
    };
  const look = (batch: StubBatch): unknown => {
    batch.look();
    return anthropicBatch(batch);
  };
  const cancel = (batch: StubBatch): unknown => {
    batch.cancel();
    return anthropicBatch(batch);
  };
  const results = ({ lines }: StubBatch) =>
    new Plain(lines.map(({ text }) => `${text}\n`).join(''), 'application/x-jsonl');
  const list = () => ({ data: batches.map(anthropicBatch), has_more: false, first_id: null, last_id: null });
  const one = /\/messages\/batches\/([^/]+)$/u;
  return {
    routes: (stub) => [
      {
        method: 'POST',
        path: /\/messages\/batches$/u,
        works: true,
        handle: ({ body }) => create({ ...stub, billed }, body),
      },
      { method: 'GET', path: /\/messages\/batches$/u, handle: list },
      { method: 'GET', path: one, handle: on(look) },
      { method: 'GET', path: /\/messages\/batches\/([^/]+)\/results$/u, handle: on(results, true) },
      { method: 'POST', path: /\/messages\/batches\/([^/]+)\/cancel$/u, handle: on(cancel, false) },
      { method: 'DELETE', path: one, handle: on(remove, true) },
    ],
    billed,
    get taken() {
      return batches.map(takenOf);
    },
    kept: () => batches.length,
    advance: () => {
      for (const batch of batches) batch.advance();
    },
  };
}

/** Null where the vendor would not take them. */
function requestsOf(body: unknown): StubRequest[] | null {
  const { requests = [] } = body as { requests?: readonly { readonly custom_id: string; readonly params: unknown }[] };
  const ids = new Set(requests.map(({ custom_id }) => custom_id));
  const isTaken = ids.size === requests.length && [...ids].every((id) => /^[a-zA-Z0-9_-]{1,64}$/u.test(id));
  return isTaken && ids.size > 0 ? requests.map(({ custom_id: id, params }) => ({ id, body: params })) : null;
}
