/** Conversations of many files, one after the other, each row in the format that it shows. */
import { usageError } from '../../core/errors.ts';
import { unreadable } from './bytes.ts';
import type { ConversationFormat, ReadResult, RejectReason } from './format.ts';
import { formatNamed, conversationFormats as knownFormats } from './formats/index.ts';
import { heldColumns } from './held-columns.ts';
import type { InputFile } from './input-files.ts';
import { type Line, type SplitOptions, splitRows } from './lines.ts';
import { type Member, membersOf } from './members.ts';
import { type ParquetOptions, parquetRows } from './parquet/parquet-rows.ts';
import { rejectHelp } from './reject-help.ts';
import { always, type Choice, detection } from './row-choice.ts';
import { type ConversionOptions, type Converted, type Converter, createConverter } from './row-to-conversation.ts';

export interface ReadOptions extends ConversionOptions {
  readonly files: readonly InputFile[];
  /** Name of the format; detected row by row where absent. */
  readonly format?: string | undefined;
  /** Default: all formats of Sightline. */
  readonly formats?: readonly ConversationFormat[];
  readonly signal: AbortSignal;
  /** Is told of bytes of files that are cut into rows, as they are read. */
  readonly onBytes?: (bytes: number) => void;
}

/** One record of a row: most rows are one. */
export type ReadRecord = {
  readonly file: string;
  readonly line: number;
  /** Name of the format; null where no format knows the row. */
  readonly format: string | null;
} & ((Converted & { readonly reason: null }) | Rejected);

interface Rejected {
  readonly reason: RejectReason;
  /** See `Note`. */
  readonly said?: string;
  readonly kept?: string;
}

interface Seen {
  rows: number;
  usable: number;
  /** Usable rows in which somebody asks. */
  asking: number;
  accounts: number;
  format: ConversationFormat | undefined;
  readonly reasons: Map<RejectReason, number>;
  /** What the format says of rejected rows, and of how many. */
  readonly said: Map<string, number>;
  /** Names of the columns of a file of columns. */
  columns?: readonly string[];
}

/**
 * Throws where there is no usable row in a file that was named, or in all files together; and, where accounts are
 * counted, for a file in whose rows people ask and of which none names an account.
 */
export async function* readConversations(options: ReadOptions): AsyncGenerator<ReadRecord> {
  const { files, signal, secret, formats = knownFormats, onBytes = () => {} } = options;
  const convert = createConverter(options);
  const all = newlySeen();
  for (const [index, file] of files.entries()) {
    const { named } = file;
    const position = files.length === 1 ? 'the only file' : `file ${index + 1} of ${files.length}`;
    const seen = newlySeen();
    for (const member of membersIn(file, position)) {
      const choose =
        options.format === undefined
          ? detection(member, formats)
          : always(formatNamed(options.format, formats), member);
      const splitting = { position, signal, inZip: member.inZip === true, onBytes };
      for await (const rows of rowsOf(member, choose, seen, splitting)) {
        for (const line of rows) {
          if (line.text !== null && line.text.trim() === '') continue;
          const { format, row, read, noted } = readLine(line, choose);
          const at = { file: member.file, line: line.number, format, row, noted };
          if (isList(read)) {
            const records = read.length > 0 ? read : (['not-a-conversation'] as const);
            for (const record of records) yield recordOf(record, at, convert, seen);
          } else {
            yield recordOf(read, at, convert, seen);
          }
        }
      }
    }
    if (named && seen.usable === 0) throw nothingUsable(position, seen, formats);
    if (secret !== null && seen.asking > 0 && seen.accounts === 0) throw noAccounts(position, seen.format);
    addSeen(all, seen);
  }
  if (all.usable === 0) throw nothingUsable(`${files.length} files`, all, formats);
}

function membersIn(file: InputFile, position: string): readonly Member[] {
  try {
    return membersOf(file);
  } catch (cause) {
    throw unreadable(position, cause);
  }
}

