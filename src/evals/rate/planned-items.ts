/** The items of a plan as what they are: of the set, or known. */
import type { Item, ItemSet } from '../records.ts';
import type { RatingCard } from './page-data.ts';
import { ratingCard } from './rating-cards.ts';
import type { DrawnItem, GoldItem, RatingPlan } from './rating-records.ts';

export interface PlannedItem {
  readonly id: string;
  readonly item: Item;
  /** What is known of it; null of an item of the set. */
  readonly gold: GoldItem | null;
  readonly card: RatingCard;
}

/** By id of the plan. The set is the one that it was drawn from. */
export function plannedItems({ drawn }: RatingPlan, { items }: Pick<ItemSet, 'items'>): Map<string, PlannedItem> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const itemOf = (one: DrawnItem): Item => ('gold' in one ? one.gold.item : (byId.get(one.item) as Item));
  return new Map(
    drawn.map((one) => {
      const item = itemOf(one);
      return [one.id, { id: one.id, item, gold: 'gold' in one ? one.gold : null, card: ratingCard(item, one.id) }];
    }),
  );
}
