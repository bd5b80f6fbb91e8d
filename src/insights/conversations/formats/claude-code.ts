import { isObject } from '../../../core/json.ts';
import { toIsoTime } from '../../iso-time.ts';
import type { Message } from '../../records.ts';
import type { RowFormat } from '../format.ts';
import { count, type LeftOut, leftOutField, messagesOf } from './content.ts';
import { firstId, objectAt, pick } from './object.ts';

const KINDS = new Set<unknown>(['user', 'assistant', 'system', 'attachment', 'progress']);
/** Lines that are of no message, and what they name instead. */
const HOUSEKEEPING: ReadonlyMap<unknown, string> = new Map([
  ['summary', 'leafUuid'],
  ['file-history-snapshot', 'messageId'],
  ['queue-operation', 'sessionId'],
]);
/** What the tool itself writes into a person's turn. */
const REMINDER = /<system-reminder>[\s\S]*?<\/system-reminder>/gu;
const OF_THE_TOOL =
  /^\s*(?:<(?:command-|local-command-|bash-)|Caveat: The messages below were generated|\[Request interrupted by user)/u;

/**
 * Transcripts of Claude Code (`~/.claude/projects/PROJECT/SESSION.jsonl`): a line a message, each naming the one before it. Sub-agents (`isSidechain`), lines of the tool's own and
 * results of tools say nothing; they are counted. Paths and branches of the person's machine are not kept.
 */
export const claudeCodeFormat: RowFormat = {
  name: 'claude-code',
  title: 'transcripts of Claude Code',
  evidence: 'sessionId beside a type and a uuid or a "message"',
  accounts: null,
  lines: 'json',
  examples: [
    {
      type: 'user',
      uuid: 'a1',
      parentUuid: null,
      sessionId: 's1',
      timestamp: '2025-05-01T10:00:00.000Z',
      cwd: '/app',
      message: { role: 'user', content: 'Why does the build fail?' },
    },
    {
      type: 'assistant',
      uuid: 'a2',
      parentUuid: 'a1',
      sessionId: 's1',
      timestamp: '2025-05-01T10:00:02.000Z',
      cwd: '/app',
      message: {
        role: 'assistant',
        content: [{ type: 'text', text: 'A file is missing.' }],
        model: 'claude-sonnet-4-5',
      },
    },
  ],
  detects: (row) =>
    isObject(row) &&
    typeof row.type === 'string' &&
    (isHousekeeping(row) ||
      (typeof row.sessionId === 'string' && (typeof row.uuid === 'string' || isObject(row.message)))),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const [id, key] = [firstId(row.sessionId), firstId(row.uuid)];
    if (id === undefined || key === undefined || !KINDS.has(row.type) || row.isSidechain === true)
      return 'other-record';
    const leftOut: LeftOut = {};
    const messages = messageOf(row, leftOut);
    return {
      id,
      startedAt: row.timestamp,
      messages,
      rest: { ...pick(objectAt(row, 'message'), ['model']), ...pick(row, ['version']), ...leftOutField(leftOut) },
      part: { kind: 'thread', key, after: firstId(row.parentUuid, row.logicalParentUuid) ?? null },
    };
  },
};

function isHousekeeping(row: Readonly<Record<string, unknown>>): boolean {
  const named = HOUSEKEEPING.get(row.type);
  return named !== undefined && typeof row[named] === 'string';
}

function messageOf(row: Readonly<Record<string, unknown>>, leftOut: LeftOut): Message[] {
  const { message } = row;
  if (!isObject(message) || row.isMeta === true || row.isCompactSummary === true) return [];
  if (row.type !== 'user' && row.type !== 'assistant') return [];
  const at = toIsoTime(row.timestamp);
  return messagesOf({ ...message, role: row.type }, leftOut).flatMap(({ role, text }) => {
    const own = role === 'user' ? text.replace(REMINDER, '').trim() : text;
    if (OF_THE_TOOL.test(own)) count(leftOut, 'tool');
    return own === '' || OF_THE_TOOL.test(own) ? [] : [{ role, text: own, ...(at !== undefined && { at }) }];
  });
}
