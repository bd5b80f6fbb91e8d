import { isObject } from '../../../core/json.ts';
import type { ReadResult, ReadRow, RowFormat } from '../format.ts';
import { type LeftOut, leftOutField, messagesOf } from './content.ts';
import { firstId, hasUserTurn, pick, without } from './object.ts';

const ACCOUNTS = ['user', 'safety_identifier', 'user_id', 'account'];
const TIMES = ['created', 'created_at', 'timestamp', 'started_at'];
const KNOWN = new Set([
  ...['id', 'object', 'messages', 'choices', 'tools', 'tool_choice', 'functions', 'response_format', 'metadata'],
  ...['request', 'response', 'usage'],
  ...ACCOUNTS,
  ...TIMES,
]);
const ACCOUNTS_OF_METADATA = new Set(['user_id']);

/**
 * Requests and training rows as OpenAI's chat completions have them: `messages` whose content is a string, a list of
 * parts or null, and an answer in `choices` where the log keeps request and response together, side by side or as
 * `request` and `response`. A stored completion has its answer alone: what was asked is another call of that API.
 */
export const openAiFormat: RowFormat = {
  name: 'openai',
  title: 'JSON lines with OpenAI-style "messages" (content as text, parts or null)',
  evidence: '"messages" with roles, in text or in parts, or a chat.completion',
  accounts: 'user, safety_identifier, metadata.user_id, user_id, account',
  lines: 'json',
  examples: [
    { model: 'gpt-5', user: 'u-17', messages: [{ role: 'user', content: 'How do I prune a pear tree?' }] },
    {
      id: 'chatcmpl-1',
      created: 1772900000,
      metadata: { user_id: 'u-18', plan: 'free' },
      messages: [
        { role: 'developer', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is in this picture?' },
            { type: 'image_url', image_url: { url: 'data:' } },
          ],
        },
      ],
      choices: [{ index: 0, message: { role: 'assistant', content: 'A pear tree.' } }],
    },
    {
      messages: [
        { role: 'user', content: 'Will it rain tomorrow?' },
        { role: 'assistant', content: null, tool_calls: [{ id: 'call-1', type: 'function', function: {} }] },
        { role: 'tool', tool_call_id: 'call-1', content: '{"rain":true}' },
      ],
    },
  ],
  detects: (row) =>
    isObject(row) &&
    (hasMessages(row) ||
      (isObject(row.request) && hasMessages(row.request)) ||
      (row.object === 'chat.completion' && Array.isArray(row.choices))),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    // A log may keep what was sent beside what came back.
    if (isObject(row.request) && !Array.isArray(row.messages))
      return read({ ...row, ...row.request, ...answerOf(row) });
    return read(row);
  },
};

function read(row: Readonly<Record<string, unknown>>): ReadResult {
  const leftOut: LeftOut = {};
  const said = Array.isArray(row.messages) ? row.messages : [];
  const messages = [...said, ...answersOf(row.choices)].flatMap((message) => messagesOf(message, leftOut));
  if (!Array.isArray(row.messages)) return messages.length > 0 ? 'answer-without-request' : 'not-a-conversation';
  if (!hasUserTurn(messages)) return messages.length > 0 ? 'no-user-turn' : 'not-a-conversation';
  const metadata = isObject(row.metadata) ? row.metadata : {};
  const account = firstId(row.user, row.safety_identifier, metadata.user_id, row.user_id, row.account);
  return {
    ...(account !== undefined && { account }),
    startedAt: TIMES.map((name) => row[name]).find((value) => value !== undefined && value !== null),
    messages,
    rest: { ...without(row, KNOWN), metadata: without(metadata, ACCOUNTS_OF_METADATA), ...leftOutField(leftOut) },
    ...callOf(row),
  };
}

/** A logged call says what was said before it; its id is its own, not that of a conversation. Rows without an answer are a set of conversations. */
function callOf({ id, choices }: Readonly<Record<string, unknown>>): Pick<ReadRow, 'id' | 'part'> {
  const call = firstId(id);
  if (!Array.isArray(choices)) return call === undefined ? {} : { id: call };
  return { part: { kind: 'history', alone: true, ...(call !== undefined && { turn: call }) } };
}

/** Of what came back what a conversation has; its id and time are the call's. */
function answerOf({ response }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return isObject(response) ? pick(response, ['id', 'created', 'model', 'choices']) : {};
}

function answersOf(choices: unknown): unknown[] {
  const [first] = Array.isArray(choices) ? choices : [];
  return isObject(first) && first.message !== undefined ? [first.message] : [];
}

function hasMessages({ messages }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(messages) && messages.some(isMessage);
}

function isMessage(value: unknown): boolean {
  return isObject(value) && typeof value.role === 'string';
}
