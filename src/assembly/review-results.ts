/** What came of a review so far. Nothing in it is of a text. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import { givenAnswers } from '../insights/review/given-answers.ts';
import { agreementOf, type ReviewerAgreement } from '../insights/review/review-agreement.ts';
import { type ReviewerResults, resultsOf } from '../insights/review/review-results.ts';
import {
  answerLineSchema,
  type OpeningLine,
  openingLineSchema,
  type ReviewSample,
} from '../insights/review/sample-records.ts';
import { readRecords } from '../store/append-log.ts';
import { finishedRun } from './finished-run.ts';
import type { ReviewOptions } from './review.ts';
import { readSample } from './review-sample.ts';

export interface ReviewOpening {
  readonly reviewer: string;
  /** ISO 8601. */
  readonly at: string;
  /** Different items that were shown. */
  readonly shown: number;
}

export interface ReviewResults {
  /** Asked for of each kind, how many there were to draw from, and how many questions came of it. */
  readonly sample: Pick<ReviewSample, 'items' | 'population'> & { readonly questions: number };
  readonly reviewers: readonly (ReviewerResults & { readonly reviewer: string; readonly answered: number })[];
  readonly agreement: readonly ReviewerAgreement[];
  readonly openings: readonly ReviewOpening[];
}

/** @throws AppError `RUN_NOT_FINISHED`, `REVIEW_NOT_BEGUN`, and what is wrong with the sample */
export function reviewResults({ run, workingFolder }: Pick<ReviewOptions, 'run' | 'workingFolder'>): ReviewResults {
  const finished = finishedRun(run, workingFolder);
  const { folder } = finished;
  const sample = readSample(finished);
  if (sample === null || !existsSync(folder.reviews)) throw notBegun();
  const names = readdirSync(folder.reviews)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .sort();
  const known = new Set(sample.drawn.map(({ id }) => id));
  const answers = new Map(
    names.map((name) => {
      const lines = readRecords(join(folder.reviews, `${name}.jsonl`), answerLineSchema);
      return [name, givenAnswers(lines.filter(({ item }) => known.has(item))).answers] as const;
    }),
  );
  const { items, population } = sample;
  return {
    sample: { items, population, questions: sample.drawn.length },
    reviewers: [...answers].map(([reviewer, given]) => ({
      reviewer,
      answered: given.size,
      ...resultsOf(sample, given),
    })),
    agreement: agreementOf(sample, answers),
    openings: openingsOf(readRecords(folder.openings, openingLineSchema)),
  };
}

function openingsOf(lines: readonly OpeningLine[]): ReviewOpening[] {
  return [...Map.groupBy(lines, ({ opening }) => opening).values()].map((group) => {
    const [{ reviewer, at }] = group as [OpeningLine];
    return { reviewer, at, shown: new Set(group.flatMap(({ item }) => item ?? [])).size };
  });
}

function notBegun(): Error {
  return usageError('REVIEW_NOT_BEGUN', 'Nobody has reviewed this run.', 'Begin with "sightline insights review RUN".');
}
