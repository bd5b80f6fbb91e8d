/** Where the ratings of a set are kept: `private/ratings/` in its folder, for its owner alone, as names and comments are in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, usageError } from '../../core/errors.ts';
import { canonicalJsonFile } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import { appendRecords, readRecords } from '../../store/append-log.ts';
import { makeFolder, makePrivateFolder, writeFileOnce } from '../../store/files.ts';
import { lockFile } from '../../store/lock-file.ts';
import type { RatingLine } from './page-data.ts';
import { type RatingPlan, raterSchema, ratingLineSchema, ratingPlanSchema } from './rating-records.ts';

export interface RatingFolder {
  readonly path: string;
  /** Null where none was drawn. @throws AppError `RATING_PLAN_DAMAGED` */
  plan(): RatingPlan | null;
  /** Where one is there, that one stays. */
  keepPlan(plan: RatingPlan): void;
  /** Who said anything, by name. */
  raters(): string[];
  lines(rater: string): RatingLine[];
  /** On disk when it returns. */
  append(rater: string, lines: readonly RatingLine[]): void;
  /** The function returned gives it back. @throws AppError `RATER_BUSY` */
  lock(rater: string): () => void;
}

const LOG = '.jsonl';

export function ratingFolder(set: string): RatingFolder {
  const inside = join(set, 'private');
  const path = join(inside, 'ratings');
  const planPath = join(path, 'plan.json');
  const log = (rater: string): string => join(path, `${raterNamed(rater)}${LOG}`);
  const make = (): void => {
    makeFolder(set);
    makePrivateFolder(inside);
    makePrivateFolder(path);
  };
  return {
    path,
    plan: () => (existsSync(planPath) ? readPlan(planPath, path) : null),
    keepPlan: (plan) => {
      make();
      writeFileOnce(planPath, canonicalJsonFile(plan));
    },
    raters: () =>
      (existsSync(path) ? readdirSync(path) : [])
        .filter((file) => file.endsWith(LOG))
        .map((file) => file.slice(0, -LOG.length))
        .filter((name) => raterSchema.safeParse(name).success)
        .sort(),
    lines: (rater) => readRecords(log(rater), ratingLineSchema),
    append: (rater, lines) => appendRecords(log(rater), lines),
    lock: (rater) => {
      make();
      return lockFile(join(path, `${raterNamed(rater)}.lock`), () => busy(rater));
    },
  };
}

/** @throws AppError `RATER_INVALID` (exit code 2) */
export function raterNamed(name: string): string {
  if (raterSchema.safeParse(name).success) return name;
  throw usageError(
    'RATER_INVALID',
    'That is no name for a rater.',
    'Use up to 40 small letters and digits, with single dots, dashes or underscores between them.',
  );
}

function readPlan(planPath: string, folder: string): RatingPlan {
  const parsed = ratingPlanSchema.safeParse(parseJson(readFileSync(planPath, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new AppError({
    code: 'RATING_PLAN_DAMAGED',
    message: 'What was drawn for the rating cannot be read.',
    hint: `Put ${planPath} back as it was. To begin anew: move ${folder} away.`,
  });
}

function busy(rater: string): AppError {
  return new AppError({
    code: 'RATER_BUSY',
    message: `The page of the rater ${rater} is open in another process.`,
    hint: 'Go on there, or stop it. Another person rates under another name: --rater NAME.',
    retryable: true,
  });
}
