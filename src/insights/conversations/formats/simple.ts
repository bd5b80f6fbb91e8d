import { isObject } from '../../../core/json.ts';
import type { Message } from '../../records.ts';
import type { RowFormat } from '../format.ts';
import { firstId, hasUserTurn, roleOf, without } from './object.ts';

const KNOWN = new Set(['id', 'text', 'messages', 'user_id', 'account', 'timestamp', 'started_at']);
const ACCOUNTS = ['user_id', 'account'];
/** Members that hold an account, a time or an answer where this format does not look. */
const ELSEWHERE = ['choices', 'user', 'safety_identifier', 'metadata', 'created'];

/** Sightline's own form: `{id, user_id, timestamp, text}` or `{id, user_id, timestamp, messages: [{role, content}]}`. */
export const simpleFormat: RowFormat = {
  name: 'simple',
  title: 'JSON lines with "text" or "messages", and "id", "user_id", "timestamp" where known',
  evidence: '"text", or "messages" of plain text with roles',
  accounts: 'user_id, account',
  lines: 'json',
  examples: [
    { id: 'c-1', user_id: 'u-17', timestamp: '2026-03-08T10:00:00Z', text: 'How do I prune a pear tree?' },
    {
      id: 'c-2',
      account: 18,
      started_at: 1772900000,
      messages: [
        { role: 'human', content: 'Write a haiku about rain.' },
        { role: 'assistant', content: 'Grey hush on the roof…' },
      ],
      meta: { plan: 'free' },
    },
    { text: 'What is the capital of Peru?' },
  ],
  detects: (row) =>
    isObject(row) &&
    (Array.isArray(row.messages)
      ? hasPlainMessages(row.messages) && (hasAny(row, ACCOUNTS) || !hasAny(row, ELSEWHERE))
      : typeof row.text === 'string'),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const messages = messagesOf(row);
    if (messages.length === 0) return 'not-a-conversation';
    if (!hasUserTurn(messages)) return 'no-user-turn';
    const id = firstId(row.id);
    const account = firstId(row.user_id, row.account);
    return {
      ...(id !== undefined && { id }),
      ...(account !== undefined && { account }),
      startedAt: row.timestamp ?? row.started_at,
      messages,
      rest: without(row, KNOWN),
    };
  },
};

function messagesOf({ text, messages }: Record<string, unknown>): Message[] {
  if (Array.isArray(messages)) return messages.flatMap(messageOf);
  return typeof text === 'string' ? [{ role: 'user', text }] : [];
}

/** Nothing where the role is unknown or the content is no text. */
function messageOf(value: unknown): Message[] {
  if (!isObject(value)) return [];
  const role = roleOf(value.role);
  return role === null || typeof value.content !== 'string' ? [] : [{ role, text: value.content }];
}

function hasPlainMessages(messages: readonly unknown[]): boolean {
  return (
    messages.length > 0 &&
    messages.every((message) => isObject(message) && typeof message.content === 'string' && roleOf(message.role))
  );
}

function hasAny(row: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.some((name) => Object.hasOwn(row, name));
}
