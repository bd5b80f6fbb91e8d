/** What a differentially private release shows, from conversations, with noise. Nothing is written here, and nothing paid. */
import { keyedHash } from '../core/hash.ts';
import { leastCount, type ShownTopic, type TopicPlace } from '../privacy/dp/dp-clusters.ts';
import { gateCounts, gateKeywords, gateRelease, type NoiseSource } from '../privacy/dp/dp-gate.ts';
import type { Mechanism } from '../privacy/dp/mechanism.ts';
import type { ReleaseContent } from '../privacy/gate.ts';
import type { Thresholds } from '../privacy/thresholds.ts';
import { Private, type Public } from '../privacy/visibility.ts';
import { sensitiveLists } from './analyst/sensitive/sensitive-words.ts';
import { type CountedRow, type Reading, vectorsOf } from './dp/reading.ts';
import { tellingWords, WORDS_A_CONVERSATION } from './dp/telling-words.ts';
import {
  KEYWORDS_A_TOPIC,
  MOST_KEYWORDS,
  NEAR_ENOUGH,
  nearestTopics,
  type PlacedTopic,
  topicsOf,
} from './dp/topics.ts';
import { placesOf } from './dp-places.ts';
import { withoutRareSensitive } from './dp-sensitive-keywords.ts';

export interface DpContentParts {
  readonly mechanism: Mechanism;
  readonly source: Private<NoiseSource>;
  readonly thresholds: Thresholds;
  /** Clusters at the top of the tree, at most. */
  readonly top: number;
  /** Fitted to nothing that is in the run. */
  readonly reading: Reading;
  readonly signal: AbortSignal;
}

export interface DpContent {
  readonly release: Public<ReleaseContent>;
  /** By row: its topic. */
  readonly nearest: Private<readonly (number | null)[]>;
  readonly topics: readonly PlacedTopic[];
  readonly places: readonly TopicPlace[];
}

/** What decides, beside the mechanisms, which counts are made: with others the same noise may not be used again. */
export const DP_METHOD = {
  WORDS_A_CONVERSATION,
  MOST_KEYWORDS,
  KEYWORDS_A_TOPIC,
  NEAR_ENOUGH,
  sensitiveLists,
} as const;

export async function dpContent(rows: readonly CountedRow[], parts: DpContentParts): Promise<DpContent> {
  const { mechanism, source, thresholds, top, reading, signal } = parts;
  const telling = new Private(await tellingWords(rows, reading, signal));
  const keywords = gateKeywords(telling, source, mechanism);
  const used = withoutRareSensitive(keywords.value, mechanism.keywords).slice(0, MOST_KEYWORDS);
  const vectors = await vectorsOf(
    used.map(({ word }) => word),
    reading.words,
    signal,
  );
  const topics = topicsOf(used, vectors);
  const nearest = await nearestTopics(rows, topics, reading.requests, signal);
  const counted = new Private(inOrder(rows, nearest, source.open().secret));
  const words = topics.map((topic) => topic.words);
  const counts = gateCounts(counted, words, keywords, source, mechanism);
  const places = placesOf(shownOf(topics, counts.value, leastCount(thresholds, mechanism)), top);
  return { release: gateRelease(counts, places, mechanism, thresholds), nearest: new Private(nearest), topics, places };
}

/** Which conversations of an account count is drawn from its own requests and the secret: nobody else moves it. */
function inOrder(rows: readonly CountedRow[], nearest: readonly (number | null)[], secret: Uint8Array) {
  return rows.map(({ account, request }, row) => ({
    account,
    topic: nearest[row] ?? null,
    order: keyedHash(secret, JSON.stringify(['dp-order', account, request])),
  }));
}

/** What is large enough, with where it stands among all topics. */
function shownOf(topics: readonly PlacedTopic[], counts: readonly ShownTopic[], least: number) {
  return topics
    .map((topic, position) => ({ ...topic, position, conversations: (counts[position] as ShownTopic).conversations }))
    .filter(({ conversations }) => conversations >= least)
    .sort((left, right) => right.conversations - left.conversations || left.position - right.position);
}
