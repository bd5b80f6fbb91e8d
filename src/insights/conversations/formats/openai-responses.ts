import { isObject } from '../../../core/json.ts';
import type { Message } from '../../records.ts';
import type { ReadResult, RowFormat } from '../format.ts';
import { count, kindOf, type LeftOut, leftOutField, messagesOf, systemOf } from './content.ts';
import { firstId, objectAt, pick, problemOf, without } from './object.ts';

const ACCOUNTS_OF_METADATA = new Set(['user_id']);

/**
 * OpenAI's Responses API: `input` as text or items, `output` as items, in one row or as `request` and `response`. A
 * response that names the one before it (`previous_response_id`) goes on with its conversation.
 */
export const openAiResponsesFormat: RowFormat = {
  name: 'openai-responses',
  title: 'OpenAI Responses API, requests with their responses',
  evidence: 'an object "response", or "input" beside "output" items, "instructions" or "previous_response_id"',
  accounts: 'user, safety_identifier, metadata.user_id',
  lines: 'json',
  examples: [
    {
      id: 'resp_1',
      object: 'response',
      created_at: 1772900000,
      model: 'gpt-5',
      instructions: 'Be brief.',
      input: 'How do I prune a pear tree?',
      output: [
        { type: 'reasoning', summary: [] },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'In late winter.' }] },
      ],
      user: 'u-17',
    },
    {
      request: {
        model: 'gpt-5',
        previous_response_id: 'resp_1',
        input: [{ role: 'user', content: [{ type: 'input_text', text: 'And an apple tree?' }] }],
        metadata: { user_id: 'u-18' },
      },
      response: { id: 'resp_2', object: 'response', output: [{ type: 'function_call', name: 'f', arguments: '{}' }] },
    },
  ],
  detects: (row) =>
    isObject(row) && (isExchange(row) || isExchange(objectAt(row, 'request')) || isExchange(objectAt(row, 'response'))),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    return readResponse({
      ...without(row, new Set(['request', 'response'])),
      ...objectAt(row, 'response'),
      ...objectAt(row, 'request'),
    });
  },
};

/** Of request and response together: what both name is the request's. */
export function readResponse(row: Readonly<Record<string, unknown>>): ReadResult {
  const leftOut: LeftOut = {};
  const messages = [...systemOf(row, leftOut), ...itemsOf(row.input, leftOut), ...itemsOf(row.output, leftOut)];
  const key = firstId(row.id);
  const after = firstId(row.previous_response_id) ?? null;
  const metadata = objectAt(row, 'metadata');
  const account = firstId(row.user, row.safety_identifier, metadata.user_id);
  const linked = key !== undefined && messages.length > 0;
  const problem = linked ? null : problemOf(messages);
  return (
    problem ?? {
      ...(account !== undefined && { account }),
      startedAt: row.created_at ?? row.created,
      messages,
      rest: {
        ...pick(row, ['model', 'status', 'service_tier']),
        metadata: without(metadata, ACCOUNTS_OF_METADATA),
        ...leftOutField(leftOut),
      },
      ...(linked && { part: { kind: 'thread', key, after } as const }),
    }
  );
}

function isExchange(row: Readonly<Record<string, unknown>>): boolean {
  if (row.object === 'response') return Array.isArray(row.output);
  const asks = typeof row.input === 'string' || (Array.isArray(row.input) && row.input.some(isItem));
  const goesOn = typeof row.previous_response_id === 'string' || typeof row.instructions === 'string';
  return asks && typeof row.model === 'string' && (goesOn || (Array.isArray(row.output) && row.output.some(isItem)));
}

function isItem(value: unknown): boolean {
  return isObject(value) && (typeof value.type === 'string' || typeof value.role === 'string');
}

function itemsOf(items: unknown, leftOut: LeftOut): Message[] {
  if (typeof items === 'string') return items.trim() === '' ? [] : [{ role: 'user', text: items }];
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    if (isObject(item) && item.role === undefined && item.type !== 'message') count(leftOut, kindOf(item.type));
    else return messagesOf(item, leftOut);
    return [];
  });
}
