import { isObject } from '../../../core/json.ts';
import type { ConversationFormat, ReadResult } from '../format.ts';
import { inputMessages, type LeftOut, leftOutField, messagesOf } from './content.ts';
import { firstId, objectAt, pick, problemOf } from './object.ts';

type Row = Readonly<Record<string, unknown>>;

const ATTACHMENT = 'attachment://';
const KNOWN_METADATA = 50;

/**
 * Logs of Inspect AI: a log as one document, or a sample as the members of an .eval file are. Every sample and epoch is a conversation of the evaluation's own; nobody's account is in
 * it. Texts that the log keeps once (`attachment://`) are put back.
 */
export const inspectLogFormat: ConversationFormat = {
  name: 'inspect-log',
  title: 'Inspect AI, logs as .json and .eval',
  evidence: '"eval" beside "samples", or a sample (epoch beside "messages" and "input")',
  accounts: null,
  lines: 'json',
  examples: [
    {
      version: 2,
      status: 'success',
      eval: { task: 'trees', model: 'openai/gpt-5', created: '2025-01-01T00:00:00+00:00', run_id: 'run1' },
      samples: [
        {
          id: 1,
          epoch: 1,
          input: 'How do I prune a pear tree?',
          target: 'winter',
          messages: [
            { role: 'user', content: 'How do I prune a pear tree?', source: 'input' },
            { role: 'assistant', content: 'In late winter.', source: 'generate' },
          ],
          output: { model: 'gpt-5', choices: [], completion: 'In late winter.' },
          scores: { match: { value: 'C', answer: 'winter' } },
          metadata: {},
          attachments: {},
        },
      ],
    },
  ],
  detects: (row) => isObject(row) && (isLog(row) || isSample(row)),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    if (!isLog(row)) return isSample(row) ? readSample(row, {}) : 'other-record';
    const samples = row.samples as readonly unknown[];
    // A log of a run that failed has none.
    return samples.length === 0 ? 'other-record' : samples.map((sample) => readSample(sample, objectAt(row, 'eval')));
  },
};

function isLog(row: Row): boolean {
  return isObject(row.eval) && Array.isArray(row.samples);
}

function isSample(row: Row): boolean {
  return Array.isArray(row.messages) && typeof row.epoch === 'number' && Object.hasOwn(row, 'input');
}

function readSample(sample: unknown, evaluation: Row): ReadResult {
  if (!isObject(sample)) return 'not-a-conversation';
  const leftOut: LeftOut = {};
  const attachments = objectAt(sample, 'attachments');
  const said = Array.isArray(sample.messages) ? sample.messages : [];
  const read =
    said.length > 0 ? said.flatMap((message) => messagesOf(message, leftOut)) : inputMessages(sample.input, leftOut);
  const messages = read.map((message) => ({ ...message, text: restored(message.text, attachments) }));
  const id = idOf(sample, evaluation);
  return (
    problemOf(messages) ?? {
      ...(id !== undefined && { id }),
      startedAt: sample.started_at ?? evaluation.created,
      messages,
      rest: {
        ...pick(evaluation, ['task', 'model']),
        ...modelOf(sample, evaluation),
        scores: scoresOf(objectAt(sample, 'scores')),
        metadata: Object.fromEntries(Object.entries(objectAt(sample, 'metadata')).slice(0, KNOWN_METADATA)),
        ...leftOutField(leftOut),
      },
      source: sample,
    }
  );
}

/** Samples of several logs may have the same number. */
function idOf(sample: Row, evaluation: Row): string | undefined {
  const own = firstId(sample.uuid);
  if (own !== undefined) return own;
  const log = firstId(evaluation.eval_id, evaluation.run_id);
  const number = firstId(sample.id);
  return number === undefined || log === undefined ? undefined : `${log}/${number}/${firstId(sample.epoch) ?? '1'}`;
}

function restored(text: string, attachments: Row): string {
  if (!text.startsWith(ATTACHMENT)) return text;
  const kept = attachments[text.slice(ATTACHMENT.length).trim()];
  return typeof kept === 'string' ? kept : text;
}

function modelOf(sample: Row, evaluation: Row): { readonly model?: unknown } {
  const model = objectAt(sample, 'output').model;
  return typeof evaluation.model === 'string' || typeof model !== 'string' ? {} : { model };
}

/** The value of each score, where it is no list or table. */
function scoresOf(scores: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(scores).map(([name, score]) => [name, isObject(score) ? score.value : undefined]),
  );
}
