/** Releases that a run has already. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasCounted } from '../insights/release/counted-releases.ts';
import type { RunFolder } from '../store/run-folder.ts';

/**
 * Whether the run folder holds a release of which it is not known what it counts, beside the one that is about to be
 * replaced: one with noise, or one that was made before that was noted.
 */
export function hasUncountedRelease(run: RunFolder, out: string): boolean {
  const more = join(run.path, 'releases');
  const folders = [run.public, ...(existsSync(more) ? readdirSync(more).map((name) => join(more, name)) : [])];
  return folders.some(
    (folder) => folder !== out && existsSync(join(folder, 'manifest.json')) && !hasCounted(run, folder),
  );
}
