/**
 * The gate of differentially private releases: the second place where something private becomes public. Every value that it
 * lets through is a mechanism's noisy output, or made of such outputs alone.
 */
import type { ReleaseContent } from '../gate.ts';
import { stampsOf } from '../stamps.ts';
import { type Thresholds, wordSupport } from '../thresholds.ts';
import { type Private, Public } from '../visibility.ts';
import { noisyCounts, type TopicRow } from './count-mechanism.ts';
import { dpClusters, leastCount, type ShownTopic, type TopicPlace } from './dp-clusters.ts';
import { type DpRow, type Keyword, noisyKeywords } from './keyword-mechanism.ts';
import { factsOf, type Mechanism, noiseOf } from './mechanism.ts';

/** What the noise of one release is drawn from. */
export interface NoiseSource {
  readonly secret: Uint8Array;
  /** See `queryOf`. */
  readonly query: string;
}

export function gateKeywords(
  rows: Private<readonly DpRow[]>,
  source: Private<NoiseSource>,
  { keywords }: Mechanism,
): Public<readonly Keyword[]> {
  const { secret, query } = source.open();
  const noise = noiseOf(secret, query);
  return Public.byGate(noisyKeywords(rows.open(), keywords, (word) => noise('keyword', word)));
}

/** A topic is a group of keywords, with their noisy counts; no keyword is in two. */
export type Topic = readonly Keyword[];

/** The topics with the noisy number of conversations about each. */
export function gateCounts(
  rows: Private<readonly TopicRow[]>,
  topics: readonly Topic[],
  keywords: Public<readonly Keyword[]>,
  source: Private<NoiseSource>,
  { counts }: Mechanism,
): Public<readonly ShownTopic[]> {
  refuseForeign(topics, keywords.value);
  const { secret, query } = source.open();
  const noise = noiseOf(secret, query);
  const streamOf = (topic: number) => noise('topic', ...(topics[topic] as Topic).map(({ word }) => word));
  const noisy = noisyCounts(rows.open(), topics.length, counts, streamOf);
  return Public.byGate(topics.map((words, topic) => ({ words, conversations: noisy[topic] as number })));
}

/** A release from what went through before, and from where topics stand by the vectors of their words. */
export function gateRelease(
  topics: Public<readonly ShownTopic[]>,
  places: readonly TopicPlace[],
  mechanism: Mechanism,
  thresholds: Thresholds,
): Public<ReleaseContent> {
  const least = leastCount(thresholds, mechanism);
  const isSmall = (topic: number) => (topics.value[topic]?.conversations ?? 0) < least;
  if (places.some((place) => place.topics.some(isSmall))) throw new Error('A topic below the thresholds has a place.');
  const clusters = dpClusters(topics.value, places, mechanism);
  const dp = factsOf(mechanism);
  return Public.byGate<ReleaseContent>({
    thresholds: { ...thresholds, minWordSupport: wordSupport(thresholds) },
    stamps: stampsOf(thresholds, dp),
    clusters,
    facets: [],
    dp,
  });
}

function refuseForeign(topics: readonly Topic[], keywords: readonly Keyword[]): void {
  const open = new Map(keywords.map(({ word, count }) => [word, count]));
  for (const { word, count } of topics.flat()) {
    if (open.get(word) !== count)
      throw new Error('A topic holds a word that did not pass the gate, or holds it twice.');
    open.delete(word);
  }
}
