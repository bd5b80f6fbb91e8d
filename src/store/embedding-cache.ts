/** Vectors by model id and text hash, kept in the workspace: a text that was embedded once is never embedded again. */
import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';
import { makePrivateFolder, unwritable } from './files.ts';

export interface EmbeddingCache {
  /** The cached vector of each text, or null. Refuses vectors of any other length than `dimensions`. */
  read(model: string, texts: readonly string[], dimensions: number): (Float32Array | null)[];
  /** Row i of `vectors` belongs to `texts[i]`; what is there already stays. All or none is durable when the call returns. */
  write(model: string, texts: readonly string[], vectors: Float32Array, dimensions: number): void;
  close(): void;
}

/** Two processes may share a workspace: each waits so long for the other's commit before it fails. */
const WAIT_MS = 30_000;
/** What SQLite calls a file that is broken, or no database at all. */
const BROKEN: ReadonlySet<unknown> = new Set([11, 26]);

/** @throws AppError `CACHE_DAMAGED`, `CACHE_BUSY` or `OUTPUT_UNWRITABLE`, here and from every call. */
export function openEmbeddingCache(path: string): EmbeddingCache {
  makePrivateFolder(dirname(path));
  makePrivateFile(path);
  const guarded = <Value>(work: () => Value): Value => explained(path, work);
  const database = guarded(() => openDatabase(path));
  const [select, insert] = guarded(() => [
    database.prepare('SELECT vector FROM embedding WHERE model = ? AND text = ?'),
    database.prepare('INSERT OR IGNORE INTO embedding (model, text, vector) VALUES (?, ?, ?)'),
  ]);
  const find = (model: string, text: string, dimensions: number): Float32Array | null => {
    const row = select.get(model, sha256(text)) as { vector: unknown } | undefined;
    return row === undefined ? null : toVector(row.vector, dimensions, path);
  };
  return {
    read: (model, texts, dimensions) => guarded(() => texts.map((text) => find(model, text, dimensions))),
    write: (model, texts, vectors, dimensions) =>
      guarded(() =>
        inTransaction(database, () => {
          texts.forEach((text, row) => {
            const vector = vectors.slice(row * dimensions, (row + 1) * dimensions);
            insert.run(model, sha256(text), new Uint8Array(vector.buffer));
          });
        }),
      ),
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: WAIT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(
      'CREATE TABLE IF NOT EXISTS embedding (model TEXT, text TEXT, vector BLOB, PRIMARY KEY (model, text)) WITHOUT ROWID',
    );
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** SQLite gives its own files the mode of this one. */
function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw unwritable(dirname(path), cause);
  }
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

function toVector(bytes: unknown, dimensions: number, path: string): Float32Array {
  if (!(bytes instanceof Uint8Array) || bytes.byteLength !== dimensions * Float32Array.BYTES_PER_ELEMENT)
    throw damaged(path, undefined);
  return new Float32Array(bytes.slice().buffer);
}

function explained<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = (cause as { errcode?: unknown }).errcode;
    if (typeof code !== 'number') throw cause;
    // The low byte is the kind of error, the others say more of it. 1: the table is not as it should be. 5: busy.
    const kind = code & 0xff;
    if (BROKEN.has(kind) || kind === 1) throw damaged(path, cause);
    throw kind === 5 ? busy(path, cause) : unwritable(dirname(path), { code: `SQLite ${code}` });
  }
}

function damaged(path: string, cause: unknown): AppError {
  return new AppError({
    code: 'CACHE_DAMAGED',
    message: `The embedding cache ${path} cannot be read.`,
    hint: 'Delete it, with the files beside it that end in -wal and -shm: all it holds can be computed again.',
    cause,
  });
}

function busy(path: string, cause: unknown): AppError {
  return new AppError({
    code: 'CACHE_BUSY',
    message: `Another process holds the embedding cache ${path}.`,
    hint: 'Run the same command again when it has ended.',
    retryable: true,
    cause,
  });
}
