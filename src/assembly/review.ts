/** `review`: people judge a blind sample of a run. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
import { parseFacets } from '../insights/facets/parse-facets.ts';
import { reviewCards } from '../insights/review/review-cards.ts';
import { type ReviewDesk, reviewDesk } from '../insights/review/review-desk.ts';
import { type ReviewedRun, readReviewedRun } from '../insights/review/reviewed-run.ts';
import { answerLineSchema, openingLineSchema } from '../insights/review/sample-records.ts';
import { type RunManifest, runIncomplete } from '../insights/run-manifest.ts';
import { outputsIn } from '../runner/in-run-folder.ts';
import { readOutputs } from '../runner/stage-records.ts';
import type { RunningServer } from '../server/local-server.ts';
import { appendRecord, readRecords } from '../store/append-log.ts';
import { makePrivateFolder } from '../store/files.ts';
import { lockRun } from '../store/run-folder.ts';
import { analystModel } from './analyst-model.ts';
import { type FinishedRun, finishedRun } from './finished-run.ts';
import { reviewFolder } from './pages.ts';
import { sampleFor } from './review-sample.ts';

export interface ReviewOptions {
  /** Folder of a finished run, or its name in the workspace. */
  readonly run: string;
  readonly workingFolder: string;
  /** Who answers: small letters, digits, single dots, dashes and underscores. Default: `reviewer`. */
  readonly reviewer?: string | undefined;
  /** Of each kind, where the review begins; 50 by default. */
  readonly items?: number | undefined;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly clock?: Clock;
}

/**
 * Serves the page of a review to this machine alone, until closed; the run is held for as long, so that nobody purges it
 * underneath. What was answered is kept at once, and the next call goes on from there.
 *
 * @throws AppError `RUN_NOT_FINISHED`, `RUN_LOCKED`, `REVIEWER_INVALID`, and what is wrong with a sample that is there
 */
export async function review(options: ReviewOptions): Promise<RunningServer> {
  const reviewer = reviewerNamed(options.reviewer ?? 'reviewer');
  const finished = finishedRun(options.run, options.workingFolder);
  const unlock = lockRun(finished.folder);
  try {
    const desk = openDesk(finished, reviewer, options);
    const { startReviewServer } = await import('../server/review-server.ts');
    const server = await startReviewServer({
      read: desk.state,
      write: desk,
      pageFolder: reviewFolder,
      port: options.port ?? 0,
      token: randomBytes(24).toString('base64url'),
    });
    return { ...server, close: () => server.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

function openDesk(finished: FinishedRun, reviewer: string, { items, clock = systemClock }: ReviewOptions): ReviewDesk {
  const { folder } = finished;
  const run = openRun(finished);
  const sample = sampleFor(finished, run, items);
  makePrivateFolder(folder.reviews);
  const answers = join(folder.reviews, `${reviewer}.jsonl`);
  const now = (): string => new Date(clock.now()).toISOString();
  const before = readRecords(folder.openings, openingLineSchema);
  const opening = 1 + Math.max(0, ...before.map((line) => line.opening));
  const note = (item: string | null): void => appendRecord(folder.openings, { opening, reviewer, at: now(), item });
  const desk = reviewDesk({
    reviewer,
    sample,
    cardOf: reviewCards(run, sample.drawn),
    lines: readRecords(answers, answerLineSchema),
    append: (line) => appendRecord(answers, line),
    onShow: note,
    now,
  });
  note(null);
  return desk;
}

function openRun({ folder, manifest }: FinishedRun): ReviewedRun {
  const outputs = readOutputs(folder.private, manifest.stages);
  if (outputs.size < manifest.stages.length) throw runIncomplete();
  const settings = settingsOf(manifest);
  const facets = parseFacets(settings.facets, { asks: analystModel(settings) !== null });
  const view = outputsIn(folder, outputs);
  return readReviewedRun(view, facets, settings.screen ?? null);
}

function settingsOf({ settings }: RunManifest): Settings {
  return completeSettings(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null)));
}

function reviewerNamed(name: string): string {
  if (/^[a-z0-9](?:[._-]?[a-z0-9]){0,39}$/u.test(name)) return name;
  throw usageError(
    'REVIEWER_INVALID',
    'That is no name for a reviewer.',
    'Use up to 40 small letters and digits, with single dots, dashes or underscores between them.',
  );
}
