/** Whether a workspace that was found, and not named, is one that its owner made here. */
import { chmodSync, mkdtempSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import { PRIVATE_FOLDER } from './files.ts';

/** Bits of group and others. */
const NOT_OWNER = 0o077;

/**
 * A workspace holds the secret that noise and account hashes come from, and answers that are believed unasked. Who hands
 * over a folder with a `.sightline/` in it (a repository, an archive, a shared temporary folder) would know the one and
 * choose the others. We make it for its owner alone (0700), which a checkout does not keep.
 *
 * @throws AppError `WORKSPACE_FOREIGN` (exit code 2) where somebody else owns it, or others may enter what is in it
 */
export function refuseForeignWorkspace(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  const user = process.getuid?.();
  if (found === undefined || user === undefined) return;
  if (found.uid !== user) throw foreign(folder, 'It belongs to another user of this machine.');
  if ((found.mode & NOT_OWNER) === 0) return;
  // Made by hand to say where the workspace should be: nobody has put anything there.
  if (readdirSync(folder).length === 0) chmodSync(folder, PRIVATE_FOLDER);
  else if (keepsModes(folder)) throw foreign(folder, 'Others than its owner may enter it.');
}

/** Some file systems (FAT, folders of another system) show one mode for everything. */
function keepsModes(folder: string): boolean {
  const probe = mkdtempSync(join(folder, 'modes-'));
  try {
    return (statSync(probe).mode & NOT_OWNER) === 0;
  } finally {
    rmdirSync(probe);
  }
}

function foreign(folder: string, why: string): Error {
  return usageError(
    'WORKSPACE_FOREIGN',
    `The workspace ${folder} does not look like one that you made here. ${why}`,
    `If it came with a download or a checkout, move it away: who made it knows its secret. If it is yours: chmod 700 ${folder}`,
  );
}
