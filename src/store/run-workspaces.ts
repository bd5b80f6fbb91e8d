/** Which workspaces a run used: what it left there is found again from wherever a purge is called. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import { canonicalJsonFile } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import { writeFileAtomic } from './files.ts';
import type { RunFolder } from './run-folder.ts';
import { WORKSPACE_FOLDER, type Workspace } from './workspace.ts';

const noteSchema = z.object({
  /** As the workspace itself holds it: a folder that does not is not the workspace, whatever stands here. */
  id: z.string().min(1),
  /** Where it was. */
  folder: z.string().refine((path) => isAbsolute(path) && basename(path) === WORKSPACE_FOLDER),
});
export type WorkspaceNote = z.infer<typeof noteSchema>;

/** For who holds the run, before anything of it is kept in the workspace. */
export function noteWorkspace(run: RunFolder, workspace: Workspace): void {
  const noted = notedWorkspaces(run);
  const { folder } = workspace;
  const id = workspace.id();
  if (id === null || noted.some((note) => note.id === id && note.folder === folder)) return;
  writeFileAtomic(run.workspaces, canonicalJsonFile([...noted, { id, folder }]));
}

/** None for a run of a version that noted nothing, and where the note cannot be read. */
export function notedWorkspaces({ workspaces }: RunFolder): readonly WorkspaceNote[] {
  const read = existsSync(workspaces) ? parseJson(readFileSync(workspaces, 'utf8')) : [];
  return z.array(noteSchema).safeParse(read).data ?? [];
}
