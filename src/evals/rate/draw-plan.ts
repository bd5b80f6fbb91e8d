/** What is drawn for a rating, and who rates which of it: the same for the same set, options and seed. */
import { hashOf } from '../../core/hash.ts';
import { createRandom, type Random, shuffled } from '../../core/random.ts';
import type { ItemSet } from '../records.ts';
import { madeDecoys } from './made-decoys.ts';
import type { DrawnItem, GoldItem, RatingPlan } from './rating-records.ts';
import { setFingerprint } from './set-fingerprint.ts';

export interface PlanChoice {
  readonly seed: number;
  /** Of the set, or all where it has fewer. */
  readonly items: number;
  /** Items with known answers that are made for the set. */
  readonly decoys: number;
  /** Others with known answers. */
  readonly gold: readonly GoldItem[];
  /** Null where anybody may rate, everything. */
  readonly raters: readonly string[] | null;
  /** Of those who are named; null for all of them. */
  readonly perItem: number | null;
}

export function drawPlan(set: ItemSet, choice: PlanChoice): RatingPlan {
  const random = createRandom(choice.seed).fork('rate');
  const items = shuffled(random.fork('items'), set.items).slice(0, choice.items);
  const known = [...choice.gold, ...madeDecoys(set, choice.decoys, random.fork('decoys'))];
  const raters = assigned(items.length, choice, random.fork('raters'));
  const drawn: DrawnItem[] = [
    ...items.map((item, at) => ({ id: idOf(choice, item), item: item.id, raters: raters[at] ?? null })),
    ...known.map((gold, at) => ({ id: idOf(choice, [at, gold]), gold })),
  ];
  return {
    schema: 'sightline/rating-plan',
    schemaVersion: 1,
    set: setFingerprint(set),
    seed: choice.seed,
    asked: {
      items: choice.items,
      decoys: choice.decoys,
      gold: choice.gold.length === 0 ? null : hashOf(choice.gold),
      raters: choice.raters === null ? null : [...choice.raters],
      perItem: choice.perItem,
    },
    drawn: drawn.toSorted((left, right) => (left.id < right.id ? -1 : 1)),
  };
}

/** The hash of what it is: it does not tell items of the set from those whose answers are known. */
function idOf({ seed }: PlanChoice, what: unknown): string {
  return hashOf([seed, what]).slice(0, 12);
}

/** So many raters for every item, each of them about as many items; empty where everybody rates all. */
function assigned(items: number, { raters, perItem }: PlanChoice, random: Random): string[][] {
  if (raters === null) return [];
  const loads = new Map(raters.map((rater) => [rater, 0]));
  return Array.from({ length: items }, () => {
    const least = shuffled(random, raters).toSorted((one, other) => (loads.get(one) ?? 0) - (loads.get(other) ?? 0));
    const chosen = least.slice(0, perItem ?? raters.length).sort();
    for (const rater of chosen) loads.set(rater, (loads.get(rater) ?? 0) + 1);
    return chosen;
  });
}

/** Ids of what somebody rates; null where they have no part in it. */
export function itemsOfRater({ asked, drawn }: RatingPlan, rater: string): string[] | null {
  if (asked.raters !== null && !asked.raters.includes(rater)) return null;
  return drawn
    .filter((one) => !('item' in one) || one.raters === null || one.raters.includes(rater))
    .map(({ id }) => id);
}
