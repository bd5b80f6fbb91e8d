/** Conversations of many files, one after the other, each row in the format that it shows. */
import { usageError } from '../../core/errors.ts';
import { parseJson } from '../../core/json.ts';
import type { ConversationFormat, RejectReason } from './format.ts';
import { formatNamed, formats as knownFormats } from './formats/index.ts';
import type { InputFile } from './input-files.ts';
import { type Line, linesOf } from './lines.ts';
import { type ConversionOptions, type Converted, type Converter, createConverter } from './row-to-conversation.ts';

export interface ReadOptions extends ConversionOptions {
  readonly files: readonly InputFile[];
  /** Name of the format; detected row by row where absent. */
  readonly format?: string | undefined;
  /** Default: all formats of Sightline. */
  readonly formats?: readonly ConversationFormat[];
  readonly signal: AbortSignal;
}

export type ReadResult = { readonly file: string; readonly line: number } & (
  | (Converted & { readonly reason: null })
  | { readonly reason: RejectReason }
);

interface Seen {
  rows: number;
  usable: number;
  accounts: number;
  array: boolean;
}

/**
 * Throws where there is no usable row in a file that was named, or in all files together; and, where accounts are
 * counted, for a file with usable rows of which none names an account.
 */
export async function* readConversations(options: ReadOptions): AsyncGenerator<ReadResult> {
  const { files, signal, secret, formats = knownFormats } = options;
  const convert = createConverter(options);
  const all = { rows: 0, usable: 0, array: false };
  for (const [index, { path, named }] of files.entries()) {
    const position = files.length === 1 ? 'the only file' : `file ${index + 1} of ${files.length}`;
    const seen: Seen = { rows: 0, usable: 0, accounts: 0, array: false };
    const choose =
      options.format === undefined ? detection(path, formats) : always(formatNamed(options.format, formats));
    for await (const line of linesOf(path, position, signal)) {
      if (line.text !== null && line.text.trim() === '') continue;
      seen.rows++;
      if (seen.rows === 1) seen.array = line.opensArray;
      const result = counted(readLine(line, choose, convert), seen);
      yield { file: path, line: line.number, ...result };
      // An array over many lines: its last row alone would be JSON by itself.
      if (seen.rows === 1 && seen.array && result.reason === 'not-json') break;
    }
    if (named && seen.usable === 0) throw nothingUsable(position, seen, formats);
    if (secret !== null && seen.usable > 0 && seen.accounts === 0) throw noAccounts(position);
    all.rows += seen.rows;
    all.usable += seen.usable;
    all.array ||= seen.array;
  }
  if (all.usable === 0) throw nothingUsable(`${files.length} files`, all, formats);
}

function counted(result: Converted | RejectReason, seen: Seen) {
  if (typeof result === 'string') return { reason: result };
  seen.usable++;
  if (result.conversation.account !== undefined) seen.accounts++;
  return { ...result, reason: null };
}

function readLine(line: Line, choose: Choice, convert: Converter): Converted | RejectReason {
  if (line.text === null) return line.problem ?? 'not-a-conversation';
  const { format, row } = choose(line.text);
  if (row === undefined) return 'not-json';
  const read = format?.read(row) ?? 'not-a-conversation';
  return typeof read === 'string' ? read : convert(read, row);
}

/** The row that a line holds (undefined where it is no JSON but should be), and the format to read it in. */
type Choice = (line: string) => { readonly format: ConversationFormat | undefined; readonly row: unknown };

function always(format: ConversationFormat): Choice {
  return (line) => ({ format, row: format.lines === 'text' ? line : parseJson(line) });
}

/**
 * A row shows its format by itself, so that the order of rows says nothing. A file is text where its name says so and
 * its first row is not a conversation in JSON; only then is any line a row.
 */
function detection(path: string, formats: readonly ConversationFormat[]): Choice {
  const inJson = formats.filter(({ lines }) => lines === 'json');
  const inText = formats.filter(({ lines }) => lines === 'text');
  const detect = (row: unknown) => inJson.find((format) => format.detects(row));
  let asText = /\.txt(?:\.gz)?$/iu.test(path) ? undefined : false;
  return (line) => {
    asText ??= detect(parseJson(line)) === undefined;
    if (asText) return { format: inText.find((format) => format.detects(line)), row: line };
    const row = parseJson(line);
    return { format: detect(row), row };
  };
}

function nothingUsable(
  position: string,
  { rows, array }: Pick<Seen, 'rows' | 'array'>,
  formats: readonly ConversationFormat[],
): Error {
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
