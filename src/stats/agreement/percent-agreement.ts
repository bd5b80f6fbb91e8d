/** How often two ratings of an item are alike, beside how often labels are given at all. */
import { baseRates, countLabels, type Label, pairsAlike, type Ratings } from './counts.ts';

export interface PercentAgreement {
  /** 0 to 1; null where no item has two ratings. Says little without the base rates: of one frequent label it is always high. */
  readonly alike: number | null;
  /** What chance would give: the sum of squared base rates. */
  readonly byChance: number;
  readonly baseRates: ReadonlyMap<Label, number>;
  /** Items of two ratings or more. */
  readonly items: number;
}

export function percentAgreement(ratings: Ratings): PercentAgreement {
  const counts = countLabels(ratings);
  const rates = baseRates(counts);
  return {
    alike: pairsAlike(counts),
    byChance: rates.reduce((so, rate) => so + rate * rate, 0),
    baseRates: new Map(counts.labels.map((label, index) => [label, rates[index] as number])),
    items: ratings.filter((item) => item.filter((label) => label !== null).length >= 2).length,
  };
}
