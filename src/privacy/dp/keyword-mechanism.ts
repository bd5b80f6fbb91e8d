/**
 * Which words enough accounts use, and about how many: each account names a few words, every word is counted, noise is added,
 * and what reaches a threshold is kept. Words of a public list are counted whether anybody names them or not (a histogram:
 * Dwork et al. 2006); of others only those that somebody names, which takes a higher threshold ("partition selection":
 * Korolova et al. 2009, Wilson et al. 2020).
 */
import type { KeyedStream } from '../../core/keyed-stream.ts';
import { discreteLaplace, type Rational } from '../discrete-laplace.ts';

export interface DpRow {
  readonly account: string;
  /** What the conversation is about. Its choice of rows and words may depend on nothing but the account's own. */
  readonly text: string;
  /** Words that may stand for it; the greater the score, the more telling. */
  readonly words: readonly { readonly word: string; readonly score: number }[];
}

/** A word that was let through, with its noisy count of accounts. */
export interface Keyword {
  readonly word: string;
  readonly count: number;
}

export interface KeywordParameters {
  /** Words that one account may name. */
  readonly words: number;
  /** Noise of each count. */
  readonly noise: Rational;
  /** Least noisy count of a word that is not listed. */
  readonly threshold: number;
  /** How many words the public list has, and the least noisy count of one of them. */
  readonly listed: { readonly words: number; readonly threshold: number };
}

/**
 * @param listed words that are counted in any case: they may follow from nobody's conversations
 * @param streamOf noise of a word: never the same for another input
 */
export function noisyKeywords(
  rows: readonly DpRow[],
  listed: ReadonlySet<string>,
  parameters: KeywordParameters,
  streamOf: (word: string) => KeyedStream,
): Keyword[] {
  const { words, noise } = parameters;
  const counts = new Map([...listed].map((word) => [word, 0]));
  for (const own of Map.groupBy(rows, (row) => row.account).values()) {
    for (const word of tellingWords(own, words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .map(([word, count]) => ({ word, count: count + discreteLaplace(streamOf(word), noise) }))
    .filter(({ word, count }) => count >= thresholdOf(word, listed, parameters))
    .sort((left, right) => right.count - left.count || (left.word < right.word ? -1 : 1));
}

export function thresholdOf(
  word: string,
  listed: ReadonlySet<string>,
  parameters: Pick<KeywordParameters, 'threshold' | 'listed'>,
): number {
  return listed.has(word) ? parameters.listed.threshold : parameters.threshold;
}

/** The most telling words of one account. */
function tellingWords(rows: readonly DpRow[], most: number): string[] {
  const best = new Map<string, number>();
  for (const { words } of rows) {
    for (const { word, score } of words) best.set(word, Math.max(score, best.get(word) ?? Number.NEGATIVE_INFINITY));
  }
  const ranked = [...best].sort(([left, high], [right, low]) => low - high || (left < right ? -1 : 1));
  return ranked.slice(0, most).map(([word]) => word);
}
