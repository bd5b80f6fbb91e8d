/** The page of a rating as one file, for people without the tool. */
import { resolve } from 'node:path';
import { AppError } from '../core/errors.ts';
import { raterNamed } from '../evals/rate/rating-folder.ts';
import { fillRatingPage } from '../public-records/report.ts';
import { writeSharedFile } from '../store/files.ts';
import { ratingTemplate } from './pages.ts';
import { ratingPage } from './rate.ts';
import { type RatingChoice, ratedSetFor, ratingNotes } from './rating-plan.ts';

export interface RatingHtmlOptions extends RatingChoice {
  /** Folder of the set. */
  readonly set: string;
  readonly workingFolder: string;
  /** File that is written; one that is there is replaced. */
  readonly out: string;
  /** Whose it is. Default: whoever opens it says who they are. */
  readonly rater?: string | undefined;
  readonly seed?: number | undefined;
  /** Told of what whoever has the set rated should know. */
  readonly onNote?: (note: string) => void;
}

/**
 * Writes the file and says where. It needs no network, keeps what is answered in the browser, and saves it as a file for `mergeRatings`.
 *
 * @throws AppError `EXPLORER_NOT_BUILT`, `RATER_INVALID`, `RATER_UNKNOWN`, and what `ratedSetFor` throws
 */
export function writeRatingHtml(options: RatingHtmlOptions): string {
  const { set, workingFolder, out } = options;
  const rater = options.rater === undefined ? null : raterNamed(options.rater);
  const template = ratingTemplate();
  if (template === null) throw notBuilt();
  const rated = ratedSetFor(set, workingFolder, options);
  const page = ratingPage(rated, rater);
  for (const note of ratingNotes(rated)) options.onNote?.(note);
  const path = resolve(workingFolder, out);
  writeSharedFile(path, fillRatingPage(template, page));
  return path;
}

function notBuilt(): AppError {
  return new AppError({
    code: 'EXPLORER_NOT_BUILT',
    message: 'The page of ratings has not been built.',
    hint: 'Run "npm run build:explorer", then try again.',
  });
}
