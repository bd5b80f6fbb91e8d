import { isObject } from '../../../core/json.ts';
import type { RowFormat } from '../format.ts';
import { type LeftOut, leftOutField, messagesOf, systemOf } from './content.ts';
import { firstId, problemOf, without } from './object.ts';

const KNOWN = new Set(['id', 'conversations', 'items', 'system', 'markdown']);
/** A slice of a long chat: the id of the whole, and where in it the slice begins. */
const SLICE = /^(?=.*[A-Z0-9].*_)([\w-]{7,})_(\d+)$/u;
const [TAG, ENTITY] = [/<[^>]*>/gu, /&(?:amp|lt|gt|quot|#39);/gu];
const entities = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
]);

/** The family of ShareGPT: `conversations` of `{from, value}`, as many training sets have them. */
export const sharegptFormat: RowFormat = {
  name: 'sharegpt',
  title: 'ShareGPT and training sets like it, with "from" and "value"',
  evidence: 'a list "conversations" of "from" and "value"',
  accounts: null,
  lines: 'json',
  examples: [
    {
      id: 'QWJhYvA_0',
      conversations: [
        { from: 'human', value: 'How do I prune a pear tree?' },
        { from: 'gpt', value: '<div class="markdown prose"><p>In late winter.</p></div>' },
      ],
    },
    { system: 'Be brief.', conversations: [{ from: 'user', value: 'Capital of Peru?' }], model: 'm' },
  ],
  detects: (row) => isObject(row) && (Array.isArray(row.conversations) ? row.conversations : []).some(isTurn),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const leftOut: LeftOut = {};
    const turns = [row.conversations, row.items].find(Array.isArray) ?? [];
    const messages = [...systemOf({ system: row.system }, leftOut), ...turns.flatMap((turn) => spoken(turn, leftOut))];
    const id = firstId(row.id);
    const [, whole, place] = SLICE.exec(id ?? '') ?? [];
    const slice = whole === undefined ? null : { id: whole, part: { kind: 'history', order: Number(place) } as const };
    // A slice may hold answers alone.
    const problem = slice !== null && messages.length > 0 ? null : problemOf(messages);
    return (
      problem ?? {
        ...(id !== undefined && { id }),
        ...slice,
        messages,
        rest: { ...without(row, KNOWN), ...leftOutField(leftOut) },
      }
    );
  },
};

function isTurn(value: unknown): boolean {
  return isObject(value) && typeof value.from === 'string' && Object.hasOwn(value, 'value');
}

function spoken(turn: unknown, leftOut: LeftOut) {
  if (!isObject(turn)) return [];
  const { value } = turn;
  return messagesOf({ role: turn.from, content: typeof value === 'string' ? withoutHtml(value) : value }, leftOut);
}

/** Early dumps hold answers as the page showed them. */
function withoutHtml(text: string): string {
  if (!text.includes('class="markdown')) return text;
  return text.replace(TAG, '').replace(ENTITY, (entity) => entities.get(entity) ?? entity);
}
