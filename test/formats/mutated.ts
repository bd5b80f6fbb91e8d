/** Rows of the golden folders, broken at random places, and what must hold whatever they have become. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chosenRows } from '../../src/assembly/chosen-rows.ts';
import { isObject, parseJson } from '../../src/core/json.ts';
import { createRandom, type Random } from '../../src/core/random.ts';
import type { ConversationFormat } from '../../src/insights/conversations/format.ts';
import { readConversations } from '../../src/insights/conversations/read-conversations.ts';
import { RowSplitter } from '../../src/insights/conversations/rows-in-file.ts';
import { folder } from '../support.ts';
import { collectedFrom } from './collected.ts';
import { writeParquet } from './write-parquet.ts';

const golden = join(import.meta.dirname, 'golden');

/** The rows of a format's golden input that are JSON. */
export function goldenRows(format: string): string[] {
  const input = join(golden, format, 'input');
  const files = readdirSync(input, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ name }) => /\.jsonl?$/u.test(name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .flatMap((bytes) => {
      const splitter = new RowSplitter();
      return [...splitter.push(bytes), ...splitter.end()].flatMap(({ text }) => text ?? []);
    })
    .filter((text) => text.trim() !== '');
}

export interface Broken {
  readonly rows: number;
  /** What went wrong; empty where all held. */
  readonly faults: readonly string[];
}

export interface Breaking {
  /** Whether the format is named, and not told by the rows. */
  readonly named: boolean;
  /** Whether rows are columns of texts, and not lines. */
  readonly inColumns?: boolean;
}

/** Breaks every row of the format once under this seed, and reads them together, as lines, as one array or as columns. */
export async function readBroken(format: string, seed: number, { named, inColumns }: Breaking): Promise<Broken> {
  const random = createRandom(seed);
  const rows = goldenRows(format).map((row) => broken(row, random));
  const home = folder();
  const written = inColumns ? columnsWith(rows, home) : linesWith(rows, home, seed % 4 === 0);
  const map = join(golden, format, 'map.ts');
  const chosen = existsSync(map) ? await chosenRows({ map, format: undefined }, golden) : { format };
  return told(written.rows, seed, () => faultsOf(written, { accounts: false, ...(named && chosen) } as Options));
}

interface Written {
  readonly path: string;
  readonly rows: number;
}

function linesWith(rows: readonly string[], home: string, asOne: boolean): Written {
  const path = join(home, 'rows.jsonl');
  const asArray = asOne && rows.every((row) => parseJson(row) !== undefined);
  writeFileSync(path, asArray ? `[\n${rows.join(',\n')}\n]` : `${rows.join('\n')}\n`);
  return { path, rows: rows.length };
}

/** Rows that are objects still: each member is a text, as JSON where it was none. */
function columnsWith(rows: readonly string[], home: string): Written {
  const path = join(home, 'rows.parquet');
  const objects = rows.map(parseJson).filter(isObject);
  const names = [...new Set(objects.flatMap((row) => Object.keys(row)))].filter((name) => name !== '__proto__');
  const cellOf = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value));
  const cells = objects.map((row) => Object.fromEntries(names.map((name) => [name, cellOf(row[name])])));
  const columns =
    names.length === 0
      ? { nothing: 'text' as const }
      : Object.fromEntries(names.map((name) => [name, 'text' as const]));
  writeParquet(path, cells, columns, { rowGroupSize: 3 });
  return { path, rows: objects.length };
}

const goldenColumns = ['lmsys', 'parquet'].flatMap((name) => {
  const input = join(golden, name, 'input');
  return readdirSync(input).flatMap((file) => (file.endsWith('.parquet') ? [join(input, file)] : []));
});

/** Breaks some bytes of a golden file of columns, or cuts it short: what comes is told, and the reading ends. */
export async function readBrokenColumns(seed: number): Promise<Broken> {
  const random = createRandom(seed);
  const bytes = readFileSync(pick(goldenColumns, random));
  const cut = random.integer(8) === 0 ? random.integer(bytes.length) : bytes.length;
  for (let left = 1 + random.integer(4); left > 0; left--) bytes[random.integer(bytes.length)] = random.integer(256);
  const path = join(folder(), 'rows.parquet');
  writeFileSync(path, bytes.subarray(0, cut));
  return told(1, seed, () => faultsOf({ path, rows: 0 }, { accounts: false }));
}

