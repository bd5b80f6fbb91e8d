/** The folder of one run: `private/` for its owner alone, `public/` for the release, and the lock that keeps two runs apart. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { makePrivateFolder, unwritable } from './files.ts';

export interface RunFolder {
  readonly path: string;
  readonly private: string;
  /** Where the release goes. Made by the writer of releases, not here. */
  readonly public: string;
  readonly shards: string;
  readonly manifest: string;
}

export function runFolder(path: string): RunFolder {
  const inside = join(path, 'private');
  return {
    path,
    private: inside,
    public: join(path, 'public'),
    shards: join(inside, 'shards'),
    manifest: join(inside, 'manifest.json'),
  };
}

/** Takes the run for this process; the function returned gives it back. A lock whose process is gone is taken over. */
export function lockRun(run: RunFolder, processId: number): () => void {
  const path = join(run.private, 'lock');
  makePrivateFolder(run.private);
  if (existsSync(path) && isAlive(Number(readFileSync(path, 'utf8')), processId)) throw locked();
  rmSync(path, { force: true });
  try {
    writeFileSync(path, String(processId), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'EEXIST' ? locked() : unwritable(run.private, cause);
  }
  return () => rmSync(path, { force: true });
}

function isAlive(holder: number, processId: number): boolean {
  if (!Number.isInteger(holder) || holder <= 0 || holder === processId) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    // A process of another user is alive all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function locked(): AppError {
  return new AppError({
    code: 'RUN_LOCKED',
    message: 'Another process is working in this run folder.',
    hint: 'Wait until it has ended, or choose another folder with --out.',
    retryable: true,
  });
}
