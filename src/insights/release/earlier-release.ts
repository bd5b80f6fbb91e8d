/**
 * What the release of the run that is continued shows, kept beside this run: a further release says the same of changes when the earlier
 * one is no longer there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '../../core/errors.ts';
import { canonicalJsonFile } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import { type EarlierRelease, earlierReleaseSchema } from '../../privacy/trends/earlier-release.ts';
import { writeFileAtomic } from '../../store/files.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { EarlierRun } from '../environment.ts';

export function keepEarlierRelease({ earlierRelease: path }: RunFolder, { release }: EarlierRun): void {
  writeFileAtomic(path, canonicalJsonFile(release));
}

/**
 * Null where the run continues no other.
 *
 * @throws AppError `EARLIER_RELEASE_UNREADABLE`
 */
export function earlierReleaseOfRun({ earlierRelease: path }: RunFolder): EarlierRelease | null {
  return existsSync(path) ? readKept(path) : null;
}

function readKept(path: string): EarlierRelease {
  const parsed = earlierReleaseSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new AppError({
    code: 'EARLIER_RELEASE_UNREADABLE',
    message: 'What the release of the run that this one continues shows cannot be read.',
    hint: 'Give the same "insights run --continues" again, which notes it anew, or release with --trends off.',
  });
}
