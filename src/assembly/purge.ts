import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { AppError, isAppError, usageError } from '../core/errors.ts';
import { restoreRelease } from '../insights/release/write-release.ts';
import { openSqliteLedger } from '../store/ledger/sqlite-ledger.ts';
import { lockRun, type RunFolder, runFolder } from '../store/run-folder.ts';
import { findWorkspace, WORKSPACE_FOLDER, workspaceAt } from '../store/workspace.ts';
import { namedFolder } from './named-folder.ts';

export interface PurgeResult {
  /** Folders and files that were removed. */
  readonly removed: readonly string[];
}

export interface PurgeOptions {
  /** Folder of a run, or its name in the workspace. */
  readonly run: string;
  readonly workingFolder: string;
  /** Whether the workspace's embedding cache goes as well: it holds vectors by the hash of their text, for all runs. */
  readonly cache: boolean;
}

/**
 * Removes the private side of a run, and what it asked of models where no other run used it. Its releases stay; nothing can be made again from what is left. Where a part could
 * not be removed the rest is still a run, and the same call goes on.
 *
 * @throws AppError `RUN_NOT_FOUND`, `RUN_LOCKED` while a process works in the run, `PURGE_INCOMPLETE`
 */
export async function purge({ run, workingFolder, cache }: PurgeOptions): Promise<PurgeResult> {
  const folder = runFolder(namedFolder(run, workingFolder));
  if (!existsSync(folder.manifest)) {
    throw usageError(
      'RUN_NOT_FOUND',
      'There is no run in that folder.',
      'Name the folder that "insights run" wrote to.',
    );
  }
  const unlock = lockRun(folder);
  const own = join(folder.path, WORKSPACE_FOLDER);
  const workspace = workspaceAt(existsSync(own) ? own : (findWorkspace(workingFolder) ?? own));
  const cacheFiles = ['', '-wal', '-shm'].map((end) => `${workspace.embeddingCache}${end}`);
  const removed = [folder.private, ...(cache ? cacheFiles : [])].filter((path) => existsSync(path));
  try {
    await purgeLedger(folder, workspace.ledger);
    restoreRelease(folder.public);
    emptyBut(folder.private, [basename(folder.manifest), LOCK]);
    for (const path of removed) rmSync(path, { recursive: true, force: true });
  } catch (cause) {
    throw isAppError(cause) ? cause : incomplete(cause);
  } finally {
    unlock();
  }
  return { removed };
}

/** First, because the run's folder holds what it is known by there. */
async function purgeLedger({ identity }: RunFolder, path: string): Promise<void> {
  if (!existsSync(identity) || !existsSync(path)) return;
  const ledger = openSqliteLedger(path, { monotonic: systemClock.monotonic });
  try {
    await ledger.purge(readFileSync(identity, 'utf8'));
  } finally {
    await ledger.close();
  }
}

const LOCK = 'lock';

/** The manifest goes last: it is what tells a run from any other folder. */
function emptyBut(path: string, kept: readonly string[]): void {
  for (const name of readdirSync(path)) {
    if (!kept.includes(name)) rmSync(join(path, name), { recursive: true, force: true });
  }
}

function incomplete(cause: unknown): AppError {
  return new AppError({
    code: 'PURGE_INCOMPLETE',
    message: `Not everything could be removed (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}).`,
    hint: 'See that the files may be written to, and run the same command again.',
    cause,
  });
}
