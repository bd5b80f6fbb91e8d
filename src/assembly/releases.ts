/** Finding releases, by whatever path a person names. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import { asideOf } from '../insights/release/write-release.ts';
import { RELEASE_SCHEMA } from '../public-records/release.ts';
import { findWorkspace, listRuns } from '../store/workspace.ts';
import { namedFolder } from './named-folder.ts';

/**
 * The public folder that a path means: a release itself, the release of a run (or of one named in the workspace), or,
 * without a path, that of the most recent run of the workspace.
 */
export function publicFolderOf(path: string | undefined, workingFolder: string): string {
  const candidates = path === undefined ? recentRuns(workingFolder) : [namedFolder(path, workingFolder)];
  for (const candidate of candidates) {
    const found = releaseAt(candidate) ?? releaseOfRun(candidate);
    if (found !== undefined) return found;
  }
  throw usageError(
    'RELEASE_NOT_FOUND',
    path === undefined ? 'The workspace holds no finished run.' : 'There is no release in that folder.',
    'Name a release, or a finished run: the folder that was given as --out. To make one: sightline insights run INPUT, or sightline demo.',
  );
}

/** The folder itself where it is a release, or where one stands aside for it while it is replaced. */
export function releaseAt(folder: string): string | undefined {
  return [folder, asideOf(folder)].find(isRelease);
}

export function releaseOfRun(run: string): string | undefined {
  return releaseAt(join(run, 'public'));
}

function recentRuns(workingFolder: string): string[] {
  const workspace = findWorkspace(workingFolder);
  return workspace === null ? [] : listRuns(workspace);
}

function isRelease(folder: string): boolean {
  const path = join(folder, 'manifest.json');
  return existsSync(path) && readFileSync(path, 'utf8').includes(`"${RELEASE_SCHEMA}"`);
}
