/** Where the built pages are: beside the source in a checkout, and in the package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** What the local server serves. */
export const explorerFolder = join(built, 'explorer');

/** The page on which people judge a sample of a run. */
export const reviewFolder = join(built, 'review');

/** The page that a report is made of; null where it was not built, and then a release has no report. */
export function reportTemplate(): string | null {
  const path = join(built, 'report.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
