import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { AppError, isAppError, usageError } from '../core/errors.ts';
import { restoreRelease } from '../insights/release/write-release.ts';
import { type Faults, noFaults } from '../runner/fault-points.ts';
import { openSqliteLedger } from '../store/ledger/sqlite-ledger.ts';
import { lockRun, type RunFolder, runFolder, TREES_FOLDER } from '../store/run-folder.ts';
import type { Workspace } from '../store/workspace.ts';
import { namedFolder } from './named-folder.ts';
import { type WorkspacesOfRun, workspacesOf } from './workspaces-of-run.ts';

export interface PurgeResult {
  /** Folders and files that were removed. */
  readonly removed: readonly string[];
}

export interface PurgeOptions {
  /** Folder of a run, or its name in the workspace. */
  readonly run: string;
  readonly workingFolder: string;
  /** Whether the embedding cache of the run's workspace goes as well: it holds vectors by the hash of their text, for all runs. */
  readonly cache: boolean;
  /** Where the run's workspace is now, when it is not where the run noted it. */
  readonly workspace?: string | undefined;
  readonly fault?: Faults;
}

/**
 * Removes the private side of a run, of the trees that were made below it, and what it asked of models where no other run used it, from the workspaces that it
 * noted. Its releases stay; nothing can be made again from what is left. Where a part could not be removed the rest is
 * still a run, and the same call goes on.
 *
 * @throws AppError `RUN_NOT_FOUND`, `RUN_LOCKED` while a process works in the run, `WORKSPACE_OTHER`, `PURGE_INCOMPLETE`,
 *   `PURGE_WORKSPACE_MISSING` where all is removed but what is in a workspace that cannot be reached
 */
export async function purge(options: PurgeOptions): Promise<PurgeResult> {
  const folder = runFolder(namedFolder(options.run, options.workingFolder));
  const trees = treesOf(folder);
  if (!isThere(folder) && trees.length === 0) throw notFound();
  const removed: string[] = [];
  // Trees first: where one is in use, all is still there.
  for (const run of [...trees, ...(isThere(folder) ? [folder] : [])]) {
    removed.push(...(await purgeOne(run, options)).removed);
  }
  return { removed };
}

/** What was only estimated has no manifest. */
function isThere({ manifest, workspaces }: RunFolder): boolean {
  return [manifest, workspaces].some((path) => existsSync(path));
}

/** Runs of the same conversations that were made below it. */
function treesOf({ path }: RunFolder): RunFolder[] {
  const folder = join(path, TREES_FOLDER);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => runFolder(join(folder, name))).filter(isThere);
}

async function purgeOne(folder: RunFolder, options: PurgeOptions): Promise<PurgeResult> {
  const unlock = lockRun(folder);
  try {
    return await purgeHeld(folder, options);
  } catch (cause) {
    throw isAppError(cause) ? cause : incomplete(cause);
  } finally {
    unlock();
  }
}

/** Ledgers first, because the run's folder holds what it is known by there; last what tells it from any other folder. */
async function purgeHeld(
  folder: RunFolder,
  { cache, fault = noFaults, ...search }: PurgeOptions,
): Promise<PurgeResult> {
  const found = workspacesOf(folder, search);
  const missing = await purgeLedgers(folder, found, cache);
  fault('purge-ledger-done');
  const caches = (cache ? found.reached : []).flatMap(cacheFiles).filter((path) => existsSync(path));
  restoreRelease(folder.public);
  const last = [join(folder.private, 'lock'), folder.identity, folder.manifest, folder.workspaces];
  const first = readdirSync(folder.private).map((name) => join(folder.private, name));
  for (const path of [...first.filter((path) => !last.includes(path)), ...caches]) remove(path);
  fault('purge-emptied');
  if (missing !== null) throw missing;
  for (const path of [...last, folder.private]) remove(path);
  return { removed: [folder.private, ...caches] };
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function cacheFiles({ embeddingCache }: Workspace): string[] {
  return ['', '-wal', '-shm'].map((end) => `${embeddingCache}${end}`);
}

/** What could not be reached of what had to be. */
async function purgeLedgers(
  { identity, private: inside }: RunFolder,
  { reached, missing, noted }: WorkspacesOfRun,
  cache: boolean,
): Promise<AppError | null> {
  const asked = existsSync(identity);
  let calls = 0;
  for (const { ledger } of asked ? reached : []) calls += await purgeLedger(readFileSync(identity, 'utf8'), ledger);
  if (missing.length > 0 && (asked || cache))
    return workspaceMissing(`is not there any more: ${missing.join(', ')}`, inside);
  if (noted || !asked || calls > 0) return null;
  const [looked = 'none was found'] = reached.map((workspace) => workspace.folder);
  return workspaceMissing(`was not noted, and nothing of the run is in the nearest one: ${looked}`, inside);
}

/** The calls that the run made there, as far as is known ever since. */
async function purgeLedger(run: string, path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const ledger = openSqliteLedger(path, { monotonic: systemClock.monotonic });
  try {
    await ledger.purge(run);
    return (await ledger.spending(run)).calls;
  } finally {
    await ledger.close();
  }
}

function notFound(): AppError {
  return usageError(
    'RUN_NOT_FOUND',
    'There is no run in that folder.',
    'Name the folder that "insights run" wrote to.',
  );
}

function workspaceMissing(where: string, inside: string): AppError {
  return new AppError({
    code: 'PURGE_WORKSPACE_MISSING',
    message: `What the run left in its workspace could not be removed, for the workspace ${where}. All else of the private side is removed.`,
    hint: `Run the same command again with --workspace FOLDER, which says where the workspace is now. Where it is gone for good, delete ${inside}, which holds no text any more.`,
  });
}

function incomplete(cause: unknown): AppError {
  return new AppError({
    code: 'PURGE_INCOMPLETE',
    message: `Not everything could be removed (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}).`,
    hint: 'See that the files may be written to, and run the same command again.',
    cause,
  });
}
