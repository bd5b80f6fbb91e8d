import { isObject } from '../../../core/json.ts';
import type { ReadResult, RowFormat } from '../format.ts';
import { firstId, objectAt } from './object.ts';
import { openAiFormat } from './openai.ts';
import { readResponse } from './openai-responses.ts';

/**
 * Files of OpenAI's Batch API: requests `{custom_id, method, url, body}` and results `{custom_id, response: {status_code, body}}`, joined by
 * `custom_id`, which has to be unique over the files that are read together.
 */
export const openAiBatchFormat: RowFormat = {
  name: 'openai-batch',
  title: 'OpenAI Batch API, requests and results',
  evidence: 'custom_id beside a "body" with a "url", or beside a "response" with a status_code',
  accounts: 'body.user, body.safety_identifier, body.metadata.user_id',
  lines: 'json',
  examples: [
    {
      custom_id: 'r-1',
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'gpt-5', user: 'u-17', messages: [{ role: 'user', content: 'How do I prune a pear tree?' }] },
    },
    {
      id: 'batch_req_1',
      custom_id: 'r-1',
      response: {
        status_code: 200,
        request_id: 'q',
        body: {
          id: 'chatcmpl-1',
          object: 'chat.completion',
          created: 1772900000,
          choices: [{ index: 0, message: { role: 'assistant', content: 'In late winter.' } }],
        },
      },
      error: null,
    },
  ],
  detects: (row) =>
    isObject(row) &&
    typeof row.custom_id === 'string' &&
    ((isObject(row.body) && typeof row.url === 'string') ||
      'status_code' in objectAt(row, 'response') ||
      isFailure(row)),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const id = firstId(row.custom_id);
    if (id === undefined) return 'not-a-conversation';
    if (isObject(row.body)) return asPart(readBody(row.body), id, 0);
    const { status_code: status, body } = objectAt(row, 'response');
    if (status !== 200 || !isObject(body)) return 'failed-call';
    return asPart(readAnswer(body), id, 1);
  },
};

function isFailure({ response, error }: Readonly<Record<string, unknown>>): boolean {
  return response === null && isObject(error);
}

function readBody(body: Readonly<Record<string, unknown>>): ReadResult {
  return Array.isArray(body.messages) ? openAiFormat.read(body) : readResponse(body);
}

/** Where there is an answer, the request it belongs to is another row. */
function readAnswer(body: Readonly<Record<string, unknown>>): ReadResult {
  if (!Array.isArray(body.choices)) return readResponse(body);
  // As if somebody had asked: only the answer is kept.
  const read = openAiFormat.read({ ...body, messages: [{ role: 'user', content: '?' }] });
  return typeof read === 'string' ? read : { ...read, messages: read.messages.slice(1) };
}

function asPart(read: ReadResult, id: string, order: number): ReadResult {
  if (typeof read === 'string') return read;
  return { ...read, id, part: { kind: 'history', order } };
}
