/** Where a run works, and by what it is told from another. */
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { options, type Settings } from '../config/index.ts';
import { hashOf } from '../core/hash.ts';
import { identityOf } from '../insights/conversations/held-input.ts';
import { DEFAULT_EMBEDDER } from '../insights/embeddings/partition-model.ts';
import { kernelHere } from '../kernels/index.ts';
import { refuseForeignWorkspace } from '../store/own-workspace.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { findWorkspace, openWorkspace, WORKSPACE_FOLDER, type Workspace } from '../store/workspace.ts';
import { workspaceNoted } from './workspaces-of-run.ts';

/**
 * The nearest workspace upward; else one inside the output folder, or in the working folder where none is named.
 *
 * @throws AppError `WORKSPACE_FOREIGN` (exit code 2) where it was not made here by this user
 */
export function workspaceFor(workingFolder: string, out: string | undefined): Workspace {
  const home = out === undefined ? workingFolder : resolve(workingFolder, out);
  const folder = findWorkspace(workingFolder) ?? join(home, WORKSPACE_FOLDER);
  refuseForeignWorkspace(folder);
  return openWorkspace(folder);
}

/**
 * A run goes on in the workspace that it began in, so that its calls are counted, and their answers known, in one place.
 *
 * @param isPublic whether the folder is given away as a whole, as a set is: then no workspace is made inside it
 */
export function workspaceOfRun(run: RunFolder, workingFolder: string, isPublic = false): Workspace {
  const noted = workspaceNoted(run, workingFolder);
  if (noted === null) return workspaceFor(workingFolder, isPublic ? undefined : run.path);
  refuseForeignWorkspace(noted.folder);
  return noted;
}

export function threadsOf(settings: Settings): number {
  return settings.threads ?? availableParallelism();
}

/** Every option that can change the result, by name. */
export function shapingSettings(settings: Settings): Record<string, unknown> {
  const names = Object.entries(options).filter(([, option]) => option.shapesResult);
  const asked = names.map(([name]): [string, unknown] => [name, settings[name as keyof Settings] ?? null]);
  const { embedder = DEFAULT_EMBEDDER, kernel } = settings;
  return { ...Object.fromEntries(asked), embedder, kernel: kernelHere(kernel) };
}

/** Where a run without `--out` goes: the same input and options find the same folder again, and go on there. */
export function defaultRunFolder(workspace: Workspace, inputs: readonly string[], settings: Settings): string {
  return join(workspace.runs, hashOf([inputs.map(identityOf), shapingSettings(settings)]).slice(0, 12));
}
