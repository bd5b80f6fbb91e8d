/** `agreement`: what came of the ratings of a set so far. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import { fourDecimals } from '../core/figures.ts';
import { createRandom } from '../core/random.ts';
import { agreementFigures } from '../evals/rate/agreement.ts';
import { calibrationFigures } from '../evals/rate/calibration.ts';
import { type KnownAnswers, knownAnswers } from '../evals/rate/corrected-labels.ts';
import { type GivenRating, givenRatings, isRated } from '../evals/rate/given-ratings.ts';
import { type GoldAccuracy, goldAccuracy } from '../evals/rate/gold-accuracy.ts';
import { writePeople } from '../evals/rate/people-files.ts';
import { cardWithPeople } from '../evals/rate/people-text.ts';
import { type RatedItem, ratedItems } from '../evals/rate/rated-items.ts';
import { CARD_FILE } from '../evals/write/card.ts';
import {
  AGREEMENT_SCHEMA,
  type AgreementRecord,
  CALIBRATION_SCHEMA,
  type CalibrationRecord,
  PEOPLE_SCHEMA_VERSION,
} from '../public-records/people.ts';
import { writeSharedFile } from '../store/files.ts';
import { VERSION } from '../version.ts';
import { notBegun } from './merge-ratings.ts';
import { type RatedSet, readRatedSet } from './rating-plan.ts';

export interface RatingResultsOptions {
  /** Folder of the set. */
  readonly set: string;
  readonly workingFolder: string;
  /** Raters whose answers do not count. */
  readonly without?: readonly string[] | undefined;
  /** Of the bootstrap and the folds. Default: 0. */
  readonly seed?: number | undefined;
}

export interface RaterOfSet {
  readonly rater: string;
  /** Items of the set of which all was said, and items that are theirs. */
  readonly rated: number;
  readonly items: number;
  readonly gold: GoldAccuracy;
  readonly isLeftOut: boolean;
}

export interface RatingResults {
  /** With names, which the files have not. */
  readonly raters: readonly RaterOfSet[];
  readonly agreement: AgreementRecord;
  /** Null where no rated item has a confidence and a majority. */
  readonly calibration: CalibrationRecord | null;
  /** Comments, by item of the set or of the decoys; private. */
  readonly comments: readonly { readonly item: string; readonly rater: string; readonly comment: string }[];
  /** That were written. */
  readonly files: readonly string[];
}

/**
 * Computes agreement and calibration and writes both into `public/` of the set, where its card and the explorer find them. The same
 * ratings and seed give the same bytes.
 *
 * @throws AppError `RATING_NOT_BEGUN`, `RATER_UNKNOWN`, `RATERS_NONE` (exit code 2), and what `readRatedSet` throws
 */
export function ratingResults(options: RatingResultsOptions): RatingResults {
  const rated = readRatedSet(options.set, options.workingFolder);
  const names = rated?.folder.raters() ?? [];
  if (rated === null || names.length === 0) throw notBegun();
  const without = options.without ?? [];
  const stranger = without.find((name) => !names.includes(name));
  if (stranger !== undefined) throw unknown(names);
  const counted = names.filter((name) => !without.includes(name));
  if (counted.length === 0) throw none();
  const given = new Map(names.map((name) => [name, ratingsOf(rated, name)]));
  const raters = names.map((name) => raterOf(rated, name, given.get(name) as Given, without.includes(name)));
  const counting = counted.map((name) => given.get(name) as Given);
  const items = ratedItems(rated.planned.values(), counting);
  const known = knownAnswers(rated.planned.values(), counting);
  const records = recordsOf(rated, { raters, items, counted: counted.length, known, seed: options.seed ?? 0 });
  return { raters, ...records, comments: commentsOf(rated, given), files: written(rated, records) };
}

type Given = ReadonlyMap<string, GivenRating>;

/** Lines of items that the plan has; it is the same one as long as the ratings are. */
function ratingsOf({ folder, planned }: RatedSet, rater: string): Given {
  return givenRatings(folder.lines(rater).filter(({ item }) => planned.has(item)));
}

function raterOf({ plan, planned }: RatedSet, rater: string, given: Given, isLeftOut: boolean): RaterOfSet {
  const own = plan.drawn.filter((one) => 'item' in one && (one.raters === null || one.raters.includes(rater)));
  return {
    rater,
    rated: own.filter(({ id }) => isRated(given.get(id) ?? {})).length,
    items: own.length,
    gold: goldAccuracy(planned.values(), given),
    isLeftOut,
  };
}

interface Computing {
  readonly raters: readonly RaterOfSet[];
  readonly items: readonly RatedItem[];
  readonly counted: number;
  readonly known: KnownAnswers;
  readonly seed: number;
}

function recordsOf(
  { set, plan }: RatedSet,
  { raters, items, counted, known, seed }: Computing,
): Pick<RatingResults, 'agreement' | 'calibration'> {
  const random = createRandom(seed).fork('ratings');
  const head = {
    schemaVersion: PEOPLE_SCHEMA_VERSION,
    tool: { name: 'sightline', version: VERSION },
    set: { name: set.facts.name, fingerprint: plan.set },
  } as const;
  const gold = plan.drawn.filter((one) => 'gold' in one).length;
  const calibration = calibrationFigures(set.items, items, random.fork('calibration'));
  return rounded({
    agreement: {
      schema: AGREEMENT_SCHEMA,
      ...head,
      drawn: { items: plan.drawn.length - gold, gold, perItem: plan.asked.perItem },
      raters: raters.map((one, at) => ({
        rater: `rater ${at + 1}`,
        rated: one.rated,
        gold: { ...one.gold, interval: [one.gold.interval[0], one.gold.interval[1]] },
        isLeftOut: one.isLeftOut,
      })),
      ...agreementFigures(items, { raters: counted, known }, random.fork('agreement')),
    },
    calibration: calibration === null ? null : { schema: CALIBRATION_SCHEMA, ...head, ...calibration },
  });
}

/** To four decimals: what lies behind them is noise. */
function rounded<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (_, member) => (typeof member === 'number' ? fourDecimals(member) : member)));
}

function commentsOf({ planned }: RatedSet, given: ReadonlyMap<string, Given>): RatingResults['comments'] {
  return [...given].flatMap(([rater, ratings]) =>
    [...ratings].flatMap(([id, { comment }]) =>
      comment === undefined ? [] : [{ item: planned.get(id)?.item.id ?? id, rater, comment }],
    ),
  );
}

function written({ path }: RatedSet, records: Pick<RatingResults, 'agreement' | 'calibration'>): string[] {
  const files = writePeople(path, records);
  const card = join(path, CARD_FILE);
  if (!existsSync(card)) return files;
  writeSharedFile(card, cardWithPeople(readFileSync(card, 'utf8'), records));
  return [...files, card];
}

function unknown(names: readonly string[]): Error {
  return usageError(
    'RATER_UNKNOWN',
    'Nobody of that name has rated this set.',
    `Name one of them with --without: ${names.join(', ')}.`,
  );
}

function none(): Error {
  return usageError('RATERS_NONE', 'No rater is left.', 'Leave fewer of them out.');
}
