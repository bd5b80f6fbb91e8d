import type { Message } from '../../records.ts';
import type { ConversationFormat, ReadRow } from '../format.ts';
import { firstId, hasUserTurn, isObject, roleOf, without } from './object.ts';

const KNOWN = ['id', 'text', 'messages', 'user_id', 'account', 'timestamp', 'started_at'];

/** Sightline's own form: `{id, user_id, timestamp, text}` or `{id, user_id, timestamp, messages: [{role, content}]}`. */
export const simpleFormat: ConversationFormat = {
  name: 'simple',
  title: 'JSON lines with "text" or "messages", and "id", "user_id", "timestamp" where known',
  lines: 'json',
  detects: (row) => isObject(row) && (typeof row.text === 'string' || hasPlainMessages(row.messages)),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const messages = messagesOf(row);
    if (messages === null) return 'not-a-conversation';
    if (!hasUserTurn(messages)) return 'no-user-turn';
    return withKnown(row, messages);
  },
};

function withKnown(row: Record<string, unknown>, messages: readonly Message[]): ReadRow {
  const id = firstId(row.id);
  const account = firstId(row.user_id, row.account);
  return {
    ...(id !== undefined && { id }),
    ...(account !== undefined && { account }),
    startedAt: row.timestamp ?? row.started_at,
    messages,
    rest: without(row, KNOWN),
  };
}

function messagesOf(row: Record<string, unknown>): Message[] | null {
  const { text, messages } = row;
  if (Array.isArray(messages)) {
    const read = messages.map(messageOf);
    return read.length > 0 && read.every((message) => message !== null) ? read : null;
  }
  return typeof text === 'string' ? [{ role: 'user', text }] : null;
}

function messageOf(value: unknown): Message | null {
  if (!isObject(value)) return null;
  const role = roleOf(value.role);
  return role === null || typeof value.content !== 'string' ? null : { role, text: value.content };
}

function hasPlainMessages(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((message) => messageOf(message) !== null);
}
