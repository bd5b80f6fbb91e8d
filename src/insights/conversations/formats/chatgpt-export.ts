import { isObject } from '../../../core/json.ts';
import { toIsoTime } from '../../iso-time.ts';
import type { Message } from '../../records.ts';
import type { RowFormat } from '../format.ts';
import { count, kindOf, type LeftOut, leftOutField, textOf } from './content.ts';
import { firstId, objectAt, pick, problemOf, roleOf } from './object.ts';

type Node = Readonly<Record<string, unknown>>;
/** Kinds of content in which somebody speaks. */
const SPOKEN = new Set<unknown>(['text', 'multimodal_text']);

/**
 * A person's export from ChatGPT (`conversations.json`): messages as a tree, of which the path that ends in `current_node` is what
 * was last to be seen; other branches are edits and answers that were asked for again. Custom instructions, hidden messages and
 * what tools say are left out. Nothing in it names the person.
 */
export const chatgptExportFormat: RowFormat = {
  name: 'chatgpt-export',
  title: 'data export of ChatGPT',
  evidence: 'a "mapping" of nodes with "message" and "parent"',
  accounts: null,
  lines: 'json',
  examples: [
    {
      title: 'Pear trees',
      create_time: 1700000000.1,
      mapping: {
        r: { id: 'r', message: null, parent: null, children: ['a'] },
        a: {
          id: 'a',
          parent: 'r',
          children: ['b'],
          message: {
            author: { role: 'user' },
            create_time: 1700000000.1,
            content: { content_type: 'text', parts: ['How do I prune a pear tree?'] },
            weight: 1,
            recipient: 'all',
            metadata: {},
          },
        },
        b: {
          id: 'b',
          parent: 'a',
          children: [],
          message: {
            author: { role: 'assistant' },
            create_time: 1700000003,
            content: { content_type: 'text', parts: ['In late winter.'] },
            weight: 1,
            recipient: 'all',
            metadata: { model_slug: 'gpt-4o' },
          },
        },
      },
      current_node: 'b',
      conversation_id: 'c1',
    },
  ],
  detects: (row) => isObject(row) && isObject(row.mapping) && Object.values(row.mapping).slice(0, 3).some(isNode),
  read: (row) => {
    if (!isObject(row) || !isObject(row.mapping)) return 'not-a-conversation';
    const leftOut: LeftOut = {};
    const path = pathTo(row.mapping, leafOf(row));
    const messages = path.flatMap((node) => messageOf(node, leftOut));
    const all = Object.values(row.mapping).flatMap((node) => (isObject(node) ? messageOf(node, {}) : []));
    count(leftOut, 'branches', all.length - messages.length);
    const id = firstId(row.conversation_id, row.id);
    return (
      problemOf(messages) ?? {
        ...(id !== undefined && { id }),
        startedAt: row.create_time,
        messages,
        rest: { ...pick(row, ['gizmo_id', 'is_archived']), ...modelOf(row, path), ...leftOutField(leftOut) },
      }
    );
  },
};

function isNode(value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, 'message') && Object.hasOwn(value, 'parent');
}

/** The node at which the conversation was left: `current_node`, else the last without followers. */
function leafOf({ current_node, mapping }: Node): string | null {
  if (!isObject(mapping)) return null;
  if (typeof current_node === 'string' && Object.hasOwn(mapping, current_node)) return current_node;
  const leaves = Object.entries(mapping).flatMap(([key, node]) =>
    isObject(node) && !(Array.isArray(node.children) && node.children.length > 0) ? [{ key, time: timeOf(node) }] : [],
  );
  leaves.sort((left, right) =>
    left.time < right.time ? 1 : left.time > right.time ? -1 : left.key < right.key ? -1 : 1,
  );
  return leaves[0]?.key ?? null;
}

function timeOf(node: Node): string {
  return toIsoTime(objectAt(node, 'message').create_time) ?? '';
}

/** From the root to the leaf, up to where a parent is missing or comes again. */
function pathTo(mapping: Node, leaf: string | null): Node[] {
  const path: Node[] = [];
  const seen = new Set<string>();
  for (let key = leaf; key !== null && !seen.has(key); ) {
    seen.add(key);
    const node: unknown = Object.hasOwn(mapping, key) ? mapping[key] : null;
    if (!isObject(node)) break;
    path.push(node);
    key = typeof node.parent === 'string' ? node.parent : null;
  }
  return path.reverse();
}

/** Nothing where it is not said by a person or the assistant to the other. */
function messageOf(node: Node, leftOut: LeftOut): Message[] {
  const { message } = node;
  if (!isObject(message)) return [];
  const [content, metadata] = [objectAt(message, 'content'), objectAt(message, 'metadata')];
  const role = roleOf(objectAt(message, 'author').role);
  if (metadata.is_visually_hidden_from_conversation === true || message.weight === 0 || role === 'system') return [];
  if (Array.isArray(metadata.attachments)) count(leftOut, 'attachments', metadata.attachments.length);
  const toAll = (message.recipient ?? 'all') === 'all';
  if (role === 'tool' || !toAll) count(leftOut, 'tool');
  else if (!SPOKEN.has(content.content_type)) countContent(content.content_type, leftOut);
  else if (role !== null) return spoken(role, content, message.create_time, leftOut);
  return [];
}

/** Custom instructions are nobody's turn, and no part of one. */
function countContent(type: unknown, leftOut: LeftOut): void {
  if (type !== 'user_editable_context' && type !== 'model_editable_context')
    count(leftOut, type === 'code' ? 'tool' : kindOf(type));
}

function spoken(role: Message['role'], content: Node, time: unknown, leftOut: LeftOut): Message[] {
  const parts = Array.isArray(content.parts) ? content.parts : [content.text];
  const text = textOf(
    parts.map((part) => (isObject(part) ? { ...part, type: part.content_type } : part)),
    leftOut,
  );
  const at = toIsoTime(time);
  return text.trim() === '' ? [] : [{ role, text, ...(at !== undefined && { at }) }];
}

function modelOf(row: Node, path: readonly Node[]): { readonly model?: unknown } {
  const models = path.map((node) => objectAt(objectAt(node, 'message'), 'metadata').model_slug);
  const model = models.find((slug) => typeof slug === 'string') ?? row.default_model_slug;
  return typeof model === 'string' ? { model } : {};
}
