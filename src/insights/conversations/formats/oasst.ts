import { isObject } from '../../../core/json.ts';
import { toIsoTime } from '../../iso-time.ts';
import type { Message } from '../../records.ts';
import type { ConversationFormat, ReadResult } from '../format.ts';
import { firstId, pick, roleOf } from './object.ts';

type Row = Readonly<Record<string, unknown>>;

const FIELDS = ['lang', 'synthetic', 'model_name'];
/** A tree that is deeper is no conversation. */
const MAX_DEPTH = 10_000;

/**
 * OpenAssistant's messages, flat or as trees: from the prompt on the answer of the best rank, and what was said to it. The account is that of who began; others that go on with
 * a tree are other people, and are not counted.
 */
export const oasstFormat: ConversationFormat = {
  name: 'oasst',
  title: 'OpenAssistant (OASST), messages or trees',
  evidence: 'message_tree_id beside message_id, or beside a "prompt" with replies',
  accounts: 'user_id of the first message',
  lines: 'json',
  examples: [
    {
      message_id: 'm1',
      parent_id: null,
      message_tree_id: 'm1',
      user_id: 'u-17',
      created_date: '2023-02-05T14:23:50+00:00',
      text: 'How do I prune a pear tree?',
      role: 'prompter',
      lang: 'en',
      deleted: false,
      synthetic: false,
    },
    {
      message_tree_id: 'm2',
      tree_state: 'ready_for_export',
      prompt: {
        message_id: 'm2',
        text: 'Capital of Peru?',
        role: 'prompter',
        lang: 'en',
        replies: [{ message_id: 'm3', text: 'Lima.', role: 'assistant', rank: 0, replies: [] }],
      },
    },
  ],
  detects: (row) =>
    isObject(row) &&
    typeof row.message_tree_id === 'string' &&
    (typeof row.message_id === 'string' || isObject(row.prompt)),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const tree = firstId(row.message_tree_id);
    if (tree === undefined) return 'not-a-conversation';
    return isObject(row.prompt) ? partsOfTree(row.prompt, tree) : partOf(row, tree, firstId(row.parent_id) ?? null);
  },
};

/** Every message of a tree, each as a row of its own would be. */
function partsOfTree(prompt: Row, tree: string): ReadResult[] {
  const parts: ReadResult[] = [];
  const open: { message: Row; after: string | null; depth: number }[] = [{ message: prompt, after: null, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { message, after, depth } = next;
    parts.push(partOf(message, tree, after));
    const key = firstId(message.message_id);
    const replies = Array.isArray(message.replies) && depth < MAX_DEPTH ? message.replies.filter(isObject) : [];
    if (key !== undefined) open.push(...replies.map((reply) => ({ message: reply, after: key, depth: depth + 1 })));
  }
  return parts;
}

function partOf(row: Row, tree: string, after: string | null): ReadResult {
  const key = firstId(row.message_id);
  if (key === undefined) return 'not-a-conversation';
  const account = after === null ? firstId(row.user_id) : undefined;
  return {
    id: tree,
    ...(account !== undefined && { account }),
    startedAt: row.created_date,
    messages: messageOf(row),
    rest: after === null ? pick(row, FIELDS) : {},
    part: {
      kind: 'thread',
      key,
      after,
      ...(typeof row.rank === 'number' && Number.isFinite(row.rank) && { rank: row.rank }),
    },
  };
}

function messageOf({ role: said, text, deleted, created_date: created }: Row): Message[] {
  const role = roleOf(said);
  if (role === null || typeof text !== 'string' || text.trim() === '' || deleted === true) return [];
  const at = toIsoTime(created);
  return [{ role, text, ...(at !== undefined && { at }) }];
}
