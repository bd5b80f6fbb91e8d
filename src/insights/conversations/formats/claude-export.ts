import { isObject } from '../../../core/json.ts';
import { toIsoTime } from '../../iso-time.ts';
import type { Message } from '../../records.ts';
import type { RowFormat } from '../format.ts';
import { count, type LeftOut, leftOutField, textOf } from './content.ts';
import { firstId, objectAt, problemOf, roleOf } from './object.ts';

type Turn = Readonly<Record<string, unknown>>;

/**
 * A person's export from Claude (`conversations.json`). Text that was pasted into a file (`extracted_content`) is no part of what the person asks and is left
 * out; where messages name the one before them, only those that lead to the last are kept.
 */
export const claudeExportFormat: RowFormat = {
  name: 'claude-export',
  title: 'data export of Claude',
  evidence: 'a uuid beside a list "chat_messages"',
  accounts: 'account.uuid',
  lines: 'json',
  examples: [
    {
      uuid: 'c1',
      name: 'Pear trees',
      created_at: '2025-01-01T10:00:00.000000Z',
      updated_at: '2025-01-01T10:01:00.000000Z',
      account: { uuid: 'u-17' },
      chat_messages: [
        {
          uuid: 'm1',
          text: 'How do I prune a pear tree?',
          content: [{ type: 'text', text: 'How do I prune a pear tree?' }],
          sender: 'human',
          created_at: '2025-01-01T10:00:00.000000Z',
          attachments: [{ file_name: 'trees.txt', extracted_content: 'pear, apple' }],
          files: [],
        },
        { uuid: 'm2', text: 'In late winter.', content: [], sender: 'assistant', attachments: [], files: [] },
      ],
    },
  ],
  detects: (row) => isObject(row) && Array.isArray(row.chat_messages) && typeof row.uuid === 'string',
  read: (row) => {
    if (!isObject(row) || !Array.isArray(row.chat_messages)) return 'not-a-conversation';
    const leftOut: LeftOut = {};
    const turns = row.chat_messages.filter(isObject);
    const path = pathOf(turns);
    count(leftOut, 'branches', turns.length - path.length);
    const messages = path.flatMap((turn) => messageOf(turn, leftOut));
    const [id, account] = [firstId(row.uuid), firstId(objectAt(row, 'account').uuid)];
    return (
      problemOf(messages) ?? {
        ...(id !== undefined && { id }),
        ...(account !== undefined && { account }),
        startedAt: row.created_at,
        messages,
        rest: leftOutField(leftOut),
      }
    );
  },
};

/** The turns that lead to the last one; all where not every one but the first follows one that is there. */
function pathOf(turns: readonly Turn[]): readonly Turn[] {
  const known = new Map(turns.map((turn) => [turn.uuid, turn]));
  const path = new Set<Turn>();
  for (let turn = turns.at(-1); turn !== undefined && !path.has(turn); turn = known.get(turn.parent_message_uuid))
    path.add(turn);
  const forked = new Set(turns.map((turn) => turn.parent_message_uuid)).size < turns.length;
  return forked && turns[0] !== undefined && path.has(turns[0]) ? turns.filter((turn) => path.has(turn)) : turns;
}

function messageOf(turn: Turn, leftOut: LeftOut): Message[] {
  const pasted = Array.isArray(turn.attachments) ? turn.attachments.length : 0;
  const files = Array.isArray(turn.files) ? turn.files.length : 0;
  count(leftOut, 'pasted', pasted);
  count(leftOut, 'attachments', files);
  const role = roleOf(turn.sender);
  const written = textOf(turn.content, leftOut);
  const text = written.trim() === '' && typeof turn.text === 'string' ? turn.text : written;
  const at = toIsoTime(turn.created_at);
  return role === null || text.trim() === '' ? [] : [{ role, text, ...(at !== undefined && { at }) }];
}
