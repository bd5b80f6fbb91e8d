/** OpenAI's batches. */
import type { Usage } from '../../../models/usage.ts';
import { Refused, type Route, type StubState } from '../stub-types.ts';
import type { BatchPlan, BatchStub } from './batch-plan.ts';
import { openaiFileRoutes } from './openai-files.ts';
import { type FiledBatch, openaiBatch, openaiError, openaiFiles, openaiLine, openaiRequests } from './openai-lines.ts';
import { createStubBatch, type StubBatch, takenOf } from './stub-batch.ts';

interface BatchBody {
  readonly input_file_id: string;
  readonly endpoint: string;
  readonly completion_window: string;
  readonly metadata?: { readonly label?: string };
}

export interface OpenAIBatchStub extends BatchStub {
  /** What the vendor keeps of requests and replies. */
  readonly files: Map<string, string>;
}

export function stubOpenAIBatches(plan: BatchPlan = {}): OpenAIBatchStub {
  const billed: Usage[] = [];
  const batches: FiledBatch[] = [];
  const files = new Map<string, string>();
  const create = (state: StubState, body: BatchBody): unknown => {
    const lines = files.get(body.input_file_id);
    if (lines === undefined || body.completion_window !== '24h') return new Refused(400, openaiError);
    const requests = openaiRequests(lines, body.endpoint);
    const batch = createStubBatch(
      { reference: `batch_${batches.length}`, label: body.metadata?.label ?? null, requests: requests ?? [] },
      {
        plan: { ...plan, invalid: requests === null || plan.invalid === true },
        lineOf: (request, fate) => openaiLine(state, request, fate),
      },
    );
    batches.unshift({ batch, input: body.input_file_id });
    return openaiBatch(batches[0] as FiledBatch);
  };
  /** Files its results when it ends. */
  const move = ({ batch }: FiledBatch, how: 'look' | 'cancel' | 'advance'): void => {
    const before = batch.state;
    batch[how]();
    if (before === 'ended' || batch.state !== 'ended') return;
    for (const [kind, text] of Object.entries(openaiFiles(batch))) {
      if (text !== '') files.set(`file-${batch.reference}-${kind}`, text);
    }
  };
  const on =
    (how: 'look' | 'cancel', refuses: (batch: StubBatch) => boolean): Route['handle'] =>
    ({ match }) => {
      const filed = batches.find(({ batch }) => batch.reference === match[1]);
      if (filed === undefined) return new Refused(404, openaiError);
      if (refuses(filed.batch)) return new Refused(409, openaiError);
      move(filed, how);
      return openaiBatch(filed);
    };
  const list = () => ({ object: 'list', data: batches.map(openaiBatch), has_more: false });
  return {
    routes: (stub) => [
      ...openaiFileRoutes(files),
      {
        method: 'POST',
        path: /\/v1\/batches$/u,
        works: true,
        handle: ({ body }) => create({ ...stub, billed }, body as BatchBody),
      },
      { method: 'GET', path: /\/v1\/batches$/u, handle: list },
      { method: 'GET', path: /\/v1\/batches\/([^/]+)$/u, handle: on('look', () => false) },
      {
        method: 'POST',
        path: /\/v1\/batches\/([^/]+)\/cancel$/u,
        handle: on('cancel', ({ state }) => state === 'ended'),
      },
    ],
    billed,
    files,
    get taken() {
      return batches.map(({ batch }) => takenOf(batch));
    },
    kept: () => files.size,
    advance: () => {
      for (const filed of batches) move(filed, 'advance');
    },
  };
}
