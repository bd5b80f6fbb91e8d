import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { lockRun, runFolder } from '../store/run-folder.ts';
import { findWorkspace } from '../store/workspace.ts';

export interface PurgeResult {
  /** Folders and files that were removed. */
  readonly removed: readonly string[];
}

export interface PurgeOptions {
  readonly run: string;
  readonly workingFolder: string;
  /** Whether the workspace's embedding cache goes as well: it holds vectors by the hash of their text, for all runs. */
  readonly cache: boolean;
}

/** Removes the private side of a run. Its releases stay; nothing can be made again from what is left. */
export function purge({ run, workingFolder, cache }: PurgeOptions): PurgeResult {
  const folder = runFolder(resolve(workingFolder, run));
  if (!existsSync(folder.manifest)) {
    throw usageError(
      'RUN_NOT_FOUND',
      'There is no run in that folder.',
      'Name the folder that "insights run" wrote to.',
    );
  }
  lockRun(folder, process.pid);
  const workspace = findWorkspace(workingFolder);
  const cacheFiles = ['', '-wal', '-shm'].map((end) => join(workspace ?? folder.path, `embeddings.sqlite${end}`));
  const removed = [folder.private, ...(cache ? cacheFiles : [])].filter((path) => existsSync(path));
  for (const path of removed) rmSync(path, { recursive: true, force: true });
  return { removed };
}
