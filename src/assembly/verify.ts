import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type VerifyReport, verifyRelease, verifyRun } from '../insights/release/verify.ts';
import { runFolder } from '../store/run-folder.ts';
import { publicFolderOf } from './releases.ts';

/** Checks a release, or a run with its release, from its files alone. */
export async function verify(path: string | undefined, workingFolder: string): Promise<VerifyReport> {
  if (path !== undefined && existsSync(runFolder(resolve(workingFolder, path)).manifest))
    return verifyRun(resolve(workingFolder, path));
  return verifyRelease(publicFolderOf(path, workingFolder));
}
