/** How evenly labels lie in the clusters of a set. */
import { fourDecimals } from '../../core/figures.ts';
import type { ItemCluster, ItemsMap, LabelBalance } from '../../public-records/items-map.ts';
import { falseDiscoveryRates, fisherExact, wilsonInterval } from '../../stats/index.ts';
import type { Item } from '../records.ts';

/** What lies nearer is no finding, however sure it is. */
const LEAST_DIFFERENCE = 0.05;
const FALSE_DISCOVERIES = 0.05;

export interface Answers {
  /** Every matching answer of the set; yes before no, else in the order of the alphabet. */
  readonly answers: readonly string[];
  /** Of each item: place in `answers`; null where none matches, or several do. */
  readonly ofItems: readonly (number | null)[];
}

export function answersOf(items: readonly Pick<Item, 'matching'>[]): Answers {
  const written = items.map(({ matching }) => (matching.length === 1 ? (matching[0] as string).trim() : null));
  const isYes = (answer: string): boolean => answer.toLowerCase() === 'yes';
  const answers = [...new Set(written.filter((answer) => answer !== null))].sort(
    (left, right) => Number(isYes(right)) - Number(isYes(left)) || (left < right ? -1 : 1),
  );
  return { answers, ofItems: written.map((answer) => (answer === null ? null : answers.indexOf(answer))) };
}

/** Null where no item has an answer. */
export function setBalance(ofItems: Answers['ofItems']): ItemsMap['balance'] {
  const balance = balanceOf(ofItems);
  if (balance === null) return null;
  const [low, high] = balance.interval;
  const isEven = Math.abs(balance.share - 0.5) < LEAST_DIFFERENCE || (low <= 0.5 && high >= 0.5);
  return { ...balance, isEven };
}

/** Each cluster beside all other items. */
export function clusterBalances(
  { ofItems }: Pick<Answers, 'ofItems'>,
  members: readonly (readonly number[])[],
): ItemCluster['balance'][] {
  const whole = balanceOf(ofItems);
  const balances = members.map((rows) => balanceOf(rows.map((row) => ofItems[row] ?? null)));
  if (whole === null) return balances.map(() => null);
  const pValues = balances.map((balance) =>
    balance === null
      ? 1
      : fisherExact(balance.matching, balance.items, whole.matching - balance.matching, whole.items - balance.items),
  );
  const rates = falseDiscoveryRates(pValues);
  return balances.map((balance, cluster) => {
    if (balance === null) return null;
    const q = rates[cluster] as number;
    const isUneven = q < FALSE_DISCOVERIES && Math.abs(balance.share - whole.share) >= LEAST_DIFFERENCE;
    return { ...balance, q: significant(q), isUneven };
  });
}

function balanceOf(answers: readonly (number | null)[]): LabelBalance | null {
  const given = answers.filter((answer) => answer !== null);
  if (given.length === 0) return null;
  const matching = given.filter((answer) => answer === 0).length;
  const [low, high] = wilsonInterval(matching, given.length);
  return {
    matching,
    items: given.length,
    share: fourDecimals(matching / given.length),
    interval: [fourDecimals(low), fourDecimals(high)],
  };
}

function significant(value: number): number {
  return Number(value.toPrecision(3));
}
