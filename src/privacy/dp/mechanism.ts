/** The numbers that the mechanisms of a release work with, and where their noise comes from. */
import { hashOf } from '../../core/hash.ts';
import { type KeyedStream, keyedStream } from '../../core/keyed-stream.ts';
import type { DpFacts } from '../../public-records/release.ts';
import { BOUNDS, type Budget, EPSILON_PARTS, noiseFor, sharesOf } from './budget.ts';
import type { CountParameters } from './count-mechanism.ts';
import type { KeywordParameters } from './keyword-mechanism.ts';
import { keywordThreshold } from './keyword-threshold.ts';

/** Raised whenever noise, bounds or what is counted change: what was spent before is then no longer the same. */
export const MECHANISM_VERSION = 1;

export interface Mechanism {
  readonly budget: Budget;
  readonly keywords: KeywordParameters;
  readonly counts: CountParameters;
}

/** @param wordSupport least accounts behind a word, by the thresholds of the release */
export function mechanismFor(budget: Budget, wordSupport: number): Mechanism {
  const shares = sharesOf(budget);
  const { words, conversations } = BOUNDS;
  const noise = noiseFor(shares.keywords, words);
  const threshold = Math.max(wordSupport, keywordThreshold(noise, words, budget.delta));
  return {
    budget,
    keywords: { words, noise, threshold },
    counts: { conversations, noise: noiseFor(shares.counts, conversations) },
  };
}

/** What the same noise belongs to: one input, asked the same by the same mechanisms. Private: it follows from the input. */
export function queryOf({ budget, keywords }: Mechanism, input: string): string {
  return hashOf([MECHANISM_VERSION, budget, keywords.threshold, input]);
}

/** Noise of one query: whoever lacks the secret cannot tell it from fair, and asking again gives it again. */
export function noiseOf(secret: Uint8Array, query: string): (...name: readonly string[]) => KeyedStream {
  return (...name) => keyedStream(secret, JSON.stringify(['dp', query, ...name]));
}

/** As a release states it. */
export function factsOf({ budget, keywords, counts }: Mechanism): DpFacts {
  const shares = sharesOf(budget);
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
    },
    counts: { epsilon: shares.counts / EPSILON_PARTS, delta: 0, conversationsPerAccount: counts.conversations },
  };
}
