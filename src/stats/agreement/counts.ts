/** How often each item was given each label: what coefficients of agreement are computed from. */
import { requireInput } from '../input.ts';

export type Label = string | number;

/** `ratings[i][r]` is what rater r said of item i; null where nothing. Raters need not be the same people for every item. */
export type Ratings = readonly (readonly (Label | null)[])[];

export interface LabelCounts {
  /** In ascending order: numbers by value, words by code units. */
  readonly labels: readonly Label[];
  /** `items[i][k]` ratings of item i are `labels[k]`. */
  readonly items: readonly (readonly number[])[];
}

/** @param labels that raters could give, where some may not have been given */
export function countLabels(ratings: Ratings, labels: readonly Label[] = []): LabelCounts {
  const given = ratings.flat().filter((label) => label !== null);
  const all = [...new Set([...labels, ...given])];
  requireInput(
    new Set(all.map((label) => typeof label)).size <= 1,
    'Some labels are numbers and others are words.',
    'Use one kind of label; for ordinal and interval scales use numbers.',
  );
  const sorted = all.sort((left, right) => (left < right ? -1 : 1));
  const place = new Map(sorted.map((label, index) => [label, index]));
  const items = ratings.map((item) => {
    const counts = new Array<number>(sorted.length).fill(0);
    for (const label of item) if (label !== null) counts[place.get(label) as number]!++;
    return counts;
  });
  return { labels: sorted, items };
}

export function sum(counts: readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

/** Share of pairs of ratings of an item that are alike, the mean over items of two ratings or more; null without such an item. */
export function pairsAlike({ items }: LabelCounts): number | null {
  let [alike, paired] = [0, 0];
  for (const counts of items) {
    const all = sum(counts);
    if (all < 2) continue;
    paired++;
    for (const count of counts) alike += (count * (count - 1)) / (all * (all - 1));
  }
  return paired === 0 ? null : alike / paired;
}

/** Share of each label, the mean over items with a rating. */
export function baseRates({ labels, items }: LabelCounts): number[] {
  const rates = new Array<number>(labels.length).fill(0);
  let rated = 0;
  for (const counts of items) {
    const all = sum(counts);
    if (all === 0) continue;
    rated++;
    for (let label = 0; label < counts.length; label++) rates[label]! += (counts[label] as number) / all;
  }
  return rates.map((rate) => rate / Math.max(1, rated));
}
