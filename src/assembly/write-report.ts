import { AppError } from '../core/errors.ts';
import type { PageData } from '../public-records/release.ts';
import { fillReport } from '../public-records/report.ts';
import { writeSharedFile } from '../store/files.ts';
import { type EvalsPageOptions, evalsPageOf } from './evals-page.ts';
import { pageDataOf } from './page-data.ts';
import { reportTemplate } from './pages.ts';

/**
 * Writes a release as one HTML file.
 *
 * @param release a public folder
 * @param trees public folders between which a reader may switch, that one among them (`treesToShow`)
 */
export function writeReport(release: string, path: string, trees: readonly string[] = [release]): void {
  writePage(path, () => pageDataOf(release, trees));
}

/** A file that opens in a moment, and can be sent. */
const MOST_BYTES = 10_000_000;

/** Writes sets of items, and measurements with them, as one HTML file; without texts of items and single answers where they are too many for one. */
export function writeEvalsReport(options: Omit<EvalsPageOptions, 'mostBytes'>, path: string): void {
  writePage(path, () => evalsPageOf({ ...options, mostBytes: MOST_BYTES }));
}

function writePage(path: string, dataOf: () => PageData): void {
  const template = reportTemplate();
  if (template === null) {
    throw new AppError({
      code: 'EXPLORER_NOT_BUILT',
      message: 'The pages of the explorer are not built.',
      hint: 'Build them with "npm run build:explorer".',
    });
  }
  writeSharedFile(path, fillReport(template, dataOf()));
}
