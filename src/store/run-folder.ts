/** The folder of one run: `private/` for its owner alone, `public/` for the release, and the lock that keeps two runs apart. */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { createFile, makeFolder, makePrivateFolder, unwritable } from './files.ts';

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

/** The private side is for its owner alone; the run's folder is as any other, for the release in it is to be read. */
function makeRunFolder(run: RunFolder): void {
  makeFolder(run.path);
  makePrivateFolder(run.private);
}

/** Takes the run for this process; the function returned gives it back. A lock whose process is gone is taken over. */
export function lockRun(run: RunFolder, processId: number): () => void {
  const path = join(run.private, 'lock');
  makeRunFolder(run);
  if (!createFile(path, String(processId))) takeOver(path, processId);
  return () => rmSync(path, { force: true });
}

/** Of two that find a lock left over, one moves it away; the other must not move the new one. */
function takeOver(path: string, processId: number): void {
  const holder = holderOf(path);
  if (holder !== null && isAlive(holder, processId)) throw locked();
  const aside = `${path}.${processId}.old`;
  moveAside(path, aside);
  const moved = holderOf(aside);
  const mine = moved === null || !isAlive(moved, processId);
  if (!mine) createFile(path, String(moved));
  rmSync(aside, { force: true });
  if (!mine || !createFile(path, String(processId))) throw locked();
}

function holderOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unwritable(path, cause);
  }
}

function moveAside(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw unwritable(path, cause);
  }
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
