import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type VerifyReport, verifyRelease, verifyRun } from '../insights/release/verify.ts';
import { runFolder } from '../store/run-folder.ts';
import { namedFolder } from './named-folder.ts';
import { publicFolderOf } from './releases.ts';

/**
 * Checks a release, or a run with its releases, from its files alone.
 *
 * @param path without one, the release of the most recent run of the workspace
 * @throws AppError `RELEASE_NOT_FOUND` where there is nothing to check; whatever is wrong with what is there is a finding
 */
export async function verify(path: string | undefined, workingFolder: string): Promise<VerifyReport> {
  const folder = path === undefined ? null : namedFolder(path, workingFolder);
  if (folder !== null && existsSync(runFolder(folder).manifest)) return verifyRun(folder);
  // A damaged release is one all the same.
  const looksLikeRelease =
    folder !== null && ['manifest.json', 'clusters.json'].some((file) => existsSync(join(folder, file)));
  return verifyRelease(looksLikeRelease ? folder : publicFolderOf(path, workingFolder));
}
