/** How often a rater answers rightly where the answers are known, and whether that is more than guessing gives. */
import { wilsonInterval } from '../../stats/index.ts';
import type { GivenRating } from './given-ratings.ts';
import type { PlannedItem } from './planned-items.ts';
import { labelAnswers, RELEVANCES } from './rating-cards.ts';

export interface GoldAccuracy {
  readonly right: number;
  /** Known answers that the rater gave; an item may have two. */
  readonly checks: number;
  /** Null without any. */
  readonly share: number | null;
  /** 95 %, Wilson. */
  readonly interval: readonly [number, number];
  /** What guessing among the answers would give. */
  readonly chance: number | null;
  /** `too-few` where even a rater without a mistake could not be told from one who guesses. */
  readonly verdict: 'above-chance' | 'at-chance' | 'too-few';
}

export function goldAccuracy(items: Iterable<PlannedItem>, given: ReadonlyMap<string, GivenRating>): GoldAccuracy {
  const checks = [...items].flatMap((planned) => checksOf(planned, given.get(planned.id) ?? {}));
  const all = checks.length;
  const right = checks.filter(({ isRight }) => isRight).length;
  const chance = all === 0 ? null : checks.reduce((sum, one) => sum + one.chance, 0) / all;
  const interval = wilsonInterval(right, all);
  const isTold = chance !== null && wilsonInterval(all, all)[0] > chance;
  const isAbove = chance !== null && interval[0] > chance;
  const verdict = isAbove ? 'above-chance' : isTold ? 'at-chance' : 'too-few';
  return { right, checks: all, share: all === 0 ? null : right / all, interval, chance, verdict };
}

interface Check {
  readonly isRight: boolean;
  readonly chance: number;
}

function checksOf({ gold, item }: PlannedItem, { label, relevance }: GivenRating): Check[] {
  const checks: Check[] = [];
  if (gold?.label !== undefined && label !== undefined) {
    checks.push({ isRight: gold.label.includes(label), chance: gold.label.length / labelAnswers(item).length });
  }
  if (gold?.relevance !== undefined && relevance !== undefined) {
    const [least, greatest] = gold.relevance;
    const isRight = Number(relevance) >= least && Number(relevance) <= greatest;
    checks.push({ isRight, chance: (greatest - least + 1) / RELEVANCES.length });
  }
  return checks;
}
