/** Where a person asked for output to go, unless that is among what Sightline keeps and removes on its own. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { usageError } from '../core/errors.ts';
import { runFolder } from '../store/run-folder.ts';
import { WORKSPACE_FOLDER } from '../store/workspace.ts';

/** @throws AppError `OUT_INSIDE_PRIVATE`: a purge would remove the output with what lies around it */
export function outputFolder(out: string, workingFolder: string): string {
  const path = resolve(workingFolder, out);
  for (let folder = path; dirname(folder) !== folder; folder = dirname(folder)) {
    if (isPrivateSide(folder) || (basename(folder) === WORKSPACE_FOLDER && !isAmongRuns(relative(folder, path)))) {
      throw usageError(
        'OUT_INSIDE_PRIVATE',
        'The folder named with --out lies inside what Sightline keeps for itself: a workspace or the private side of a run.',
        'Choose a folder outside of it. A run without --out goes into the workspace by itself.',
      );
    }
  }
  return path;
}

function isPrivateSide(folder: string): boolean {
  const run = runFolder(dirname(folder));
  return folder === run.private && existsSync(run.manifest);
}

/** A run in the workspace is as any other: it may be named, and hold further releases. */
function isAmongRuns(path: string): boolean {
  return path.startsWith(join('runs', sep)) && path.length > join('runs', sep).length;
}
