/** The sample of a review as the run keeps it: drawn once, and from then on the same for everybody. */
import { existsSync, readFileSync } from 'node:fs';
import { AppError, usageError } from '../core/errors.ts';
import { canonicalJsonFile, hashOf } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import { drawSample } from '../insights/review/draw-sample.ts';
import type { ReviewedRun } from '../insights/review/reviewed-run.ts';
import { type ReviewSample, reviewSampleSchema } from '../insights/review/sample-records.ts';
import { writeFileOnce } from '../store/files.ts';
import type { FinishedRun } from './finished-run.ts';

/** Of each kind, where nobody says otherwise. */
const ITEMS = 50;

/**
 * @returns null where none was drawn
 * @throws AppError `REVIEW_SAMPLE_DAMAGED`, `REVIEW_OTHER_RUN` where the run was made anew since
 */
export function readSample({ folder, manifest }: FinishedRun): ReviewSample | null {
  if (!existsSync(folder.reviewSample)) return null;
  const parsed = reviewSampleSchema.safeParse(parseJson(readFileSync(folder.reviewSample, 'utf8')));
  if (!parsed.success) {
    throw new AppError({
      code: 'REVIEW_SAMPLE_DAMAGED',
      message: 'The sample of the review cannot be read.',
      hint: `Put it back as it was. To begin anew: delete ${folder.reviewSample} and ${folder.reviews}.`,
    });
  }
  if (parsed.data.run === stagesOf(manifest)) return parsed.data;
  throw usageError(
    'REVIEW_OTHER_RUN',
    'The run was made anew since its review began: what was judged is not what it holds now.',
    `To begin anew: delete ${folder.reviewSample} and ${folder.reviews}.`,
  );
}

/**
 * The sample that is there, or else a new one.
 *
 * @param items of each kind
 * @throws AppError `REVIEW_OTHER_SAMPLE` where it was begun with another number, `REVIEW_NOTHING`
 */
export function sampleFor(finished: FinishedRun, run: ReviewedRun, items: number | undefined): ReviewSample {
  const before = readSample(finished);
  if (before === null) return newSample(finished, run, items ?? ITEMS);
  if (items === undefined || items === before.items) return before;
  throw usageError(
    'REVIEW_OTHER_SAMPLE',
    `The review of this run was begun with ${before.items} items of each kind.`,
    `Leave --items out to go on with it. To begin anew: delete ${finished.folder.reviewSample} and ${finished.folder.reviews}.`,
  );
}

function newSample({ folder, manifest }: FinishedRun, run: ReviewedRun, items: number): ReviewSample {
  const seed = Number(manifest.settings['seed'] ?? 0);
  const drawn = drawSample(run, { seed, items });
  if (drawn.drawn.length === 0) {
    throw usageError(
      'REVIEW_NOTHING',
      'The run has no named cluster and no answer of a model: there is nothing to judge.',
      'Run it again with other thresholds (--privacy local), or with a model.',
    );
  }
  const sample: ReviewSample = {
    schema: 'sightline/review-sample',
    schemaVersion: 1,
    seed,
    items,
    run: stagesOf(manifest),
    ...drawn,
  };
  writeFileOnce(folder.reviewSample, canonicalJsonFile(sample));
  return sample;
}

function stagesOf({ stages }: FinishedRun['manifest']): string {
  return hashOf(stages.map(({ name, key }) => [name, key]));
}
