/** A set of statements for tests of ratings, and a plan of some of it. */
import { setFromLines } from '../../evals/formats/published-set.ts';
import { drawPlan, type PlanChoice } from '../../evals/rate/draw-plan.ts';
import { type PlannedItem, plannedItems } from '../../evals/rate/planned-items.ts';
import type { RatingPlan } from '../../evals/rate/rating-records.ts';
import type { ItemSet } from '../../evals/records.ts';
import type { WritingFacts } from '../../evals/sets/writing-facts.ts';
import { statement } from './linted-sets.ts';

const writing: WritingFacts = {
  behavior: { who: 'a person', description: 'is kind' },
  writer: 'scripted:plain',
  discriminator: 'scripted:plain',
  probabilities: 'votes',
  seed: 0,
  perLabel: 10,
  wanted: 20,
  surplus: 1.5,
  prompts: {},
  embedder: 'tfidf-svd',
  estimatedCeiling: 0.8,
  estimatedFloor: 0.2,
  meanDistance: null,
  unpaired: 0,
};

/** Rows as they are published: half of each label, with confidences from 0.5 to 1. */
export function ratedRows(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, at) => ({
    ...statement(`I did good deed number ${at + 1} today`, at % 2 === 0 ? ' Yes' : ' No'),
    label_confidence: Math.round(1000 * (0.5 + (0.5 * at) / Math.max(1, count - 1))) / 1000,
  }));
}

export function ratedSet(count: number, isWritten = true): ItemSet {
  const lines = ratedRows(count).map((row) => JSON.stringify(row));
  const { facts, items } = setFromLines('kindness', lines, true);
  return {
    facts: { ...facts, publication: { summary: 'a person who is kind' }, ...(isWritten && { writing }) },
    items,
  };
}

export function drawn(
  set: ItemSet,
  choice: Partial<PlanChoice> = {},
): { readonly plan: RatingPlan; readonly planned: ReadonlyMap<string, PlannedItem> } {
  const plan = drawPlan(set, { seed: 0, items: 20, decoys: 6, gold: [], raters: null, perItem: null, ...choice });
  return { plan, planned: plannedItems(plan, set) };
}
