/** Conversations of many files, one after the other, each in the format that its first good row shows. */
import { usageError } from '../../core/errors.ts';
import type { Conversation } from '../records.ts';
import type { ConversationFormat, ReadRow, RejectReason } from './format.ts';
import { formatNamed, formats } from './formats/index.ts';
import { type Line, linesOf } from './lines.ts';
import { type ConversionOptions, toConversation } from './row-to-conversation.ts';

export interface ReadOptions extends ConversionOptions {
  readonly files: readonly string[];
  /** Name of the format; detected file by file where absent. */
  readonly format?: string | undefined;
  readonly signal: AbortSignal;
}

export type ReadResult =
  | { readonly file: string; readonly line: number; readonly conversation: Conversation }
  | { readonly file: string; readonly line: number; readonly conversation: null; readonly reason: RejectReason };

/** Throws for a file without one usable row and, where accounts are counted, for one in which no row names an account. */
export async function* readConversations(options: ReadOptions): AsyncGenerator<ReadResult> {
  const { files, signal } = options;
  const named = options.format === undefined ? null : formatNamed(options.format);
  for (const [index, file] of files.entries()) {
    const position = files.length === 1 ? 'the only file' : `file ${index + 1} of ${files.length}`;
    const seen = { rows: 0, usable: 0, accounts: 0, array: false };
    let format = named;
    for await (const line of linesOf(file, position, signal)) {
      if (line.text !== null && line.text.trim() === '') continue;
      seen.rows++;
      if (seen.rows === 1) seen.array = line.text?.trimStart().startsWith('[') ?? false;
      format ??= detect(line, file);
      const result = readLine(line, format, options);
      if (typeof result === 'string') {
        yield { file, line: line.number, conversation: null, reason: result };
        continue;
      }
      seen.usable++;
      if (result.account !== undefined) seen.accounts++;
      yield { file, line: line.number, conversation: result };
    }
    if (seen.usable === 0) throw nothingUsable(position, seen.rows, seen.array);
    if (options.secret !== null && seen.accounts === 0) throw noAccounts(position);
  }
}

function readLine(
  line: Line,
  format: ConversationFormat | null,
  options: ConversionOptions,
): Conversation | RejectReason {
  if (line.text === null) return line.problem ?? 'not-a-conversation';
  const json = format?.lines === 'text' ? line.text : parseJson(line.text);
  if (json === undefined) return 'not-json';
  const row: ReadRow | RejectReason = format?.read(json) ?? 'not-a-conversation';
  return typeof row === 'string' ? row : toConversation(row, options);
}

/** A file whose name says text is text; in all others a row must be JSON before it can say what it is. */
function detect(line: Line, file: string): ConversationFormat | null {
  if (line.text === null) return null;
  const row = /\.txt(?:\.gz)?$/iu.test(file) ? line.text : parseJson(line.text);
  return row === undefined ? null : (formats.find((format) => format.detects(row)) ?? null);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function nothingUsable(position: string, rows: number, array: boolean): Error {
  if (rows === 0)
    return usageError('INPUT_EMPTY', `The input is empty (${position}).`, 'Name a file of conversations.');
  const known = formats.map((format) => `${format.name} (${format.title})`).join('; ');
  return usageError(
    'INPUT_UNUSABLE',
    `No row of the input can be used (${position}, ${rows} rows).`,
    array
      ? 'The file is one JSON array: write one row a line instead, e.g. with jq -c ".[]".'
      : `Formats: ${known}. Choose one with --format; private/rejects.jsonl says what is wrong with each row.`,
  );
}

function noAccounts(position: string): Error {
  return usageError(
    'NO_ACCOUNTS',
    `No row names an account (${position}), so people cannot be counted.`,
    'Name the field with --account-field, or count conversations alone with --no-accounts: weaker, and stamped on the release.',
  );
}
