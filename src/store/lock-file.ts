/** A lock that keeps two processes apart. */
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../core/errors.ts';
import { unwritable, writeFileOnce } from './files.ts';

const SQLITE_BUSY = 5;
const SQLITE_NO_DATABASE = 26;

/**
 * Takes the lock for this process; the function returned gives it back. It is the system's own, on a file that stays and is empty:
 * however a process ends, it holds nothing afterwards, and no two can take over what a third left. Its folder has to be there.
 *
 * @param held what is thrown where another process has it
 */
export function lockFile(path: string, held: () => AppError): () => void {
  const database = openLock(path);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    const { errcode } = cause as { errcode?: number };
    if (errcode === SQLITE_BUSY) throw held();
    throw errcode === SQLITE_NO_DATABASE ? foreignLock(path, cause) : unwritable(path, cause);
  }
  return () => database.close();
}

function openLock(path: string): DatabaseSync {
  writeFileOnce(path, '');
  try {
    return new DatabaseSync(path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function foreignLock(path: string, cause: unknown): AppError {
  return new AppError({
    code: 'RUN_LOCK_FOREIGN',
    message: `The lock was not left by this version of Sightline: ${path}`,
    hint: 'Where no other process works in this folder, delete that file and run the same command again.',
    cause,
  });
}
