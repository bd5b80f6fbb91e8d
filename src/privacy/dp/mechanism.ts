/** The numbers that the mechanisms of a release work with, and where their noise comes from. */
import { hashOf } from '../../core/hash.ts';
import { type KeyedStream, keyedStream } from '../../core/keyed-stream.ts';
import type { DpFacts } from '../../public-records/release.ts';
import type { Rational } from '../discrete-laplace.ts';
import { BOUNDS, type Budget, EPSILON_PARTS, noiseFor, type Shares, sharesOf, slotsOf } from './budget.ts';
import type { CountParameters } from './count-mechanism.ts';
import type { KeywordParameters } from './keyword-mechanism.ts';
import { keywordThreshold, listedThreshold } from './keyword-threshold.ts';

/** Raised whenever noise, bounds or what is counted change: what was spent before is then no longer the same. */
export const MECHANISM_VERSION = 2;

/** A facet whose values are known beforehand. */
export interface TableParameters {
  readonly name: string;
  /** How many values it has, with those that stand for all others and for none. */
  readonly values: number;
}

export interface Mechanism {
  readonly budget: Budget;
  /** How epsilon is shared. */
  readonly shares: Shares;
  readonly keywords: KeywordParameters;
  readonly counts: CountParameters;
  /** Of what tables are made; empty where there are none. */
  readonly tables: readonly TableParameters[];
}

export interface MechanismOptions {
  /** Least accounts behind a word, by the thresholds of the release. */
  readonly wordSupport: number;
  /** Words of the public list. */
  readonly listed: number;
  /** Facets that tables may be made of. */
  readonly facets: readonly TableParameters[];
}

export function mechanismFor(budget: Budget, { wordSupport, listed, facets }: MechanismOptions): Mechanism {
  const shares = sharesOf(budget, facets.length);
  const { words, conversations } = BOUNDS;
  const noise = noiseFor(shares.keywords, words);
  return {
    budget,
    shares,
    keywords: {
      words,
      noise,
      threshold: Math.max(wordSupport, keywordThreshold(noise, words, budget.delta)),
      listed: { words: listed, threshold: Math.max(wordSupport, listedThreshold(noise, listed)) },
    },
    counts: { conversations, noise: noiseFor(shares.counts, conversations) },
    tables: shares.slot === 0 ? [] : facets,
  };
}

/** Noise of a count that so many slots of the share of tables are spent on. */
export function slotNoise({ shares, counts }: Mechanism, slots: number): Rational {
  return noiseFor(shares.slot * slots, counts.conversations);
}

/** What the same noise belongs to: one input, asked the same by the same mechanisms. Private: it follows from the input. */
export function queryOf({ budget, keywords, tables }: Mechanism, input: string): string {
  return hashOf([MECHANISM_VERSION, budget, keywords.threshold, keywords.listed, tables, input]);
}

/** Noise of one query: whoever lacks the secret cannot tell it from fair, and asking again gives it again. */
export function noiseOf(secret: Uint8Array, query: string): (...name: readonly string[]) => KeyedStream {
  return (...name) => keyedStream(secret, JSON.stringify(['dp', query, ...name]));
}

/**
 * As a release states it.
 *
 * @param byArea by facet: whether conversations of areas were counted as well
 */
export function factsOf(mechanism: Mechanism, byArea: readonly boolean[]): DpFacts {
  const { budget, shares, keywords, counts, tables } = mechanism;
  return {
    unit: 'account',
    epsilon: budget.epsilon / EPSILON_PARTS,
    delta: budget.delta,
    composition: 'basic',
    noise: 'discrete Laplace',
    mechanism: MECHANISM_VERSION,
    keywords: {
      epsilon: shares.keywords / EPSILON_PARTS,
      delta: budget.delta,
      wordsPerAccount: keywords.words,
      threshold: keywords.threshold,
      listed: keywords.listed,
    },
    counts: { epsilon: shares.counts / EPSILON_PARTS, delta: 0, conversationsPerAccount: counts.conversations },
    ...(tables.length > 0 && { tables: tableFactsOf(mechanism, byArea) }),
  };
}

function tableFactsOf({ shares: { slot }, counts, tables }: Mechanism, byArea: readonly boolean[]) {
  return {
    epsilon: (slot * slotsOf(tables.length)) / EPSILON_PARTS,
    delta: 0,
    conversationsPerAccount: counts.conversations,
    total: slot / EPSILON_PARTS,
    facets: tables.map(({ name, values }, index) => ({
      name,
      values,
      all: (slot * slotsOfAll(byArea[index] ?? false)) / EPSILON_PARTS,
      areas: byArea[index] ? slot / EPSILON_PARTS : 0,
    })),
  };
}

/** Slots that the conversations of all of a facet have: both, where those of areas have none. */
export function slotsOfAll(byArea: boolean): number {
  return byArea ? 1 : 2;
}
