import { isObject } from '../../../core/json.ts';
import type { RowFormat } from '../format.ts';
import { inputMessages, type LeftOut, leftOutField, messagesOf, outputMessages, unpacked } from './content.ts';
import { firstId, objectAt, pick, without } from './object.ts';

type Row = Readonly<Record<string, unknown>>;

const RUNS = new Set<unknown>(['llm', 'chain', 'prompt', 'agent']);
const OTHER_RUNS = new Set<unknown>(['tool', 'retriever', 'embedding', 'parser']);
const ACCOUNTS = ['user_id', 'userId', 'user'];
const KNOWN_METADATA = new Set([
  ...ACCOUNTS,
  'thread_id',
  'session_id',
  'conversation_id',
  'ls_model_name',
  'LANGSMITH_PROJECT',
]);

/**
 * Runs of LangSmith, as lists or bulk exports have them. A thread (`extra.metadata`) is a conversation, else the trace; `session_id` of the run itself is
 * the project's. Of a trace the run that says most counts, so that a chain and the call in it are one.
 */
export const langsmithFormat: RowFormat = {
  name: 'langsmith',
  title: 'LangSmith, runs as lists or bulk exports have them',
  evidence: 'a run_type beside "inputs"',
  accounts: 'user_id of extra.metadata',
  lines: 'json',
  examples: [
    {
      id: 'r1',
      name: 'ChatOpenAI',
      run_type: 'llm',
      start_time: '2025-05-01T10:00:00Z',
      inputs: {
        messages: [
          [
            {
              lc: 1,
              type: 'constructor',
              id: ['langchain', 'schema', 'messages', 'HumanMessage'],
              kwargs: { content: 'How do I prune a pear tree?' },
            },
          ],
        ],
      },
      outputs: {
        generations: [
          [{ text: 'In late winter.', message: { kwargs: { content: 'In late winter.' }, id: ['AIMessage'] } }],
        ],
      },
      extra: { metadata: { thread_id: 'th1', user_id: 'u-17', ls_model_name: 'gpt-5' } },
      trace_id: 'r1',
      parent_run_id: null,
      session_id: 'the project',
    },
  ],
  detects: (row) => isObject(row) && typeof row.run_type === 'string' && Object.hasOwn(row, 'inputs'),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    if (OTHER_RUNS.has(row.run_type)) return 'other-record';
    if (!RUNS.has(row.run_type)) return typeof row.run_type === 'string' ? 'other-record' : 'not-a-conversation';
    const leftOut: LeftOut = {};
    const messages = said(row, leftOut);
    const turn = firstId(row.trace_id, row.id);
    if (messages.length === 0 || turn === undefined) return 'other-record';
    const metadata = metadataOf(row);
    const id = firstId(metadata.thread_id, metadata.session_id, metadata.conversation_id);
    const account = firstId(...ACCOUNTS.map((name) => metadata[name]));
    const model = firstId(metadata.ls_model_name);
    return {
      ...(id !== undefined && { id }),
      ...(account !== undefined && { account }),
      startedAt: row.start_time,
      messages,
      rest: {
        ...pick(row, ['name', 'tags', 'status']),
        ...(model !== undefined && { model }),
        metadata: without(metadata, KNOWN_METADATA),
        ...leftOutField(leftOut),
      },
      part: { kind: 'history', turn },
    };
  },
};

/** In bulk exports `extra` and its like are JSON in text. */
function metadataOf(row: Row): Row {
  const extra = unpacked(row.extra);
  return isObject(extra) ? objectAt(extra, 'metadata') : {};
}

function said(row: Row, leftOut: LeftOut) {
  const messages = inputMessages(row.inputs, leftOut);
  const outputs = unpacked(row.outputs);
  if (!isObject(outputs)) return messages;
  const answers = generated(outputs, leftOut) ?? outputMessages(outputs, leftOut);
  // A graph gives back the whole state: what was put in, and what came to it.
  const again =
    answers.length > messages.length &&
    messages.every(({ role, text }, at) => answers[at]?.role === role && answers[at]?.text === text);
  return again ? answers : [...messages, ...answers];
}

/** `generations[0][0]` as LangChain has it; undefined where there is none. */
function generated({ generations }: Row, leftOut: LeftOut) {
  const [list] = Array.isArray(generations) ? generations : [];
  const first: unknown = Array.isArray(list) ? list[0] : list;
  if (!isObject(first)) return undefined;
  const messages = isObject(first.message)
    ? messagesOf({ role: 'assistant', ...contentOf(first.message) }, leftOut)
    : [];
  if (messages.length > 0 || typeof first.text !== 'string' || first.text === '') return messages;
  return [{ role: 'assistant' as const, text: first.text }];
}

function contentOf(message: Row): Row {
  const inner = isObject(message.kwargs) ? message.kwargs : isObject(message.data) ? message.data : message;
  return pick(inner, ['content', 'tool_calls']);
}