async function told(rows: number, seed: number, read: () => Promise<string[]>): Promise<Broken> {
  try {
    return { rows, faults: await read() };
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const isTold = code === 'INPUT_UNUSABLE' || code === 'INPUT_EMPTY';
    return { rows, faults: isTold ? [] : [`seed ${seed}: ${String(error)}`] };
  }
}

interface Options {
  readonly accounts: boolean;
  readonly format?: string;
  readonly formats?: readonly ConversationFormat[];
}

async function faultsOf({ path, rows }: Written, options: Options): Promise<string[]> {
  const { counts, rejects, conversations } = await collectedFrom([path], options);
  const lines = new Set<number>();
  let records = 0;
  const signal = new AbortController().signal;
  for await (const record of readConversations({ files: [{ path, named: true }], secret: null, signal, ...options })) {
    lines.add(record.line);
    records++;
  }
  const { used, duplicates, rejected } = counts;
  return [
    ...(used + duplicates + rejected === counts.rows ? [] : [`${JSON.stringify(counts)} does not add up`]),
    ...(counts.rows === records ? [] : [`${records} records, ${counts.rows} counted`]),
    ...(lines.size >= rows ? [] : [`${rows} rows, of which ${lines.size} are accounted for`]),
    ...(rejects.length === duplicates + rejected ? [] : ['rejects are not all written']),
    ...(conversations.every(({ messages }) => messages.some(({ role }) => role === 'user')) ? [] : ['nobody asks']),
  ];
}

const hostile: readonly (() => unknown)[] = [
  ...[
    null,
    true,
    0,
    -1,
    1e308,
    5e-324,
    1e17,
    '',
    ' ',
    'x',
    '\ud800',
    '\u0000',
    '__proto__',
    'constructor',
    '[{"role":"user"',
    '{}',
  ].map((value) => () => value),
  () => [],
  () => ({}),
  () => [[[[]]]],
  () => [null, 1, 'x', {}],
  () => 'long '.repeat(20_000),
  () => JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) as unknown,
  () => JSON.parse('{"__proto__":{"role":"user","content":"x"},"toString":1,"length":-1}') as unknown,
];

function broken(text: string, random: Random): string {
  const row = parseJson(text);
  if (random.integer(8) === 0 || row === undefined) return brokenText(text, random);
  const holder = { row };
  for (let left = 1 + random.integer(4); left > 0; left--) breakOnce(holder, random);
  // A row that became nothing at all is no row.
  return JSON.stringify(holder.row) ?? 'null';
}

/** Cut short, or with one character replaced; never with a line break, which would be two rows. */
function brokenText(text: string, random: Random): string {
  const line = text.replaceAll('\n', ' ');
  const at = 1 + random.integer(line.length - 1);
  return random.integer(2) === 0
    ? line.slice(0, at)
    : `${line.slice(0, at)}${pick('{}[]",:x\\0', random)}${line.slice(at + 1)}`;
}

interface Spot {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

function breakOnce(holder: Record<string, unknown>, random: Random): void {
  const spots: Spot[] = [];
  gather(holder, spots);
  if (spots.length === 0) return;
  const { parent, key } = pick(spots, random);
  const other = pick(spots, random);
  const value = parent[key];
  const instead: readonly (() => unknown)[] = [
    () => pick(hostile, random)(),
    () => structuredClone(other.parent[other.key]),
    () => [value, value],
    () => JSON.stringify(value) ?? '',
    () => ({ [pick(['text', 'role', 'content', 'id', 'parts'], random)]: value }),
  ];
  const change = random.integer(instead.length + 2);
  if (change >= instead.length) delete parent[key];
  if (change === instead.length) parent[other.key] = value;
  if (change < instead.length) parent[key] = instead[change]?.();
}

/** Every member of the value, itself first. */
function gather(value: unknown, spots: Spot[]): void {
  const open = [value];
  for (let next = open.pop(); next !== undefined && spots.length < 5000; next = open.pop()) {
    if (!isObject(next) && !Array.isArray(next)) continue;
    for (const key of Object.keys(next)) {
      spots.push({ parent: next as Record<string, unknown>, key });
      open.push((next as Record<string, unknown>)[key]);
    }
  }
}

function pick<T>(from: ArrayLike<T>, random: Random): T {
  return from[random.integer(from.length)] as T;
}
