import { AppError } from '../core/errors.ts';
import { fillReport } from '../public-records/report.ts';
import { writeSharedFile } from '../store/files.ts';
import { pageDataOf } from './page-data.ts';
import { reportTemplate } from './pages.ts';

/**
 * Writes a release as one HTML file.
 *
 * @param release a public folder
 * @param trees public folders between which a reader may switch, that one among them (`treesToShow`)
 */
export function writeReport(release: string, path: string, trees: readonly string[] = [release]): void {
  const template = reportTemplate();
  if (template === null) {
    throw new AppError({
      code: 'EXPLORER_NOT_BUILT',
      message: 'The pages of the explorer are not built.',
      hint: 'Build them with "npm run build:explorer".',
    });
  }
  writeSharedFile(path, fillReport(template, pageDataOf(release, trees)));
}
