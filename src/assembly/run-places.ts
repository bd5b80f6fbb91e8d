/** Where a run works, and by what it is told from another. */
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { options, type Settings } from '../config/index.ts';
import { hashOf } from '../core/hash.ts';
import { findWorkspace, openWorkspace, WORKSPACE_FOLDER, type Workspace } from '../store/workspace.ts';

/** The nearest workspace upward; else one inside the output folder, or in the working folder where none is named. */
export function workspaceFor(workingFolder: string, out: string | undefined): Workspace {
  const home = out === undefined ? workingFolder : resolve(workingFolder, out);
  return openWorkspace(findWorkspace(workingFolder) ?? join(home, WORKSPACE_FOLDER));
}

export function threadsOf(settings: Settings): number {
  return settings.threads ?? availableParallelism();
}

/** Every option that can change the result, by name. */
export function shapingSettings(settings: Settings): Record<string, unknown> {
  const names = Object.entries(options).filter(([, option]) => option.shapesResult);
  return Object.fromEntries(names.map(([name]) => [name, settings[name as keyof Settings] ?? null]));
}

/** Where a run without `--out` goes: the same input and options find the same folder again, and go on there. */
export function defaultRunFolder(workspace: Workspace, inputs: readonly string[], settings: Settings): string {
  return join(workspace.runs, hashOf([inputs, shapingSettings(settings)]).slice(0, 12));
}
