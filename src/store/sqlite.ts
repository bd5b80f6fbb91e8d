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

/** SQLite gives the files that it makes beside this one the same mode. */
export function makePrivateFile(path: string): void {
  makePrivateFolder(dirname(path));
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw unwritable(dirname(path), cause);
  }
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
  const code = (cause as { errcode?: unknown }).errcode;
  if (cause instanceof AppError || typeof code !== 'number') return cause;
  const kind = code & 0xff;
  if (kind === BROKEN || kind === NO_DATABASE || kind === WRONG_TABLE) return damaged(path, words, cause);
  return kind === BUSY ? busy(path, words, cause) : unwritable(dirname(path), { code: `SQLite ${code}` });
}

export function damaged(path: string, { code, name, ifDamaged }: DatabaseWords, cause?: unknown): AppError {
  return new AppError({
    code: `${code}_DAMAGED`,
    message: `The ${name} ${path} cannot be read.`,
    hint: ifDamaged,
    cause,
  });
}

function busy(path: string, { code, name }: DatabaseWords, cause: unknown): AppError {
  return new AppError({
    code: `${code}_BUSY`,
    message: `Another process holds the ${name} ${path}.`,
    hint: 'Run the same command again when it has ended.',
    retryable: true,
    cause,
  });
}