function rowsOf(
  member: Member,
  { splitter, leaves }: Choice,
  seen: Seen,
  { onBytes, ...options }: SplitOptions & { readonly onBytes: (bytes: number) => void },
): AsyncIterable<Iterable<Line>> | Iterable<Iterable<Line>> {
  const { problem, open, columns, isPackedColumns } = member;
  if (problem !== undefined) return [[{ number: 1, text: null, problem }]];
  if (columns === undefined && isPackedColumns === undefined) {
    return splitRows(counted(open(options.signal), onBytes), splitter(), options);
  }
  const reading: ParquetOptions = {
    ...options,
    choose: (names, row) => {
      seen.columns = names;
      return leaves(row);
    },
  };
  return columns === undefined ? heldColumns(member, reading) : parquetRows(columns, reading);
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

function newlySeen(): Seen {
  return { rows: 0, usable: 0, asking: 0, accounts: 0, format: undefined, reasons: new Map(), said: new Map() };
}

function addSeen(all: Seen, { rows, usable, reasons, said }: Seen): void {
  all.rows += rows;
  all.usable += usable;
  for (const [reason, count] of reasons) all.reasons.set(reason, (all.reasons.get(reason) ?? 0) + count);
  for (const [words, count] of said) all.said.set(words, (all.said.get(words) ?? 0) + count);
}

interface At {
  readonly file: string;
  readonly line: number;
  readonly format: ConversationFormat | undefined;
  readonly row: unknown;
  readonly noted: Noted | undefined;
}

/** What a format said of a row that it rejects. */
interface Noted {
  readonly said: string;
  readonly kept?: string;
}

/** Counts it, too. Members are named one by one: spreading them costs as much as reading them. */
function recordOf(
  read: ReadResult,
  { file, line, format, row, noted }: At,
  convert: Converter,
  seen: Seen,
): ReadRecord {
  seen.rows++;
  const name = format?.name ?? null;
  if (typeof read === 'string') {
    seen.reasons.set(read, (seen.reasons.get(read) ?? 0) + 1);
    if (noted !== undefined) seen.said.set(noted.said, (seen.said.get(noted.said) ?? 0) + 1);
    return { file, line, format: name, reason: read, ...noted };
  }
  const converted = convert(read, row);
  seen.usable++;
  seen.format ??= format;
  if (asks(converted)) seen.asking++;
  if (converted.conversation.account !== undefined) seen.accounts++;
  const { conversation, ownId, accountOrder, part } = converted;
  return part === undefined
    ? { file, line, format: name, reason: null, conversation, ownId, accountOrder }
    : { file, line, format: name, reason: null, conversation, ownId, accountOrder, part };
}

/** Whether somebody asks, who could be named here: what only goes on with a turn is told elsewhere whose that is. */
function asks({ conversation, part, ownId }: Converted): boolean {
  if (part === undefined) return true;
  const elsewhere = part.kind === 'history' && !ownId && part.alone === undefined;
  return !elsewhere && conversation.messages.some(({ role }) => role === 'user');
}

interface Reading {
  readonly format: ConversationFormat | undefined;
  readonly row: unknown;
  readonly read: ReadResult | readonly ReadResult[];
  readonly noted?: Noted | undefined;
}

function readLine(line: Line, choose: Choice): Reading {
  if (line.text === null && line.row === undefined) {
    return { format: undefined, row: undefined, read: line.problem ?? 'not-a-conversation' };
  }
  const { format, row } = line.text === null ? choose.ofRow(line.row) : choose.of(line.text);
  if (row === undefined) return { format: undefined, row, read: 'not-json' };
  let noted: Noted | undefined;
  const read = format?.read(row, (said, kept) => {
    noted ??= kept === undefined ? { said } : { said, kept };
  });
  return { format, row, read: read ?? 'not-a-conversation', noted };
}

function isList(read: ReadResult | readonly ReadResult[]): read is readonly ReadResult[] {
  return Array.isArray(read);
}

export function nothingUsable(
  position: string,
  {
    rows,
    reasons,
    columns,
    said = new Map(),
  }: Pick<Seen, 'rows' | 'columns'> &
    Partial<Pick<Seen, 'said'>> & { readonly reasons: ReadonlyMap<RejectReason, number> },
  formats: readonly ConversationFormat[],
): Error {
  if (rows === 0)
    return usageError('INPUT_EMPTY', `The input is empty (${position}).`, 'Name a file of conversations.');
  const why = [...reasons].map(([reason, count]) => `${reason} ${count}`).join(', ');
  const known = formats.map(({ name }) => name).join(', ');
  return usageError(
    'INPUT_UNUSABLE',
    `No row of the input can be used (${position}, ${rows} rows: ${why}).${columns === undefined ? '' : columnsText(columns)}${saidText(said)}`,
    hintFor(
      reasons,
      `Formats: ${known}; docs/formats.md says what each reads. Choose one with --format, or say with --map which members hold what; private/rejects.jsonl says what is wrong with each row.`,
    ),
  );
}

/** Of formats nothing is said where all rows have reasons that no format would change. */
function hintFor(reasons: ReadonlyMap<RejectReason, number>, ofFormats: string): string {
  const helps = [...reasons.keys()].map(rejectHelp);
  const known = helps.filter((help) => help !== undefined);
  return (known.length === helps.length ? known : [...known, ofFormats]).join(' ');
}

const SAID_SHOWN = 3;

function saidText(said: ReadonlyMap<string, number>): string {
  const most = [...said].sort(([, left], [, right]) => right - left).slice(0, SAID_SHOWN);
  return most.length === 0 ? '' : ` ${most.map(([words, count]) => `${words} (${count} rows)`).join('; ')}.`;
}

const COLUMNS_SHOWN = 40;
const COLUMN_LENGTH = 60;

/** Names of columns are no data of anybody's, and show what --map could say. */
function columnsText(columns: readonly string[]): string {
  const names = columns.slice(0, COLUMNS_SHOWN).map((name) => name.slice(0, COLUMN_LENGTH));
  const more = columns.length > names.length ? ` and ${columns.length - names.length} more` : '';
  return ` Its columns are: ${names.join(', ')}${more}.`;
}

export function noAccounts(position: string, format?: ConversationFormat | undefined): Error {
  const declared = format !== undefined && format.accounts === null ? `; ${format.name} has no place for them` : '';
  return usageError(
    'NO_ACCOUNTS',
    `No row names an account (${position}${declared}), so people cannot be counted.`,
    'Name the field with --account-field, or count conversations alone with --no-accounts: weaker, and stamped on the release.',
  );
}
