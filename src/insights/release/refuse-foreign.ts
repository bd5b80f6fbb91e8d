/** What a release may take the place of. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { usageError } from '../../core/errors.ts';
import { parseJson } from '../../core/json.ts';
import { RELEASE_SCHEMA } from '../../public-records/release.ts';

/**
 * A wrong --out must not cost anyone a folder: only one that is empty, or a release and nothing else, is replaced.
 *
 * @throws AppError `RELEASE_FOLDER_TAKEN`
 */
export function refuseForeign(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return;
  // A link is refused even where it leads to a release: a folder would take its place, and what it leads to would stay.
  if (found.isDirectory() && holdsOnly(folder, releaseFiles(folder))) return;
  throw usageError(
    'RELEASE_FOLDER_TAKEN',
    `The folder for the release holds something that is no release (${RELEASE_SCHEMA}).`,
    'Choose another --out.',
  );
}

/** What the manifest of a release lists, and the manifest; nothing where there is none of a release. */
function releaseFiles(folder: string): ReadonlySet<string> {
  const path = join(folder, 'manifest.json');
  const listing = listingSchema.safeParse(existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined);
  return new Set(listing.success ? ['manifest.json', ...listing.data.files.map((file) => file.path)] : []);
}

/** Of any version: an old release is replaced like a new one. */
const listingSchema = z.object({ schema: z.literal(RELEASE_SCHEMA), files: z.array(z.object({ path: z.string() })) });

/** What file managers leave in any folder that somebody looked into. */
const ofTheSystem: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

function holdsOnly(folder: string, files: ReadonlySet<string>): boolean {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.every((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    return entry.isDirectory() || files.has(path) || ofTheSystem.has(entry.name);
  });
}
