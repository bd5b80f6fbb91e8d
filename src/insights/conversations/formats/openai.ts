import { isObject } from '../../../core/json.ts';
import type { Message } from '../../records.ts';
import type { RowFormat } from '../format.ts';
import { firstId, hasUserTurn, roleOf, without } from './object.ts';

const ACCOUNTS = ['user', 'safety_identifier', 'user_id', 'account'];
const TIMES = ['created', 'created_at', 'timestamp', 'started_at'];
const KNOWN = new Set([
  ...['id', 'messages', 'choices', 'tools', 'tool_choice', 'functions', 'response_format', 'metadata'],
  ...ACCOUNTS,
  ...TIMES,
]);
const ACCOUNTS_OF_METADATA = new Set(['user_id']);

/**
 * Requests and training rows as OpenAI's chat completions have them: `messages` whose content is a string, a list of
 * parts or null, and an answer in `choices` where the log keeps request and response together.
 */
export const openAiFormat: RowFormat = {
  name: 'openai',
  title: 'JSON lines with OpenAI-style "messages" (content as text, parts or null)',
  evidence: '`messages` with roles, in text or in parts',
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
  detects: (row) => isObject(row) && Array.isArray(row.messages) && row.messages.some(isMessage),
  read: (row) => {
    if (!isObject(row) || !Array.isArray(row.messages)) return 'not-a-conversation';
    const messages = [...row.messages, ...answersOf(row.choices)].flatMap(messageOf);
    if (!hasUserTurn(messages)) return messages.length > 0 ? 'no-user-turn' : 'not-a-conversation';
    const id = firstId(row.id);
    const metadata = isObject(row.metadata) ? row.metadata : {};
    const account = firstId(row.user, row.safety_identifier, metadata.user_id, row.user_id, row.account);
    return {
      ...(id !== undefined && { id }),
      ...(account !== undefined && { account }),
      startedAt: TIMES.map((name) => row[name]).find((value) => value !== undefined && value !== null),
      messages,
      rest: { ...without(row, KNOWN), metadata: without(metadata, ACCOUNTS_OF_METADATA) },
    };
  },
};

function answersOf(choices: unknown): unknown[] {
  const [first] = Array.isArray(choices) ? choices : [];
  return isObject(first) && first.message !== undefined ? [first.message] : [];
}

function isMessage(value: unknown): boolean {
  return isObject(value) && typeof value.role === 'string';
}

/** Nothing where the role is unknown or nothing is said in words. */
function messageOf(value: unknown): Message[] {
  if (!isObject(value)) return [];
  const role = roleOf(value.role);
  const text = textOf(value.content);
  return role === null || text === '' ? [] : [{ role, text }];
}

/** Text parts joined by line breaks; images, audio and tool calls say nothing here. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const texts = content.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : ''));
  return texts.filter((text) => text !== '').join('\n');
}
