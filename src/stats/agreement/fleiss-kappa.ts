/** Agreement of several raters beyond chance, where chance is how often each label is given. */
import { baseRates, countLabels, type LabelCounts, pairsAlike, type Ratings } from './counts.ts';

/**
 * Fleiss' kappa (1971), -1 to 1; with missing ratings as Gwet, Handbook of Inter-Rater Reliability (2014), chapter 2, extends it.
 * Null where no item has two ratings, or all ratings are one label.
 */
export function fleissKappa(ratings: Ratings): number | null {
  return fleissOf(countLabels(ratings));
}

export function fleissOf(counts: LabelCounts): number | null {
  const alike = pairsAlike(counts);
  const byChance = baseRates(counts).reduce((so, rate) => so + rate * rate, 0);
  return alike === null || byChance >= 1 - 1e-12 ? null : (alike - byChance) / (1 - byChance);
}
