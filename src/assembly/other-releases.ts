/** Releases that a run has already. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../core/hash.ts';
import type { Thresholds } from '../privacy/thresholds.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { openRelease } from './releases.ts';

/**
 * Whether the run folder holds a release under other thresholds than these, beside the one that is about to be replaced.
 * One that was written elsewhere is not seen.
 */
export function hasOtherRelease({ path, public: first }: RunFolder, out: string, thresholds: Thresholds): boolean {
  const more = join(path, 'releases');
  const folders = [first, ...(existsSync(more) ? readdirSync(more).map((name) => join(more, name)) : [])];
  return folders.some((folder) => folder !== out && isUnderOthers(folder, thresholds));
}

function isUnderOthers(folder: string, thresholds: Thresholds): boolean {
  if (!existsSync(join(folder, 'manifest.json'))) return false;
  try {
    const { thresholds: shown, dp } = openRelease(folder).manifest;
    const { minWordSupport: _, ...its } = shown;
    return dp !== undefined || canonicalJson(its) !== canonicalJson(thresholds);
  } catch {
    // What cannot be read may be one under other thresholds.
    return true;
  }
}
