/** Where the built pages are: beside the source in a checkout, and in the package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** What the local server serves. */
export const explorerFolder = join(built, 'explorer');

/** The page on which people judge a sample of a run. */
export const reviewFolder = join(built, 'review');

/** The page on which people rate items of a set. */
export const ratingFolder = join(built, 'rate');

/** The same as one file; null where it was not built. */
export function ratingTemplate(): string | null {
  return templateAt('rate.html');
}

/** The page that a report is made of; null where it was not built, and then a release has no report. */
export function reportTemplate(): string | null {
  return templateAt('report.html');
}

function templateAt(file: string): string | null {
  const path = join(built, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
