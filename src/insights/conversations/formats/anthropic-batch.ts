import { isObject } from '../../../core/json.ts';
import type { RowFormat } from '../format.ts';
import { isReply, readExchange, replyOf } from './anthropic.ts';
import { type LeftOut, leftOutField } from './content.ts';
import { firstId, objectAt, pick } from './object.ts';

/**
 * Files of Anthropic's Message Batches API: requests `{custom_id, params}` and results `{custom_id, result}`, joined by `custom_id`, which has to be unique
 * over the files that are read together. Results alone hold answers to nobody knows what.
 */
export const anthropicBatchFormat: RowFormat = {
  name: 'anthropic-batch',
  title: 'Anthropic Message Batches API, requests and results',
  evidence: 'custom_id beside "params" with "messages", or beside a "result" with a type',
  accounts: 'params.metadata.user_id',
  lines: 'json',
  examples: [
    {
      custom_id: 'r-1',
      params: {
        model: 'claude-sonnet-4-5',
        messages: [{ role: 'user', content: 'How do I prune a pear tree?' }],
        metadata: { user_id: 'u-17' },
      },
    },
    {
      custom_id: 'r-1',
      result: {
        type: 'succeeded',
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          content: [{ type: 'text', text: 'In late winter.' }],
        },
      },
    },
  ],
  detects: (row) =>
    isObject(row) &&
    typeof row.custom_id === 'string' &&
    (Array.isArray(objectAt(row, 'params').messages) || typeof objectAt(row, 'result').type === 'string'),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const id = firstId(row.custom_id);
    if (id === undefined) return 'not-a-conversation';
    if (isObject(row.params)) {
      const read = readExchange(row.params, {}, undefined);
      return typeof read === 'string' ? read : { ...read, id, part: { kind: 'history', order: 0 } };
    }
    const { type, message } = objectAt(row, 'result');
    if (type !== 'succeeded' || !isReply(message)) return 'failed-call';
    const leftOut: LeftOut = {};
    const messages = replyOf(message, leftOut);
    const rest = { ...pick(message, ['model', 'stop_reason']), ...leftOutField(leftOut) };
    return { id, messages, rest, part: { kind: 'history', order: 1 } };
  },
};
