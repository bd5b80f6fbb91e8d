/** Topics from public keywords and noisy counts alone, and which word a conversation is about. */

import { blockOf, dot, scaleRowsToUnit } from '../../kernels/vectors.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import { exactlyNearest } from '../../text/exactly-nearest.ts';
import { cutInto, wardMerges } from '../../text/ward.ts';
import { type CountedRow, inParts, vectorsOf } from './reading.ts';

/** Grouping takes the square of their number in memory, and a conversation is held against each. */
export const MOST_KEYWORDS = 2_000;
/** Cosine under which a conversation is about none of the words. */
export const NEAR_ENOUGH = 0.3;
/** Fewer would make areas that are too small to be shown. */
export const ACCOUNTS_AN_AREA = 40;

/** By row: the position of the nearest word, or null where none is near. @param words one unit vector each */
export function nearestWords(
  rows: readonly CountedRow[],
  words: readonly Float32Array[],
  model: EmbeddingModel,
  signal: AbortSignal,
): Promise<(number | null)[]> {
  const { dimensions } = model;
  const among = blockOf(words, dimensions);
  return inParts(rows, async (part) => {
    const vectors = await vectorsOf(
      part.map(({ request }) => request),
      model,
      signal,
    );
    const found = exactlyNearest(blockOf(vectors, dimensions), among);
    return vectors.map((vector, at) => {
      const nearest = found.nearest(at);
      const word = words[nearest];
      return word !== undefined && dot(vector, 0, word, 0, dimensions) >= NEAR_ENOUGH ? nearest : null;
    });
  });
}

/** How many areas there are where so many accounts, by noisy counts, name one of the words. */
export function areasFor(accounts: number, top: number): number {
  return Math.min(top, Math.max(1, Math.round(accounts / ACCOUNTS_AN_AREA)));
}

/** By word: the position of its area, of at most so many; by Ward's method over the vectors. */
export function areasOf(vectors: readonly Float32Array[], most: number): number[] {
  const merges = wardMerges({ ...blockOf(vectors), weights: vectors.map(() => 1) });
  return cutInto(most, vectors.length, merges);
}

/** Words that are shown as one. */
export interface Topic {
  /** Their positions, ascending. */
  readonly words: readonly number[];
  /** Noisy. */
  readonly conversations: number;
  /** Unit vector: the mean of its words. */
  readonly centroid: Float32Array;
  /** Mean of 1 - cosine of its words to it, 0 to 1. */
  readonly spread: number;
}

/**
 * The words of one area as topics. The smallest word is joined to what is nearest to it, until all are large enough; sums of
 * noisy counts spend nothing.
 *
 * @param counts by word: its conversations, noisy
 * @param leastOf conversations of a topic of so many words
 * @returns none where the area as a whole is too small
 */
export function topicsIn(
  words: readonly number[],
  vectors: readonly Float32Array[],
  counts: readonly number[],
  leastOf: (words: number) => number,
): Topic[] {
  const topicOf = (own: readonly number[]): Topic => ({
    words: own.toSorted((left, right) => left - right),
    conversations: own.reduce((sum, word) => sum + (counts[word] as number), 0),
    ...middleOf(own.map((word) => vectors[word] as Float32Array)),
  });
  let topics = words.map((word) => topicOf([word]));
  for (;;) {
    const small = topics.filter((topic) => topic.conversations < leastOf(topic.words.length));
    if (small.length === 0) return topics;
    const smallest = small.reduce((least, topic) => (topic.conversations < least.conversations ? topic : least));
    const others = topics.filter((topic) => topic !== smallest);
    if (others.length === 0) return [];
    const nearestOne = nearestTo(smallest, others);
    topics = others.map((topic) => (topic === nearestOne ? topicOf([...topic.words, ...smallest.words]) : topic));
  }
}

function nearestTo({ centroid }: Topic, others: readonly Topic[]): Topic {
  const nearness = (other: Topic): number => dot(centroid, 0, other.centroid, 0, centroid.length);
  return others.reduce((best, other) => (nearness(other) > nearness(best) ? other : best));
}

function middleOf(vectors: readonly Float32Array[]): Pick<Topic, 'centroid' | 'spread'> {
  const centroid = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    vector.forEach((value, index) => {
      centroid[index] = (centroid[index] as number) + value;
    });
  }
  scaleRowsToUnit(centroid, centroid.length);
  const cosines = vectors.reduce((sum, vector) => sum + dot(vector, 0, centroid, 0, centroid.length), 0);
  return { centroid, spread: Math.min(1, Math.max(0, 1 - cosines / vectors.length)) };
}
