/** Agreement beyond chance that stays sensible where nearly all items have one label. */
import { baseRates, countLabels, type Label, type LabelCounts, pairsAlike, type Ratings } from './counts.ts';

/**
 * Gwet's AC1 (2008, British Journal of Mathematical and Statistical Psychology 61:29), -1 to 1. Null where no item has two ratings.
 * Where there is but one label, which all gave, it is 1.
 *
 * @param labels that raters could give: those that nobody gave count too
 */
export function gwetAc1(ratings: Ratings, labels: readonly Label[] = []): number | null {
  return gwetOf(countLabels(ratings, labels));
}

export function gwetOf(counts: LabelCounts): number | null {
  const alike = pairsAlike(counts);
  if (alike === null || counts.labels.length < 2) return alike;
  const spread = baseRates(counts).reduce((so, rate) => so + rate * (1 - rate), 0);
  const byChance = spread / (counts.labels.length - 1);
  return (alike - byChance) / (1 - byChance);
}
