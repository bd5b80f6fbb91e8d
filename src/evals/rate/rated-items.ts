/** What raters said of the items of a set, put together: those with known answers are left aside. */
import type { Item } from '../records.ts';
import type { GivenRating } from './given-ratings.ts';
import type { RatingQuestion } from './page-data.ts';
import type { PlannedItem } from './planned-items.ts';
import { rightLabels } from './rating-cards.ts';

export interface RatedItem {
  readonly item: Item;
  /** By rater, in the order of the raters; null where they have not said it. */
  readonly said: Readonly<Record<RatingQuestion, readonly (string | null)[]>>;
}

/** Items of the set of which anything was said, in the order of the plan. */
export function ratedItems(
  planned: Iterable<PlannedItem>,
  raters: readonly ReadonlyMap<string, GivenRating>[],
): RatedItem[] {
  return [...planned].flatMap(({ id, item, gold }) => {
    if (gold !== null) return [];
    const of = (question: RatingQuestion): (string | null)[] =>
      raters.map((given) => given.get(id)?.[question] ?? null);
    const said = { relevance: of('relevance'), label: of('label'), clear: of('clear') };
    return Object.values(said)
      .flat()
      .some((answer) => answer !== null)
      ? [{ item, said }]
      : [];
  });
}

export function given(answers: readonly (string | null)[]): string[] {
  return answers.filter((answer) => answer !== null);
}

/** Ratings by which the label of the set is right, of those that say anything of it. */
export function labelVotes({ item, said }: RatedItem): { readonly right: number; readonly all: number } {
  const right = new Set(rightLabels(item));
  const answers = given(said.label);
  return { right: answers.filter((answer) => right.has(answer)).length, all: answers.length };
}

/** Whether most raters find the label right; null without a majority. */
export function majority(rated: RatedItem): boolean | null {
  const { right, all } = labelVotes(rated);
  return all === 0 || 2 * right === all ? null : 2 * right > all;
}
