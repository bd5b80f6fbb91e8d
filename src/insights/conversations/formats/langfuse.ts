import { isObject } from '../../../core/json.ts';
import type { ConversationFormat, ReadResult } from '../format.ts';
import { inputMessages, type LeftOut, leftOutField, outputMessages, unpacked } from './content.ts';
import { firstId, firstOf, without } from './object.ts';

type Row = Readonly<Record<string, unknown>>;

const TYPES = new Set<unknown>([
  ...['SPAN', 'GENERATION', 'EVENT', 'AGENT', 'TOOL', 'CHAIN', 'RETRIEVER', 'EVALUATOR', 'EMBEDDING', 'GUARDRAIL'],
]);
const ACCOUNTS_OF_METADATA = new Set(['user_id', 'userId', 'session_id', 'sessionId']);
/** Members that only traces have. */
const OF_TRACES = [
  'sessionId',
  'session_id',
  'userId',
  'user_id',
  'tags',
  'environment',
  'release',
  'public',
  'observations',
];

/**
 * Traces and observations of Langfuse, as its API names their members and as its export to storage does. A session is a conversation, else the trace; of a trace the generation
 * with the longest history counts, or else what the trace itself took and gave.
 */
export const langfuseFormat: ConversationFormat = {
  name: 'langfuse',
  title: 'Langfuse, traces and observations of its API or its exports',
  evidence:
    'a trace (id, timestamp, input or output, and a session, user, tags or environment) or an observation (traceId or trace_id, and a type)',
  accounts: 'userId or user_id of the trace',
  lines: 'json',
  examples: [
    {
      id: 't1',
      timestamp: '2025-05-01T10:00:00.000Z',
      name: 'chat',
      sessionId: 's1',
      userId: 'u-17',
      input: { messages: [{ role: 'user', content: 'How do I prune a pear tree?' }] },
      output: { role: 'assistant', content: 'In late winter.' },
      metadata: { plan: 'free' },
      tags: ['prod'],
      environment: 'default',
    },
    {
      id: 'o1',
      trace_id: 't1',
      type: 'GENERATION',
      start_time: '2025-05-01 10:00:00.100000',
      provided_model_name: 'gpt-5',
      input: '[{"role":"user","content":"How do I prune a pear tree?"}]',
      output: '"In late winter."',
    },
  ],
  detects: (row) => isObject(row) && (isPage(row) || isTrace(row) || isObservation(row)),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    if (isPage(row)) return (row.data as readonly unknown[]).flatMap(recordsOf);
    return recordsOf(row);
  },
};

function isPage({ data, meta }: Row): boolean {
  return (
    Array.isArray(data) &&
    isObject(meta) &&
    data.some((each) => isObject(each) && (isTrace(each) || isObservation(each)))
  );
}

function isTrace(row: Row): boolean {
  if (typeof row.id !== 'string' || firstOf(row, ['timestamp']) === undefined || traceOf(row) !== undefined)
    return false;
  return (
    (Object.hasOwn(row, 'input') || Object.hasOwn(row, 'output')) && OF_TRACES.some((name) => Object.hasOwn(row, name))
  );
}

function isObservation(row: Row): boolean {
  return traceOf(row) !== undefined && TYPES.has(row.type) && firstOf(row, ['startTime', 'start_time']) !== undefined;
}

function traceOf(row: Row): string | undefined {
  return firstId(row.traceId, row.trace_id);
}

/** A trace with the observations that the API gives along, or one of either. */
function recordsOf(row: unknown): ReadResult[] {
  if (!isObject(row)) return ['not-a-conversation'];
  const within = Array.isArray(row.observations) ? row.observations.filter(isObject) : [];
  return [readOne(row), ...within.map((each) => readOne(each))];
}

function readOne(row: Row): ReadResult {
  const trace = traceOf(row);
  if (trace !== undefined && row.type !== 'GENERATION') return 'other-record';
  const turn = trace ?? firstId(row.id);
  const leftOut: LeftOut = {};
  const messages = [...inputMessages(row.input, leftOut), ...outputMessages(row.output, leftOut)];
  if (turn === undefined) return 'not-a-conversation';
  if (messages.length === 0) return row.input === null && row.output === null ? 'contents-left-out' : 'other-record';
  const [id, account] = [firstId(row.sessionId, row.session_id), firstId(row.userId, row.user_id)];
  return {
    ...(id !== undefined && { id }),
    ...(account !== undefined && { account }),
    startedAt: firstOf(row, ['timestamp', 'startTime', 'start_time']),
    messages,
    rest: { ...fieldsOf(row, trace), ...leftOutField(leftOut) },
    part: { kind: 'history', turn },
    source: row,
  };
}

function fieldsOf(row: Row, trace: string | undefined): Record<string, unknown> {
  const metadata = unpacked(row.metadata);
  const model = firstId(row.model, row.provided_model_name, row.internalModelId);
  const names = firstId(row.traceName, row.trace_name, ...(trace === undefined ? [row.name] : []));
  return {
    ...(names !== undefined && { name: names }),
    ...(model !== undefined && { model }),
    ...Object.fromEntries(
      ['environment', 'release', 'version', 'tags'].flatMap((name) => (name in row ? [[name, row[name]]] : [])),
    ),
    ...(isObject(metadata) && { metadata: without(metadata, ACCOUNTS_OF_METADATA) }),
  };
}
