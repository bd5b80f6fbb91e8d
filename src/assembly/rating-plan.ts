/** What is drawn for the rating of a set: once, and from then on the same for everybody. */
import { resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import { readSets } from '../evals/lint/read-sets.ts';
import { drawPlan, type PlanChoice } from '../evals/rate/draw-plan.ts';
import { type PlannedItem, plannedItems } from '../evals/rate/planned-items.ts';
import { type RatingFolder, raterNamed, ratingFolder } from '../evals/rate/rating-folder.ts';
import type { GoldItem, RatingPlan } from '../evals/rate/rating-records.ts';
import { setFingerprint } from '../evals/rate/set-fingerprint.ts';
import type { Item, ItemSet } from '../evals/records.ts';
import { readSetFolder } from '../evals/sets/set-folder.ts';

/** What is drawn when a rating begins; all of it is the same from then on. */
export interface RatingChoice {
  /** Of the set; 100 by default, or all where it has fewer. */
  readonly items?: number | undefined;
  /** Items with known answers that are made for the set; a tenth of the items by default, ten at least. */
  readonly decoys?: number | undefined;
  /** A published file of items, or the folder of a set, whose answers are known to be right. */
  readonly gold?: string | undefined;
  /** Who rates. Default: whoever comes, everything. */
  readonly raters?: readonly string[] | undefined;
  /** Raters of each item, where they are named; three by default, or all where they are fewer. */
  readonly perItem?: number | undefined;
}

export interface RatedSet {
  readonly folder: RatingFolder;
  /** That of the set itself. */
  readonly path: string;
  readonly set: ItemSet;
  readonly plan: RatingPlan;
  readonly planHash: string;
  readonly planned: ReadonlyMap<string, PlannedItem>;
}

const ITEMS = 100;
const FEWEST_DECOYS = 10;
const PER_ITEM = 3;

/**
 * What was drawn for a set; null where nothing was.
 *
 * @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `RATING_OTHER_SET` (exit code 2) where the set was changed since, `RATING_PLAN_DAMAGED`
 */
export function readRatedSet(named: string, workingFolder: string): RatedSet | null {
  const path = resolve(workingFolder, named);
  const set = readSetFolder(path);
  const folder = ratingFolder(path);
  const plan = folder.plan();
  if (plan === null) return null;
  if (plan.set !== setFingerprint(set)) throw otherSet(folder);
  return { folder, path, set, plan, planHash: hashOf(plan), planned: plannedItems(plan, set) };
}

/**
 * What was drawn for a set, or else is drawn now.
 *
 * @throws AppError as `readRatedSet`, and `RATING_OTHER_PLAN`, `RATING_NOTHING`, `RATERS_TOO_FEW`, `RATER_INVALID` (exit code 2)
 */
export function ratedSetFor(
  named: string,
  workingFolder: string,
  { seed = 0, ...choice }: RatingChoice & { readonly seed?: number | undefined },
): RatedSet {
  const before = readRatedSet(named, workingFolder);
  if (before !== null) {
    refuseOther(before, choice, workingFolder);
    return before;
  }
  const path = resolve(workingFolder, named);
  const set = readSetFolder(path);
  const folder = ratingFolder(path);
  if (set.items.length === 0) throw nothing(path);
  folder.keepPlan(drawPlan(set, completed(choice, seed, workingFolder)));
  return readRatedSet(named, workingFolder) as RatedSet;
}

function completed(choice: RatingChoice, seed: number, workingFolder: string): PlanChoice {
  const { items = ITEMS, gold, raters } = choice;
  const names = raters === undefined ? null : [...new Set(raters.map(raterNamed))].sort();
  const known = gold === undefined ? [] : knownItems(resolve(workingFolder, gold));
  const perItem = names === null ? null : (choice.perItem ?? Math.min(PER_ITEM, names.length));
  if (names === null ? choice.perItem !== undefined : names.length === 0 || (perItem as number) > names.length)
    throw tooFew();
  return {
    seed,
    items,
    decoys: choice.decoys ?? Math.max(FEWEST_DECOYS, Math.round(items / 10)),
    gold: known,
    raters: names,
    perItem,
  };
}

/** What whoever has a set rated should know, a sentence each. */
export function ratingNotes({ set, planned }: RatedSet): string[] {
  const { summary, title } = set.facts.publication ?? {};
  const hasKnownLabel = [...planned.values()].some(({ gold }) => gold?.label !== undefined);
  return [
    ...(summary === undefined && title === undefined
      ? ['Raters are told the name of the set for its behavior. Say it in words as publication.summary in set.yaml.']
      : []),
    ...(hasKnownLabel
      ? []
      : [
          'No label is known beforehand: who guesses at labels is not found. Items with right labels are mixed in with --gold, when a rating begins.',
        ]),
  ];
}

/** Whatever is asked for has to be what was drawn; what is left out may be anything. */
function refuseOther({ plan, folder }: RatedSet, choice: RatingChoice, workingFolder: string): void {
  const { asked } = plan;
  const { items, decoys, gold, raters, perItem } = choice;
  const isOther =
    (items !== undefined && items !== asked.items) ||
    (decoys !== undefined && decoys !== asked.decoys) ||
    (gold !== undefined && hashOf(knownItems(resolve(workingFolder, gold))) !== asked.gold) ||
    (raters !== undefined && [...new Set(raters)].sort().join() !== asked.raters?.join()) ||
    (perItem !== undefined && perItem !== asked.perItem);
  if (!isOther) return;
  throw usageError(
    'RATING_OTHER_PLAN',
    'The rating of this set was begun with other items, decoys or raters.',
    `Leave those options out to go on with it. To begin anew: move ${folder.path} away.`,
  );
}

/** Their matching answers are right; a row may also say `relevance_at_least` and `relevance_at_most`. */
function knownItems(path: string): GoldItem[] {
  return readSets([path]).sets.flatMap(({ rows }) => rows.map(({ item }) => knownItem(item)));
}

function knownItem(item: Item): GoldItem {
  const { relevance_at_least: least, relevance_at_most: most } = item.meta ?? {};
  const hasRange = typeof least === 'number' || typeof most === 'number';
  const bound = (value: unknown, otherwise: number): number =>
    typeof value === 'number' ? Math.min(5, Math.max(1, Math.round(value))) : otherwise;
  const { id, kind, question, statement, options, matching, notMatching, meta } = item;
  const own = { id, kind, question, options, matching, notMatching, ...(kind === 'pronoun' && meta && { meta }) };
  return {
    item: { ...own, ...(statement !== undefined && { statement }) },
    ...(matching.length > 0 && { label: matching.map((answer) => answer.trim()) }),
    ...(hasRange && { relevance: [bound(least, 1), bound(most, 5)] as [number, number] }),
  };
}

function otherSet(folder: RatingFolder): Error {
  return usageError(
    'RATING_OTHER_SET',
    'The set was changed since its rating began: what was rated is not what it holds now.',
    `Put its items back as they were. To begin anew: move ${folder.path} away.`,
  );
}

function nothing(path: string): Error {
  return usageError('RATING_NOTHING', `The set in ${path} has no items.`, 'Name a set that has some.');
}

function tooFew(): Error {
  return usageError(
    'RATERS_TOO_FEW',
    'There are not so many raters for each item.',
    'Name them all with --raters ada,ben,cleo; --per-item is at most how many they are.',
  );
}
