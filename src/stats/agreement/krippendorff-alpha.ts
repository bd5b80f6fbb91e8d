/** Agreement of any number of raters, on any scale, with ratings missing. */
import { requireInput } from '../input.ts';
import { countLabels, type LabelCounts, type Ratings, sum } from './counts.ts';

/** What makes two labels far apart: that they differ, how many ratings lie between them, the square of their difference. */
export type Scale = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's alpha (Content Analysis, 2004, chapter 11), 1 for full agreement, about 0 by chance, below 0 for less than that.
 * Items of one rating are left out. Null where no item has two, or all of those have one label.
 *
 * @param ratings numbers for `ordinal` and `interval`
 */
export function krippendorffAlpha(ratings: Ratings, scale: Scale = 'nominal'): number | null {
  return krippendorffOf(countLabels(ratings), scale);
}

export function krippendorffOf({ labels, items }: LabelCounts, scale: Scale): number | null {
  requireInput(
    scale === 'nominal' || labels.every((label) => typeof label === 'number'),
    'Labels on an ordinal or interval scale are not numbers.',
    'Hand over the number that each label stands for.',
  );
  const paired = items.filter((counts) => sum(counts) >= 2);
  const totals = labels.map((_, label) => paired.reduce((so, counts) => so + (counts[label] as number), 0));
  const all = sum(totals);
  const apart = distances(labels as readonly number[], totals, scale);
  const expected = weighed(totals, apart) / (all - 1);
  if (paired.length === 0 || expected === 0) return null;
  let observed = 0;
  for (const counts of paired) observed += weighed(counts, apart) / (sum(counts) - 1);
  return 1 - observed / expected;
}

/** Sum over pairs of labels of how many of each there are, times how far apart they are. */
function weighed(counts: readonly number[], apart: readonly (readonly number[])[]): number {
  let so = 0;
  for (let one = 0; one < counts.length; one++) {
    const ofOne = counts[one] as number;
    if (ofOne === 0) continue;
    const row = apart[one] as readonly number[];
    for (let other = 0; other < counts.length; other++)
      so += ofOne * (counts[other] as number) * (row[other] as number);
  }
  return so;
}

function distances(labels: readonly number[], totals: readonly number[], scale: Scale): number[][] {
  return labels.map((one, first) =>
    labels.map((other, second) => {
      if (first === second) return 0;
      if (scale === 'nominal') return 1;
      if (scale === 'interval') return (one - other) ** 2;
      const between = sum(totals.slice(Math.min(first, second), Math.max(first, second) + 1));
      return (between - ((totals[first] as number) + (totals[second] as number)) / 2) ** 2;
    }),
  );
}
