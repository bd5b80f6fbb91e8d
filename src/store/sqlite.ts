/** What the databases of the workspace have in common: private files, whole transactions, errors that say what to do. */
import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../core/errors.ts';
import { makePrivateFolder, unwritable } from './files.ts';

/** Two processes may share a workspace: each waits so long for the other's commit before it fails. */
export const WAIT_MS = 30_000;
/** Kinds of errors of SQLite: the low byte of its codes. */
const WRONG_TABLE = 1;
const BUSY = 5;
const BROKEN = 11;
const NO_DATABASE = 26;
/** A value too large, against a constraint, of a wrong type, or out of range: the fault of one write, not of the file. */
const OF_ONE_WRITE: ReadonlySet<number> = new Set([18, 19, 20, 25]);
/** Milliseconds between two tries at what SQLite does not wait for by itself. */
const PAUSE_MS = 10;

/** SQLite gives the files that it makes beside this one the same mode. */
export function makePrivateFile(path: string): void {
  makePrivateFolder(dirname(path));
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw unwritable(dirname(path), cause);
  }
}

/**
 * Changes go to a log first. Of two processes that make a database at once one is refused this without any wait, so it
 * is tried again here.
 */
export function turnOnLog(database: DatabaseSync): void {
  for (let tries = WAIT_MS / PAUSE_MS; ; tries--) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (cause) {
      if (kindOf(cause) !== BUSY || tries <= 0) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

/** Whether nothing can be written for now, as against one value that never can. */
export function concernsAll(error: unknown): boolean {
  const kind = kindOf(error);
  return kind !== null && !OF_ONE_WRITE.has(kind);
}

export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

/** How the errors of one database are called, and what to do about a broken one. */
export interface DatabaseWords {
  /** `CACHE` gives `CACHE_DAMAGED` and `CACHE_BUSY`. */
  readonly code: string;
  readonly name: string;
  readonly ifDamaged: string;
}

/** Runs `work`; what SQLite throws becomes an `AppError` `..._DAMAGED`, `..._BUSY` or `OUTPUT_UNWRITABLE`. */
export function explained<Value>(path: string, words: DatabaseWords, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    throw explain(path, words, cause);
  }
}

function explain(path: string, words: DatabaseWords, cause: unknown): unknown {
  const kind = kindOf(cause);
  if (cause instanceof AppError || kind === null) return cause;
  if (kind === BROKEN || kind === NO_DATABASE || kind === WRONG_TABLE) return damaged(path, words, cause);
  return kind === BUSY
    ? busy(path, words, cause)
    : unwritable(dirname(path), { code: `SQLite ${(cause as { errcode: number }).errcode}` });
}

/** Null where it is no error of SQLite. */
function kindOf(error: unknown): number | null {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : null;
}

export function damaged(path: string, { code, name, ifDamaged }: DatabaseWords, cause?: unknown): AppError {
  return new AppError({
    code: `${code}_DAMAGED`,
    message: `The ${name} ${path} cannot be read.`,
    hint: ifDamaged,
    cause,
  });
}

export function busy(path: string, { code, name }: DatabaseWords, cause?: unknown): AppError {
  return new AppError({
    code: `${code}_BUSY`,
    message: `Another process holds the ${name} ${path}.`,
    hint: 'Run the same command again when it has ended.',
    retryable: true,
    cause,
  });
}
