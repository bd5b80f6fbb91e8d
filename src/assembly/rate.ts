/** `rate`: people rate items of a set, on a page of this machine. */
import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
import { itemsOfRater } from '../evals/rate/draw-plan.ts';
import type { RatingPage, RatingState } from '../evals/rate/page-data.ts';
import { behaviorTold, isAnswerTo } from '../evals/rate/rating-cards.ts';
import { raterNamed } from '../evals/rate/rating-folder.ts';
import { ratingLineSchema } from '../evals/rate/rating-records.ts';
import type { RunningServer } from '../server/local-server.ts';
import { type PostedRating, startRatingServer } from '../server/rating-server.ts';
import { ratingFolder as pageFolder } from './pages.ts';
import { type RatedSet, type RatingChoice, ratedSetFor, ratingNotes } from './rating-plan.ts';

export interface RateOptions extends RatingChoice {
  /** Folder of the set. */
  readonly set: string;
  readonly workingFolder: string;
  /** Small letters, digits, single dots, dashes and underscores. Default: `rater`. */
  readonly rater?: string | undefined;
  /** What is drawn, and every rater's order. Default: 0. */
  readonly seed?: number | undefined;
  /** Told of what whoever has the set rated should know. */
  readonly onNote?: (note: string) => void;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly clock?: Clock;
}

/**
 * Serves the page to this machine alone, until closed. What was answered is kept at once, and the next call goes on from there. Several
 * people may rate at the same time, each under a name of their own.
 *
 * @throws AppError `RATER_BUSY`, `RATER_UNKNOWN`, `RATER_INVALID`, and what `ratedSetFor` throws
 */
export async function rate(options: RateOptions): Promise<RunningServer> {
  const { workingFolder, port = 0, clock = systemClock } = options;
  const rater = raterNamed(options.rater ?? 'rater');
  const rated = ratedSetFor(options.set, workingFolder, options);
  const page = ratingPage(rated, rater);
  for (const note of ratingNotes(rated)) options.onNote?.(note);
  const unlock = rated.folder.lock(rater);
  try {
    const server = await startRatingServer({
      read: (): RatingState => ({ page, lines: rated.folder.lines(rater) }),
      add: (posted) => added(rated, { page, rater, clock }, posted),
      pageFolder,
      port,
      token: randomBytes(24).toString('base64url'),
    });
    return { ...server, close: () => server.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

interface Rating {
  readonly page: RatingPage;
  readonly rater: string;
  readonly clock: Clock;
}

/** The line, once it is on disk; null where the rater has no such item, or it cannot be answered so. */
function added({ folder }: RatedSet, { page, rater, clock }: Rating, posted: PostedRating): object | null {
  const { success, data: line } = ratingLineSchema.safeParse({ ...posted, at: new Date(clock.now()).toISOString() });
  const card = page.cards.find(({ id }) => id === posted.item);
  if (!success || card === undefined || !isAnswerTo(card, line)) return null;
  folder.append(rater, [line]);
  return line;
}

/**
 * What the page shows.
 *
 * @param rater null where whoever opens it says who they are; then it holds the items of everybody
 * @throws AppError `RATER_UNKNOWN` (exit code 2) where the raters are named, and this is none of them
 */
export function ratingPage({ set, plan, planHash, planned }: RatedSet, rater: string | null): RatingPage {
  const own = rater === null ? null : itemsOfRater(plan, rater);
  if (rater !== null && own === null) throw unknownRater(plan.asked.raters ?? []);
  const shown = own === null ? [...planned.values()] : own.flatMap((id) => planned.get(id) ?? []);
  const { raters } = plan.asked;
  return {
    schema: 'sightline/rating-page',
    schemaVersion: 1,
    set: { name: set.facts.name, fingerprint: plan.set },
    plan: planHash,
    behavior: behaviorTold(set),
    seed: plan.seed,
    cards: shown.map(({ card }) => card),
    rater,
    assignments:
      rater === null && raters !== null
        ? Object.fromEntries(raters.map((name) => [name, itemsOfRater(plan, name) ?? []]))
        : null,
  };
}

function unknownRater(raters: readonly string[]): Error {
  return usageError(
    'RATER_UNKNOWN',
    'The rating of this set was begun for raters of other names.',
    `Name one of them with --rater: ${raters.join(', ')}.`,
  );
}
