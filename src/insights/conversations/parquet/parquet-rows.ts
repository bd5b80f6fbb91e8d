/** Rows of a Parquet file, one group of rows after the other, of none but the columns that are needed. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileMetaData, RowGroup, SchemaTree } from 'hyparquet';
import { unreadable } from '../bytes.ts';
import type { RejectReason } from '../format.ts';
import type { Line } from '../lines.ts';
import { type IsWanted, withLeaves } from './leaves.ts';
import { prototypeOf } from './prototype-row.ts';
import { asJson, parsers } from './values.ts';

/** A list of columns and groups that is longer is no export's. */
const MAX_FOOTER_BYTES = 64 * 1024 * 1024;
const [PLAIN_FOOTER, SECRET_FOOTER] = ['PAR1', 'PARE'];

export interface ParquetOptions {
  /** Which file of how many, for errors. */
  readonly position: string;
  readonly signal: AbortSignal;
  /** Told the names of all columns, and a row as they would have it: which leaves are read. */
  readonly choose: (columns: readonly string[], row: Readonly<Record<string, unknown>>) => IsWanted;
}

/** Groups of rows. A file of which not all can be read ends, or goes on behind a group, with a row that says why. */
export async function* parquetRows(
  path: string,
  { position, signal, choose }: ParquetOptions,
): AsyncGenerator<Iterable<Line>> {
  const file = openFile(path, position);
  try {
    const footer = await footerOf(file);
    if (typeof footer === 'string') {
      yield [{ number: 1, text: null, problem: footer }];
      return;
    }
    const { metadata, tree } = footer;
    const columns = tree.children.map(({ element }) => element.name);
    const isWanted = choose(columns, prototypeOf(tree));
    const read = withLeaves(metadata, tree, isWanted);
    let number = 1;
    for (const group of read.row_groups) {
      signal.throwIfAborted();
      if (Number(group.num_rows) > 0) yield rowsFrom(number, await decoded(file, read, group));
      number += Math.max(1, Number(group.num_rows));
    }
  } finally {
    closeSync(file.descriptor);
  }
}

interface OpenFile {
  readonly descriptor: number;
  readonly bytes: number;
}

function openFile(path: string, position: string): OpenFile {
  try {
    const descriptor = openSync(path, 'r');
    return { descriptor, bytes: fstatSync(descriptor).size };
  } catch (cause) {
    throw unreadable(position, cause);
  }
}

function bytesAt({ descriptor, bytes }: OpenFile, offset: number, length: number): Uint8Array<ArrayBuffer> {
  if (!(offset >= 0 && length >= 0 && offset + length <= bytes)) throw new RangeError('This leads out of the file.');
  const found = new Uint8Array(length);
  for (let read = 0; read < length; ) {
    const got = readSync(descriptor, found, read, length - read, offset + read);
    if (got === 0) throw new RangeError('The file ends early.');
    read += got;
  }
  return found;
}

interface Footer {
  readonly metadata: FileMetaData;
  readonly tree: SchemaTree;
}

async function footerOf(file: OpenFile): Promise<Footer | RejectReason> {
  try {
    const end = Buffer.from(bytesAt(file, file.bytes - 8, 8).buffer);
    const magic = end.toString('latin1', 4);
    const length = end.readUInt32LE(0);
    if (magic === SECRET_FOOTER) return 'parquet-encrypted';
    if (magic !== PLAIN_FOOTER || length > MAX_FOOTER_BYTES) return 'parquet-damaged';
    const { parquetMetadata, parquetSchema } = await import('hyparquet');
    const metadata = parquetMetadata(bytesAt(file, file.bytes - 8 - length, length + 8), {
      parsers,
      geoparquet: false,
    });
    if (!metadata.schema.every(({ name }) => typeof name === 'string')) return 'parquet-damaged';
    return { metadata, tree: parquetSchema(metadata) };
  } catch (error) {
    return damage(error);
  }
}

/** @param number of the first */
function* rowsFrom(number: number, rows: readonly unknown[] | RejectReason): Generator<Line> {
  if (typeof rows === 'string') {
    yield { number, text: null, problem: rows };
    return;
  }
  for (let index = 0; index < rows.length; index++) {
    yield { number: number + index, text: null, row: asJson(rows[index]) };
  }
}

/** What decodes is loaded by who has such files. */
async function decoded(
  file: OpenFile,
  metadata: FileMetaData,
  group: RowGroup,
): Promise<readonly unknown[] | RejectReason> {
  const [{ parquetReadObjects, parquetSchema }, { parquetHeader }, schema, { checkedUnpackers, checksOf }] =
    await Promise.all([
      import('hyparquet'),
      import('hyparquet/src/column.js'),
      import('hyparquet/src/schema.js'),
      import('./pages.ts'),
    ]);
  const tree = parquetSchema(metadata);
  const levelsOf = (path: readonly string[]) => {
    const nodes = schema.getTreePath(tree, [...path]);
    return { repetition: schema.getMaxRepetitionLevel(nodes), definition: schema.getMaxDefinitionLevel(nodes) };
  };
  const pages = {
    bytesAt: (offset: number, length: number) => bytesAt(file, offset, length),
    readHeader: parquetHeader,
    levelsOf,
  };
  const checks = attempt(() => checksOf(group, pages));
  if (typeof checks === 'string') return checks;
  return parquetReadObjects({
    file: {
      byteLength: file.bytes,
      slice: (start: number, end = file.bytes) => bytesAt(file, start, end - start).buffer,
    },
    // As if the file were this group: all others would be gone through for each.
    metadata: { ...metadata, row_groups: [group], num_rows: group.num_rows },
    compressors: checkedUnpackers(checks),
    parsers,
    geoparquet: false,
  }).catch(damage);
}

function attempt<Result>(work: () => Result): Result | RejectReason {
  try {
    return work();
  } catch (error) {
    return damage(error);
  }
}

/** Whatever bytes that are not as they should be make of a reader; what the system says of the file is another matter. */
function damage(error: unknown): RejectReason {
  if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
  return 'parquet-damaged';
}
