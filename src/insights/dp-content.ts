/** What a differentially private release shows, from conversations, with noise. Nothing is written here, and nothing paid. */
import { keyedHash } from '../core/hash.ts';
import { type CountedWord, leastCount, type TopicPlace } from '../privacy/dp/dp-clusters.ts';
import { gateCounts, gateKeywords, gateRelease, gateTables, type NoiseSource } from '../privacy/dp/dp-gate.ts';
import type { DpRow } from '../privacy/dp/keyword-mechanism.ts';
import type { Mechanism } from '../privacy/dp/mechanism.ts';
import type { PublicFacet } from '../privacy/dp/table-mechanism.ts';
import type { ReleaseContent } from '../privacy/gate.ts';
import type { Thresholds } from '../privacy/thresholds.ts';
import { Private, type Public } from '../privacy/visibility.ts';
import { sensitiveLists } from './analyst/sensitive/sensitive-words.ts';
import { type CountedRow, type Reading, vectorsOf } from './dp/reading.ts';
import { WORDS_A_CONVERSATION } from './dp/telling-words.ts';
import {
  ACCOUNTS_AN_AREA,
  areasFor,
  areasOf,
  MOST_KEYWORDS,
  NEAR_ENOUGH,
  nearestWords,
  type Topic,
  topicsIn,
} from './dp/topics.ts';
import { placesOf } from './dp-places.ts';
import { withoutRareSensitive } from './dp-sensitive-keywords.ts';

/** A conversation of an account, with its values of the facets that are counted. */
export interface ContentRow extends CountedRow {
  /** By facet: position among its labels. */
  readonly values: readonly number[];
}

export interface DpContentParts {
  readonly mechanism: Mechanism;
  readonly source: Private<NoiseSource>;
  readonly thresholds: Thresholds;
  /** Clusters at the top of the tree, at most. */
  readonly top: number;
  /** Those that the mechanism has tables of. */
  readonly facets: readonly PublicFacet[];
  /** Fitted to nothing that is in the run. */
  readonly reading: Reading;
  /** Those of its vocabulary that may be named. */
  readonly listed: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

export interface DpContent {
  readonly release: Public<ReleaseContent>;
  /** By row: the position of the word that it is nearest to. */
  readonly nearest: Private<readonly (number | null)[]>;
  /** Those that are shown. */
  readonly topics: readonly Topic[];
  readonly places: readonly TopicPlace[];
}

/** What decides, beside the mechanisms, which counts are made: with others the same noise may not be used again. */
export const DP_METHOD = {
  WORDS_A_CONVERSATION,
  MOST_KEYWORDS,
  NEAR_ENOUGH,
  ACCOUNTS_AN_AREA,
  sensitiveLists,
} as const;

/** @param telling the words that the rows may name: `tellingWords` of them */
export async function dpContent(
  rows: readonly ContentRow[],
  telling: Private<readonly DpRow[]>,
  parts: DpContentParts,
): Promise<DpContent> {
  const { mechanism, source, thresholds, top, facets, reading, listed, signal } = parts;
  const keywords = gateKeywords(telling, listed, source, mechanism);
  const used = withoutRareSensitive(keywords.value, listed, mechanism.keywords).slice(0, MOST_KEYWORDS);
  const vectors = await vectorsOf(
    used.map(({ word }) => word),
    reading.words,
    signal,
  );
  const nearest = await nearestWords(rows, vectors, reading.requests, signal);
  const counted = new Private(inOrder(rows, nearest, source.open().secret));
  const words = gateCounts(counted, used, keywords, source, mechanism);
  const accounts = used.reduce((sum, { count }) => sum + count, 0);
  const areas = areasOf(vectors, areasFor(accounts, top));
  const tables = gateTables(counted, mechanism.tables.length === 0 ? [] : facets, areas, words, source, mechanism);
  const topics = topicsByArea(areas, vectors, words.value, (own) => leastCount(thresholds, mechanism, own));
  const places = placesOf(topics, top);
  const release = gateRelease(words, places, tables, mechanism, thresholds);
  return { release, nearest: new Private(nearest), topics: topics.flat(), places };
}

/** Which conversations of an account count is drawn from its own requests and the secret: nobody else moves it. */
function inOrder(rows: readonly ContentRow[], nearest: readonly (number | null)[], secret: Uint8Array) {
  return rows.map(({ account, request, values }, row) => ({
    account,
    topic: nearest[row] ?? null,
    values,
    order: keyedHash(secret, JSON.stringify(['dp-order', account, request, values])),
  }));
}

/** Of areas that are large enough as a whole. */
function topicsByArea(
  areas: readonly number[],
  vectors: readonly Float32Array[],
  words: readonly CountedWord[],
  leastOf: (words: number) => number,
): Topic[][] {
  const counts = words.map(({ conversations }) => conversations);
  return [...Map.groupBy(areas.keys(), (word) => areas[word] as number).values()]
    .map((own) => topicsIn(own, vectors, counts, leastOf))
    .filter((topics) => topics.length > 0);
}
