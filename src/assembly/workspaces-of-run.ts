/** The workspaces that a run used, as far as they can be reached. */
import { basename, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { isFolder } from '../core/path-kind.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { notedWorkspaces } from '../store/run-workspaces.ts';
import { findWorkspace, WORKSPACE_FOLDER, type Workspace, workspaceAt } from '../store/workspace.ts';

export interface WorkspacesOfRun {
  readonly reached: readonly Workspace[];
  /** Where those were that are not there any more. */
  readonly missing: readonly string[];
  /** False of a run that does not say which it used: then `reached` holds what was found by looking. */
  readonly noted: boolean;
}

export interface Search {
  readonly workingFolder: string;
  /** Where a person says that one is now. */
  readonly workspace?: string | undefined;
}

/**
 * What a run noted is believed of a folder that holds the noted id, and of no other. Where it is not where it was it is
 * looked for upward from the run and from the working folder: it may have moved along with either.
 *
 * @throws AppError `WORKSPACE_OTHER` (exit code 2) where the one that was named is none of this run's
 */
export function workspacesOf(run: RunFolder, search: Search): WorkspacesOfRun {
  const noted = notedWorkspaces(run);
  const named = search.workspace === undefined ? null : namedWorkspace(resolve(search.workingFolder, search.workspace));
  if (noted.length === 0) return { reached: lookedFor(run, search, named), missing: [], noted: false };
  if (named !== null && !noted.some(({ id }) => id === workspaceAt(named).id())) throw other();
  const nearby = [named, findWorkspace(run.path), findWorkspace(search.workingFolder)].filter((path) => path !== null);
  const reached = new Map<string, Workspace>();
  const missing: string[] = [];
  for (const { id, folder } of noted) {
    const found = [folder, ...nearby].map(workspaceAt).find((workspace) => workspace.id() === id);
    if (found === undefined) missing.push(folder);
    else reached.set(found.folder, found);
  }
  return { reached: [...reached.values()], missing, noted: true };
}

/** The one that a run goes on in: the last that it noted and that is there still. Null where there is none. */
export function workspaceNoted(run: RunFolder, workingFolder: string): Workspace | null {
  const { noted, reached } = workspacesOf(run, { workingFolder });
  return noted ? (reached.at(-1) ?? null) : null;
}

/** As earlier versions looked for it, which noted nothing. */
function lookedFor({ path }: RunFolder, { workingFolder }: Search, named: string | null): Workspace[] {
  const own = join(path, WORKSPACE_FOLDER);
  const found = named ?? (isFolder(own) ? own : findWorkspace(workingFolder));
  return found === null ? [] : [workspaceAt(found)];
}

/** The workspace itself, or the folder that it is in. */
function namedWorkspace(path: string): string {
  const folder = basename(path) === WORKSPACE_FOLDER ? path : join(path, WORKSPACE_FOLDER);
  if (!isFolder(folder)) throw other();
  return folder;
}

function other(): Error {
  return usageError(
    'WORKSPACE_OTHER',
    'The folder named with --workspace is no workspace that this run used.',
    `Name the folder ${WORKSPACE_FOLDER} that was nearest upward from where the run was made, or the folder that it is in.`,
  );
}
