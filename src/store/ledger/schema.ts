/** The tables of the ledger. */
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';
import { inTransaction, turnOnLog } from '../sqlite.ts';

const VERSION = 2;

/**
 * Keys are hashes and come in no order; all else is in the order in which it came. Only the table `call` knows keys, so
 * that a new call changes one page at a random place of the file, and not one for each of its attempts and uses.
 */
const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE call (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE reply (
  call INTEGER PRIMARY KEY, model TEXT NOT NULL, prompt TEXT NOT NULL, reply TEXT NOT NULL, usage TEXT NOT NULL,
  cost INTEGER, milliseconds REAL NOT NULL, at INTEGER NOT NULL, attempts INTEGER NOT NULL
);
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY, run TEXT NOT NULL, call INTEGER, model TEXT NOT NULL, prompt TEXT NOT NULL,
  batch INTEGER, worst INTEGER, state TEXT NOT NULL, cost INTEGER
);
CREATE INDEX attempt_run ON attempt (run);
CREATE INDEX attempt_call ON attempt (call);
CREATE INDEX attempt_batch ON attempt (batch) WHERE batch IS NOT NULL;
CREATE TABLE batch (
  id INTEGER PRIMARY KEY, run TEXT NOT NULL, model TEXT NOT NULL, label TEXT NOT NULL, reference TEXT,
  at INTEGER NOT NULL, open INTEGER NOT NULL, place TEXT
);
CREATE TABLE use (call INTEGER NOT NULL, run TEXT NOT NULL, PRIMARY KEY (call, run));
`;

/** What makes a ledger of version 1 one of version 2: where a batch was handed in. */
const FROM_1 = 'ALTER TABLE batch ADD COLUMN place TEXT';

/**
 * Every commit reaches the disk before it returns (`fullfsync`: what macOS calls a sync leaves data in the disk's own
 * cache; elsewhere it changes nothing). What is deleted is overwritten. The log is taken up every 4,000 pages (16 MB):
 * pages that many calls changed are then written once.
 */
const SETTINGS = `
  PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
  PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000`;

/** @throws AppError `LEDGER_NEWER` */
export function prepareTables(database: DatabaseSync): void {
  turnOnLog(database);
  database.exec(SETTINGS);
  inTransaction(database, () => {
    const version = versionOf(database);
    if (version === VERSION) return;
    if (version !== null && version > VERSION) throw newer(version);
    database.exec(version === null ? TABLES : FROM_1);
    const note =
      "INSERT INTO meta (name, value) VALUES ('version', ?) ON CONFLICT DO UPDATE SET value = excluded.value";
    database.prepare(note).run(String(VERSION));
  });
}

function versionOf(database: DatabaseSync): number | null {
  const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'").get();
  if (isThere === undefined) return null;
  const row = database.prepare("SELECT value FROM meta WHERE name = 'version'").get();
  return Number((row as { value: string } | undefined)?.value ?? 0);
}

function newer(version: number): AppError {
  return new AppError({
    code: 'LEDGER_NEWER',
    message: `The ledger of the workspace was written by a newer Sightline (version ${version}, this one knows ${VERSION}).`,
    hint: 'Update Sightline, or work in another folder, which has a workspace and a ledger of its own.',
    exitCode: 2,
  });
}
