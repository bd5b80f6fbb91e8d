/** Files of ratings that people handed in, taken into the logs of a set. */
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { itemsOfRater } from '../evals/rate/draw-plan.ts';
import type { RatingLine } from '../evals/rate/page-data.ts';
import { type ExpectedRatings, newLines, readRatingsFile } from '../evals/rate/read-ratings-file.ts';
import { type RatedSet, readRatedSet } from './rating-plan.ts';

export interface MergeRatingsOptions {
  /** Folder of the set. */
  readonly set: string;
  readonly workingFolder: string;
  readonly files: readonly string[];
}

export interface MergedFile {
  readonly file: string;
  readonly rater: string;
  /** Answers that are new, or later than those that were there. */
  readonly added: number;
  /** That were there already, or are older. */
  readonly known: number;
}

/** Bytes of the largest file that is read: a thousand items with long comments. */
const LARGEST_FILE = 20_000_000;

/**
 * All files are looked at before anything of any is added.
 *
 * @throws AppError `RATINGS_REFUSED` (exit code 2) with every reason, `RATING_NOT_BEGUN`, `RATER_BUSY`, and what `readRatedSet` throws
 */
export function mergeRatings({ set, workingFolder, files }: MergeRatingsOptions): MergedFile[] {
  const rated = readRatedSet(set, workingFolder);
  if (rated === null) throw notBegun();
  const { plan, planHash, planned } = rated;
  const expected: ExpectedRatings = {
    set: plan.set,
    plan: planHash,
    cards: new Map([...planned].map(([id, { card }]) => [id, card])),
    itemsOf: (rater) => itemsOfRater(plan, rater),
  };
  const read = files.map((file) => ({ file, ...readRatingsFile(textOf(resolve(workingFolder, file)), expected) }));
  const refused = read.flatMap((one) =>
    'problems' in one ? one.problems.map((why) => `${basename(one.file)}: ${why}`) : [],
  );
  if (refused.length > 0) throw refusedFiles(refused);
  const good = read.filter((one) => 'lines' in one);
  return whileHeld(
    rated,
    good.map(({ rater }) => rater),
    () => good.map(({ file, rater, lines }) => added(rated, file, rater, lines)),
  );
}

/** All raters are held before anything is added to one of them. */
function whileHeld<Result>({ folder }: RatedSet, raters: readonly string[], run: () => Result): Result {
  const unlocks: (() => void)[] = [];
  try {
    for (const rater of new Set(raters)) unlocks.push(folder.lock(rater));
    return run();
  } finally {
    for (const unlock of unlocks) unlock();
  }
}

function added({ folder }: RatedSet, file: string, rater: string, lines: readonly RatingLine[]): MergedFile {
  const fresh = newLines(lines, folder.lines(rater));
  if (fresh.length > 0) folder.append(rater, fresh);
  return { file, rater, added: fresh.length, known: lines.length - fresh.length };
}

function textOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw unreadable(path, 'is not there');
  if (found.size > LARGEST_FILE) throw unreadable(path, 'is too large to be one of ratings');
  return readFileSync(path, 'utf8');
}

function unreadable(path: string, why: string): Error {
  return usageError('RATINGS_UNREADABLE', `The file ${basename(path)} ${why}.`, 'Name the file that the page saved.');
}

function refusedFiles(reasons: readonly string[]): Error {
  return usageError(
    'RATINGS_REFUSED',
    `Nothing was taken in. ${reasons.join(' ')}`,
    'Have the page save the file again, or leave the files out that are named here.',
  );
}

export function notBegun(): Error {
  return usageError(
    'RATING_NOT_BEGUN',
    'Nobody has rated this set.',
    'Begin with "sightline evals rate SET", or hand out a file with "sightline evals rate SET --html FILE".',
  );
}
