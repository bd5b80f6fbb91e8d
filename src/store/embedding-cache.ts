/** Vectors by model id and text hash, kept in the workspace: a text that was embedded once is never embedded again. */

import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '../core/hash.ts';
import { makePrivateFolder } from './files.ts';

export interface EmbeddingCache {
  /** The cached vector of each text, or null. */
  read(model: string, texts: readonly string[]): (Float32Array | null)[];
  /** Row i of `vectors` belongs to `texts[i]`. Durable when the call returns. */
  write(model: string, texts: readonly string[], vectors: Float32Array, dimensions: number): void;
  close(): void;
}

export function openEmbeddingCache(path: string): EmbeddingCache {
  makePrivateFolder(dirname(path));
  const database = new DatabaseSync(path);
  // Two processes may share a workspace: wait for the other's commit instead of failing.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 30000');
  database.exec(
    'CREATE TABLE IF NOT EXISTS embedding (model TEXT, text TEXT, vector BLOB, PRIMARY KEY (model, text)) WITHOUT ROWID',
  );
  const select = database.prepare('SELECT vector FROM embedding WHERE model = ? AND text = ?');
  const insert = database.prepare('INSERT OR IGNORE INTO embedding VALUES (?, ?, ?)');
  return {
    read: (model, texts) => texts.map((text) => toVector(select.get(model, sha256(text)))),
    write: (model, texts, vectors, dimensions) => {
      database.exec('BEGIN IMMEDIATE');
      texts.forEach((text, row) => {
        const vector = vectors.slice(row * dimensions, (row + 1) * dimensions);
        insert.run(model, sha256(text), new Uint8Array(vector.buffer));
      });
      database.exec('COMMIT');
    },
    close: () => database.close(),
  };
}

function toVector(row: unknown): Float32Array | null {
  const bytes = (row as { vector: Uint8Array } | undefined)?.vector;
  return bytes === undefined ? null : new Float32Array(bytes.slice().buffer);
}
