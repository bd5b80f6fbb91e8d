/** A format that a user writes: a function from a row to the conversation that it holds (`--map FILE.ts`). */
import { isObject } from '../../core/json.ts';
import type { ConversationFormat, Note, ReadResult } from './format.ts';
import { roleOf } from './formats/object.ts';
import { simpleFormat } from './formats/simple.ts';
import type { ConversationInput } from './stream-source.ts';

/** What a mapper gives for a row; null where it is to be left out. It is called once or more for each row, in any order. */
export type ConversationMapper = (
  row: Readonly<Record<string, unknown>>,
) => ConversationInput | readonly ConversationInput[] | null;

/** A longer message of an error is cut where it is written down. */
const MAX_MESSAGE = 500;

export interface MapperFile {
  readonly mapper: ConversationMapper;
  /** Its path, as frames of an error name it. */
  readonly path: string;
  /** Of what it says. */
  readonly fingerprint: string;
}

export function mapperFormat({ mapper, path, fingerprint }: MapperFile): ConversationFormat {
  return {
    name: 'mapper',
    title: 'as the file of --map reads it',
    evidence: '--map',
    accounts: 'user_id, as the mapper gives it',
    lines: 'json',
    fingerprint,
    examples: [],
    detects: isObject,
    read: (row, note = () => {}) => {
      if (!isObject(row)) return 'not-a-conversation';
      try {
        const made: unknown = mapper(row);
        if (made === null) return 'left-out-by-mapper';
        return Array.isArray(made) ? made.map((one) => readMade(one, note)) : readMade(made, note);
      } catch (error) {
        note(whereIn(error, path), messageOf(error));
        return 'mapper-failed';
      }
    },
  };
}

function readMade(made: unknown, note: Note): ReadResult {
  const problem = problemOf(made);
  if (problem === null) return simpleFormat.read(made);
  note(problem);
  return 'mapper-result-invalid';
}

/** What is wrong with it, in words of ours; null where it is a conversation. */
function problemOf(made: unknown): string | null {
  if (made === undefined) return 'nothing is returned: return a conversation, or null to leave the row out';
  if (made instanceof Promise) return 'a promise is returned: the function must not be async';
  if (!isObject(made)) return `${made === null ? 'null' : `a ${typeof made}`} stands for a conversation`;
  const { messages } = made;
  if (!Array.isArray(messages)) return `messages ${messages === undefined ? 'is missing' : 'is no list'}`;
  if (messages.length === 0) return 'messages is empty';
  const wrong = messages.map(problemOfMessage).findIndex((problem) => problem !== null);
  if (wrong >= 0) return `messages[${wrong}]: ${problemOfMessage(messages[wrong])}`;
  const unnamed = ['id', 'user_id', 'timestamp'].find((name) => !isName(made[name]));
  return unnamed === undefined ? null : `${unnamed} is no text and no number`;
}

function problemOfMessage(message: unknown): string | null {
  if (!isObject(message)) return 'it is no object';
  if (roleOf(message.role) === null) return 'role is none of user, assistant, system and tool';
  return typeof message.content === 'string'
    ? null
    : `content ${message.content === undefined ? 'is missing' : 'is no text'}`;
}

function isName(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string' || typeof value === 'number';
}

/** Kind and place alone: a message may quote the row. */
function whereIn(error: unknown, path: string): string {
  const name = error instanceof Error && /^[A-Za-z]{1,40}Error$|^Error$/u.test(error.name) ? error.name : 'an error';
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').slice(1) : [];
  const frame = frames.find((line) => /^\s+at /u.test(line) && line.includes(path));
  const line = frame?.match(/:(\d+):\d+\)?$/u)?.[1];
  return line === undefined ? `${name} is thrown` : `${name} is thrown in line ${line}`;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, MAX_MESSAGE).toWellFormed();
}
