/** Batches as OpenAI writes them: a batch, the lines it is handed and those of its two files of results. */
import { isObject, parseJson } from '../../../core/json.ts';
import { type ChatBody, chatCompletion } from '../openai.ts';
import { Refused, type StubState } from '../stub-types.ts';
import type { Fate } from './batch-plan.ts';
import type { StubBatch, StubRequest } from './stub-batch.ts';

export interface FiledBatch {
  readonly batch: StubBatch;
  /** Its file of requests. */
  readonly input: string;
}

export const openaiError = { error: { type: 'invalid_request_error', message: 'as the stub was told', code: null } };

const NOT_BEGUN = { expired: 'batch_expired', cancelled: 'batch_cancelled' } as const;
const STATUSES = { rejected: 400, overloaded: 503 } as const;

export function openaiLine(state: StubState, { id, body }: StubRequest, fate: Fate): string {
  if (fate === 'expired' || fate === 'cancelled') {
    return JSON.stringify({ id: 'batch_req', custom_id: id, response: null, error: { code: NOT_BEGUN[fate] } });
  }
  return JSON.stringify({
    id: 'batch_req',
    custom_id: id,
    response: responseOf(state, body as ChatBody, fate),
    error: null,
  });
}

function responseOf(state: StubState, body: ChatBody, fate: Fate): unknown {
  if (fate === 'blank') return { status_code: 200, body: {} };
  const completion =
    fate === 'rejected' || fate === 'overloaded'
      ? new Refused(STATUSES[fate], openaiError)
      : chatCompletion(state, body);
  if (!(completion instanceof Refused)) return { status_code: 200, body: completion };
  return { status_code: completion.status, body: completion.body };
}

/** Text of the two files; what came to nothing is in the second. */
export function openaiFiles({ lines }: StubBatch): { readonly output: string; readonly error: string } {
  const isError = ({ text }: { text: string }) => !/"status_code":200/u.test(text);
  const textOf = (chosen: StubBatch['lines']) => chosen.map(({ text }) => `${text}\n`).join('');
  return { output: textOf(lines.filter((line) => !isError(line))), error: textOf(lines.filter(isError)) };
}

/** Null where the vendor would fail the batch for them. */
export function openaiRequests(text: string, endpoint: string): StubRequest[] | null {
  const lines = text.trimEnd().split('\n').map(parseJson);
  const requests = lines.map((line) => {
    const { custom_id: id, method, url, body } = isObject(line) ? line : {};
    return typeof id === 'string' && method === 'POST' && url === endpoint && isObject(body) ? { id, body } : null;
  });
  const whole = requests.filter((request) => request !== null);
  const models = new Set(whole.map(({ body }) => body['model']));
  const ids = new Set(whole.map(({ id }) => id));
  return ids.size === requests.length && models.size === 1 ? whole : null;
}

export function openaiBatch({ batch, input }: FiledBatch): unknown {
  const { reference, label, requests, lines, state } = batch;
  const { output, error } = openaiFiles(batch);
  const failed = error === '' ? 0 : error.trimEnd().split('\n').length;
  return {
    id: reference,
    object: 'batch',
    endpoint: '/v1/chat/completions',
    completion_window: '24h',
    status: statusOf(batch),
    created_at: 1_767_225_600,
    input_file_id: input,
    output_file_id: output === '' ? null : `file-${reference}-output`,
    error_file_id: error === '' ? null : `file-${reference}-error`,
    errors: state === 'invalid' ? { object: 'list', data: [{ code: 'invalid_json_line', line: 1 }] } : null,
    request_counts: { total: requests.length, completed: lines.length - failed, failed },
    metadata: label === null ? null : { label },
  };
}

function statusOf({ state, lines }: StubBatch): string {
  const has = (fate: Fate) => lines.some((line) => line.fate === fate);
  if (state === 'working') return 'in_progress';
  if (state === 'cancelling') return 'cancelling';
  if (state === 'invalid') return 'failed';
  return has('cancelled') ? 'cancelled' : has('expired') ? 'expired' : 'completed';
}
