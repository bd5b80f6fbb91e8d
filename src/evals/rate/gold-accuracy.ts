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
  /**
   * `above-chance` where the interval is; else `at-chance` where the share is nearer to chance than to no mistake, and the checks would
   * tell a rater without one from a rater who guesses; else `too-few`.
   */
  readonly verdict: 'above-chance' | 'at-chance' | 'too-few';
}

export function goldAccuracy(items: Iterable<PlannedItem>, given: ReadonlyMap<string, GivenRating>): GoldAccuracy {
  const checks = [...items].flatMap((planned) => checksOf(planned, given.get(planned.id) ?? {}));
  const all = checks.length;
  const right = checks.filter(({ isRight }) => isRight).length;
  const chance = all === 0 ? null : checks.reduce((sum, one) => sum + one.chance, 0) / all;
  const interval = wilsonInterval(right, all);
  const verdict = chance === null ? 'too-few' : verdictOf(right, all, chance);
  return { right, checks: all, share: all === 0 ? null : right / all, interval, chance, verdict };
}

function verdictOf(right: number, all: number, chance: number): GoldAccuracy['verdict'] {
  if (wilsonInterval(right, all)[0] > chance) return 'above-chance';
  const isTold = wilsonInterval(all, all)[0] > chance;
  return isTold && right / all < (1 + chance) / 2 ? 'at-chance' : 'too-few';
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
