/** Topics from public keywords alone, and which of them a conversation is about. */
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { Topic } from '../../privacy/dp/dp-gate.ts';
import type { Keyword } from '../../privacy/dp/keyword-mechanism.ts';
import { dot, scaleRowsToUnit } from '../../text/vectors.ts';
import { cutInto, wardMerges } from '../../text/ward.ts';
import { type CountedRow, inParts, vectorsOf } from './reading.ts';

/** Grouping takes the square of their number in memory. */
export const MOST_KEYWORDS = 4_000;
/** On average. More make topics wide; fewer leave no words for a name. */
export const KEYWORDS_A_TOPIC = 2.5;
/** Cosine under which a conversation is about none of the topics. */
export const NEAR_ENOUGH = 0.3;

export interface PlacedTopic {
  readonly words: Topic;
  /** Unit vector: the mean of its words. */
  readonly centroid: Float32Array;
  /** Mean of 1 - cosine of its words to it. */
  readonly spread: number;
}

/** Groups of words that mean alike, by Ward's method over their vectors. */
export function topicsOf(keywords: readonly Keyword[], vectors: readonly Float32Array[]): PlacedTopic[] {
  const dimensions = vectors[0]?.length ?? 0;
  const block = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, index) => {
    block.set(vector, index * dimensions);
  });
  const merges = wardMerges({ vectors: block, dimensions, weights: keywords.map(() => 1) });
  const groups = cutInto(Math.ceil(keywords.length / KEYWORDS_A_TOPIC), keywords.length, merges);
  return [...Map.groupBy(keywords.keys(), (word) => groups[word] as number).values()].map((own) => ({
    words: own.map((word) => keywords[word] as Keyword),
    ...middleOf(own.map((word) => vectors[word] as Float32Array)),
  }));
}

function middleOf(vectors: readonly Float32Array[]): Pick<PlacedTopic, 'centroid' | 'spread'> {
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

/** By row: the position of the nearest topic, or null where none is near. */
export function nearestTopics(
  rows: readonly CountedRow[],
  topics: readonly PlacedTopic[],
  model: EmbeddingModel,
  signal: AbortSignal,
): Promise<(number | null)[]> {
  return inParts(rows, async (part) => {
    const vectors = await vectorsOf(
      part.map(({ request }) => request),
      model,
      signal,
    );
    return vectors.map((vector) => nearest(vector, topics));
  });
}

function nearest(vector: Float32Array, topics: readonly PlacedTopic[]): number | null {
  let best: number | null = null;
  let most = NEAR_ENOUGH;
  topics.forEach(({ centroid }, topic) => {
    const near = dot(vector, 0, centroid, 0, vector.length);
    if (near < most || (near === most && best !== null)) return;
    [best, most] = [topic, near];
  });
  return best;
}
