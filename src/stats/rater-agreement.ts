/** How far two people who judged the same things agree beyond chance. */
import { Z_95 } from './normal.ts';

export interface RaterAgreement {
  readonly items: number;
  /** Share judged alike, 0 to 1; null without an item. */
  readonly alike: number | null;
  /** Cohen's kappa (1960): 1 agrees fully, 0 as by chance. Null where chance alone would agree always. */
  readonly kappa: number | null;
  /** 95 %, by the large-sample variance of Fleiss, Cohen and Everitt (1969); of few items it is rough. */
  readonly interval: readonly [number, number];
}

/** `first[i]` and `second[i]` are what the two said of item i. */
export function raterAgreement(first: readonly string[], second: readonly string[]): RaterAgreement {
  const items = first.length;
  if (items === 0) return { items, alike: null, kappa: null, interval: [-1, 1] };
  const [ofFirst, ofSecond] = [sharesOf(first), sharesOf(second)];
  const alike = first.filter((answer, index) => answer === second[index]).length / items;
  const byChance = [...ofFirst].reduce((sum, [answer, share]) => sum + share * (ofSecond.get(answer) ?? 0), 0);
  if (byChance === 1) return { items, alike, kappa: null, interval: [-1, 1] };
  const kappa = (alike - byChance) / (1 - byChance);
  // What each item adds to the variance.
  const parts = first.map((answer, index) => {
    const other = second[index] as string;
    const margins = (ofSecond.get(answer) ?? 0) + (ofFirst.get(other) ?? 0);
    const same = answer === other ? 1 : 0;
    return (same * (1 - byChance) - margins * (1 - alike)) ** 2;
  });
  const mean = parts.reduce((sum, part) => sum + part, 0) / items;
  const variance = (mean - (alike * byChance - 2 * byChance + alike) ** 2) / (items * (1 - byChance) ** 4);
  const half = Z_95 * Math.sqrt(Math.max(0, variance));
  return { items, alike, kappa, interval: [Math.max(-1, kappa - half), Math.min(1, kappa + half)] };
}

function sharesOf(answers: readonly string[]): Map<string, number> {
  const groups = Map.groupBy(answers, (answer) => answer);
  return new Map([...groups].map(([answer, group]) => [answer, group.length / answers.length]));
}
