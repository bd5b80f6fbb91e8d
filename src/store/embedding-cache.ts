/** Vectors by model id and text hash, kept in the workspace: a text that was embedded once is never embedded again. */
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '../core/hash.ts';
import {
  type DatabaseWords,
  damaged,
  explained,
  inTransaction,
  makePrivateFile,
  turnOnLog,
  WAIT_MS,
} from './sqlite.ts';

export interface EmbeddingCache {
  /** The cached vector of each text, or null. Refuses vectors of any other length than `dimensions`. */
  read(model: string, texts: readonly string[], dimensions: number): (Float32Array | null)[];
  /** Row i of `vectors` belongs to `texts[i]`; what is there already stays. All or none is durable when the call returns. */
  write(model: string, texts: readonly string[], vectors: Float32Array, dimensions: number): void;
  /** How long the vectors of a model are; null where there is none of it. */
  dimensionsOf(model: string): number | null;
  close(): void;
}

const words: DatabaseWords = {
  code: 'CACHE',
  name: 'embedding cache',
  ifDamaged: 'Delete it, with the files beside it that end in -wal and -shm: all it holds can be computed again.',
};

/** @throws AppError `CACHE_DAMAGED`, `CACHE_BUSY` or `OUTPUT_UNWRITABLE`, here and from every call. */
export function openEmbeddingCache(path: string): EmbeddingCache {
  makePrivateFile(path);
  const guarded = <Value>(work: () => Value): Value => explained(path, words, work);
  const database = guarded(() => openDatabase(path));
  const [select, anyOf, insert] = guarded(() => [
    database.prepare('SELECT vector FROM embedding WHERE model = ? AND text = ?'),
    database.prepare('SELECT vector FROM embedding WHERE model = ? LIMIT 1'),
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
    dimensionsOf: (model) => {
      const row = guarded(() => anyOf.get(model)) as { vector: Uint8Array } | undefined;
      return row === undefined ? null : row.vector.byteLength / Float32Array.BYTES_PER_ELEMENT;
    },
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: WAIT_MS });
  try {
    turnOnLog(database);
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec(
      'CREATE TABLE IF NOT EXISTS embedding (model TEXT, text TEXT, vector BLOB, PRIMARY KEY (model, text)) WITHOUT ROWID',
    );
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function toVector(bytes: unknown, dimensions: number, path: string): Float32Array {
  if (!(bytes instanceof Uint8Array) || bytes.byteLength !== dimensions * Float32Array.BYTES_PER_ELEMENT)
    throw damaged(path, words);
  return new Float32Array(bytes.slice().buffer);
}
