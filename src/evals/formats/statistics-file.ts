/** Files of statistics (JSON lines, CSV, TSV) as records of a set, and back: to the byte where no record was changed. */
import { type Delimiter, delimitedText, readDelimited } from '../../core/delimited.ts';
import { usageError } from '../../core/errors.ts';
import type { Item } from '../records.ts';
import type { Statistic, Statistics, StatisticsFacts } from '../sets/statistics.ts';
import type { Row } from './layout.ts';
import { styleOf } from './line-style.ts';
import type { FileRow } from './read-rows.ts';
import { keyColumn } from './statistics-key.ts';
import { commonestFields, rowText, writingOf } from './written-row.ts';

export interface StatisticsSource {
  /** For records: the name of the file without its ending. */
  readonly name: string;
  /** As people know the file. */
  readonly path: string;
  /** Column by which items are joined. Default: the one that finds most of them. */
  readonly key?: string | undefined;
  readonly items: readonly Item[];
}

const DELIMITERS = { csv: ',', tsv: '\t' } as const satisfies Record<string, Delimiter>;
export type TableFormat = keyof typeof DELIMITERS;
const BYTE_ORDER_MARK = '\ufeff';
/** As JSON writes numbers: `007` is a code, and `1,5` a text. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;

/** @throws AppError `STATISTICS_UNREADABLE`, and those of the choice of a key (exit code 2) */
export function statisticsFromLines(source: StatisticsSource, file: readonly FileRow[]): Statistics {
  const rows = file.map(({ row, line }): Row => {
    if (row === null) throw unreadable(source.path, line, 'no JSON object');
    return row;
  });
  if (rows.length === 0) throw noRows(source.path);
  const lines = file.map(({ text }) => text);
  const columns = commonestFields(rows);
  const key = keyColumn({ ...source, columns, rows, lines: file.map(({ line }) => line), named: source.key });
  const style = styleOf(lines);
  const finalNewline = file.at(-1)?.isEnded ?? true;
  const facts: StatisticsFacts = { name: source.name, key, columns, file: { format: 'jsonl', ...style, finalNewline } };
  const records = rows.map((row, at) => {
    const record = recordOf(row, key);
    const writing = writingOf(lines[at] as string, (order) => rowOf(record, key, order), columns, style);
    return { ...record, ...writing };
  });
  return { facts, records };
}

/** @throws AppError `STATISTICS_UNREADABLE`, and those of the choice of a key (exit code 2) */
export function statisticsFromTable(source: StatisticsSource, text: string, format: TableFormat): Statistics {
  const delimiter = DELIMITERS[format];
  const fail = (line: number, what: string): Error => unreadable(source.path, line, what);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const { records: written, newline, finalNewline } = readDelimited(text.slice(mark.length), delimiter, fail);
  const [header, ...body] = written;
  const columns = header?.cells ?? [];
  if (header === undefined || body.length === 0) throw noRows(source.path);
  if (new Set(columns).size < columns.length) throw fail(1, 'two columns of one name');
  for (const { line, cells } of body) {
    if (cells.length !== columns.length) throw fail(line, `${cells.length} cells under ${columns.length} columns`);
  }
  const texts = body.map(({ cells }): Row => Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
  const key = keyColumn({ ...source, columns, rows: texts, lines: body.map(({ line }) => line), named: source.key });
  const rows = withNumbers(texts, columns, key);
  const facts: StatisticsFacts = {
    name: source.name,
    key,
    columns: [...columns],
    file: {
      format,
      newline,
      finalNewline,
      ...(mark + header.text !== delimitedText(columns, delimiter) && { header: mark + header.text }),
    },
  };
  const records = body.map((record, at): Statistic => {
    const bare = recordOf(rows[at] as Row, key);
    return tableLine(bare, facts, delimiter) === record.text ? bare : { ...bare, spelled: { '': record.text } };
  });
  return { facts, records };
}

/** The file again. */
export function statisticsText({ facts, records }: Statistics): string {
  const { file } = facts;
  const [newline, lines] = file.format === 'jsonl' ? ['\n', jsonLinesOf(facts, records)] : tableLinesOf(facts, records);
  return lines.join(newline) + (file.finalNewline && lines.length > 0 ? newline : '');
}

function jsonLinesOf({ key, columns, file }: StatisticsFacts, records: readonly Statistic[]): string[] {
  if (file.format !== 'jsonl') return [];
  return records.map((record) => rowText(rowOf(record, key, record.fields ?? columns), record, file));
}

function tableLinesOf(facts: StatisticsFacts, records: readonly Statistic[]): [newline: string, lines: string[]] {
  const { columns, file } = facts;
  if (file.format === 'jsonl') return ['\n', []];
  const delimiter = DELIMITERS[file.format];
  const header = file.header ?? delimitedText(columns, delimiter);
  return [file.newline, [header, ...records.map((record) => tableLine(record, facts, delimiter))]];
}

/** The line as it stood counts as long as it says what the record says. */
function tableLine(record: Statistic, { key, columns }: StatisticsFacts, delimiter: Delimiter): string {
  const row = rowOf(record, key, columns);
  const line = delimitedText(
    columns.map((column) => cellText(row[column])),
    delimiter,
  );
  const own = record.spelled?.[''];
  return own !== undefined && saysTheSame(own, row, columns, delimiter) ? own : line;
}

function saysTheSame(text: string, row: Row, columns: readonly string[], delimiter: Delimiter): boolean {
  const [record] = readDelimited(text, delimiter, (_, what) => new Error(what)).records;
  return columns.every((column, at) => {
    const cell = record?.cells[at] ?? '';
    const value = row[column];
    return typeof value === 'number' ? Number(cell) === value : cell === cellText(value);
  });
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function recordOf(row: Row, key: string): Statistic {
  const { [key]: about, ...values } = row;
  return { key: String(about), values };
}

function rowOf({ key, values }: Statistic, column: string, order: readonly string[]): Row {
  const row: Row = { ...values, [column]: key };
  const all = [...order, ...Object.keys(row).filter((name) => !order.includes(name))];
  return Object.fromEntries(all.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));
}

/** Cells of columns of nothing but numbers as numbers; empty ones as null. */
function withNumbers(rows: readonly Row[], columns: readonly string[], key: string): Row[] {
  const numeric = new Set(columns.filter((column) => column !== key && isNumeric(rows.map((row) => row[column]))));
  const valueIn = (column: string, cell: unknown): unknown => {
    if (cell === '' && column !== key) return null;
    return numeric.has(column) ? Number(cell) : cell;
  };
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, valueIn(column, row[column])])));
}

function isNumeric(cells: readonly unknown[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => NUMBER.test(String(cell)) && Number.isFinite(Number(cell)));
}

function unreadable(path: string, line: number, what: string): Error {
  return usageError(
    'STATISTICS_UNREADABLE',
    `${path} cannot be read as statistics: ${what} in line ${line}.`,
    'Write a table with a row of names first (.csv, .tsv), or one JSON object a line (.jsonl).',
  );
}

function noRows(path: string): Error {
  return usageError(
    'STATISTICS_UNREADABLE',
    `${path} holds no statistics.`,
    'Write a table with a row of names first (.csv, .tsv), or one JSON object a line (.jsonl).',
  );
}

/** Whether rows are the published table of occupations, whatever their file is called. */
export function areOccupations(rows: readonly (Row | null)[]): boolean {
  return rows.length > 0 && rows.every((row) => row !== null && 'occupation' in row && 'BLS_percent_women_2019' in row);
}
