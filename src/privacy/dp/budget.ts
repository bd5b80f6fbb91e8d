/** What a differentially private release may give away: epsilon and delta for one account, and how its mechanisms share them. */
import { usageError } from '../../core/errors.ts';
import type { Rational } from '../discrete-laplace.ts';

/** Epsilon is kept in whole ten-thousandths: shares add up exactly, and noise is drawn with whole numbers. */
export const EPSILON_PARTS = 10_000;
const MOST_EPSILON = 100;
/** With a delta of 1/n a mechanism may publish one of n accounts as it is. */
const MOST_DELTA = 1e-3;

export interface Budget {
  /** In ten-thousandths, 2 to 1,000,000. */
  readonly epsilon: number;
  /** Above 0, at most 0.001. */
  readonly delta: number;
}

/**
 * `EPSILON,DELTA`, e.g. `1,1e-6`.
 *
 * @param flag what it was written for, for the message
 * @throws AppError `DP_INVALID`
 */
export function parseBudget(text: string, flag: string): Budget {
  const [, epsilonText = '', deltaText = ''] = /^(\d{1,3}(?:\.\d{1,4})?),(\d?\.?\d+(?:e-\d{1,3})?)$/iu.exec(text) ?? [];
  const epsilon = Math.round(Number(epsilonText) * EPSILON_PARTS);
  const delta = Number(deltaText);
  const isRight = epsilon >= 2 && epsilon <= MOST_EPSILON * EPSILON_PARTS && delta > 0 && delta <= MOST_DELTA;
  if (isRight) return { epsilon, delta };
  throw usageError(
    'DP_INVALID',
    `What ${flag} was given is no epsilon and delta.`,
    `Write both, e.g. ${flag} 1,1e-6: epsilon from 0.0002 to ${MOST_EPSILON} with at most four decimals, delta above 0 and at most ${MOST_DELTA}.`,
  );
}

export function budgetText({ epsilon, delta }: Budget): string {
  return `epsilon ${epsilon / EPSILON_PARTS}, delta ${delta}`;
}

/** How much of one account counts. Two conversations an account: the presets ask for twice as many of them as of accounts. */
export const BOUNDS = { words: 1, conversations: 2 } as const;

/** Hundredths of epsilon that words are chosen with: what is not chosen is not counted. */
const FOR_KEYWORDS = 80;
/** The same of a release with tables, and what these have. */
const BESIDE_TABLES = 65;
const FOR_TABLES = 20;

/** Shares of epsilon, in ten-thousandths. */
export interface Shares {
  readonly keywords: number;
  readonly counts: number;
  /** One part of those that tables are made with; 0 where there are none. See `slotsOf`. */
  readonly slot: number;
}

/** How many parts tables are made with: one for the number of all conversations, and of every facet one for all of them and one for those of areas. */
export function slotsOf(facets: number): number {
  return facets === 0 ? 0 : 1 + 2 * facets;
}

/**
 * Keywords, counts and all slots are all of epsilon (basic composition). Where epsilon is too small to be divided among so
 * many facets there are no tables.
 */
export function sharesOf({ epsilon }: Budget, facets: number): Shares {
  const slot = facets === 0 ? 0 : Math.floor((epsilon * FOR_TABLES) / 100 / slotsOf(facets));
  const hundredths = slot === 0 ? FOR_KEYWORDS : BESIDE_TABLES;
  const keywords = Math.min(epsilon - 1, Math.max(1, Math.floor((epsilon * hundredths) / 100)));
  return { keywords, counts: epsilon - keywords - slot * slotsOf(facets), slot };
}

/** The noise of one count where an account changes up to `bound` of them by one each. */
export function noiseFor(epsilon: number, bound: number): Rational {
  return { numerator: epsilon, denominator: EPSILON_PARTS * bound };
}
