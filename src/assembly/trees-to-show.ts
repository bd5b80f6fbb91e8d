/** Which releases belong on one page: the trees of a run. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ReleaseData } from '../public-records/release.ts';
import { TREES_FOLDER } from '../store/run-folder.ts';
import { namedFolder } from './named-folder.ts';
import { openRelease } from './open-release.ts';
import { whyApart } from './page-data.ts';
import { publicFolderOf, releaseAt, releaseOfRun } from './releases.ts';

export interface TreesToShow {
  /** Public folder of the one to begin with. */
  readonly release: string;
  /** Public folders of all that can be switched between, that one among them: of the run first, then by the names of their folders. */
  readonly trees: readonly string[];
  readonly leftOut: readonly { readonly folder: string; readonly why: string }[];
}

/**
 * Of a run, its release and those of the trees below it (or, of a tree, of those beside and above it); of a release that is named itself,
 * that one alone. Nothing but public folders is read.
 *
 * @param path without one, the most recent run of the workspace
 * @throws AppError `RELEASE_NOT_FOUND`, `RELEASE_UNREADABLE`
 */
export function treesToShow(path: string | undefined, workingFolder: string): TreesToShow {
  const release = publicFolderOf(path, workingFolder);
  const isItself = path !== undefined && releaseAt(namedFolder(path, workingFolder)) === release;
  if (isItself) return { release, trees: [release], leftOut: [] };
  const accepted = new Map<string, ReleaseData>([[release, openRelease(release)]]);
  const leftOut: { folder: string; why: string }[] = [];
  const run = runAbove(dirname(release));
  const folders = [run, ...treesBelow(run)].flatMap((folder) => releaseOfRun(folder) ?? []);
  for (const folder of folders.filter((other) => other !== release)) {
    const other = readable(folder);
    const why = other === null ? 'cannot be read' : firstReason(other, [...accepted.values()]);
    if (other !== null && why === null) accepted.set(folder, other);
    else leftOut.push({ folder, why: why ?? '' });
  }
  return { release, trees: folders.filter((folder) => accepted.has(folder)), leftOut };
}

function firstReason(other: ReleaseData, accepted: readonly ReleaseData[]): string | null {
  return accepted.map((one) => whyApart(one, other)).find((why) => why !== null) ?? null;
}

/** The run that a tree was made below of; of any other run, itself. */
function runAbove(run: string): string {
  const above = dirname(run);
  return basename(above) === TREES_FOLDER ? dirname(above) : run;
}

/** Links are not followed. */
function treesBelow(run: string): string[] {
  const folder = join(run, TREES_FOLDER);
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return entries.map(({ name }) => resolve(folder, name)).sort();
  } catch {
    return [];
  }
}

function readable(folder: string): ReleaseData | null {
  try {
    return openRelease(folder);
  } catch {
    return null;
  }
}
