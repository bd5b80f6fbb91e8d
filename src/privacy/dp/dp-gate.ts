/**
 * The gate of differentially private releases: the second place where something private becomes public. Every value that it
 * lets through is a mechanism's noisy output, or made of such outputs alone.
 */
import type { ReleaseContent } from '../gate.ts';
import { stampsOf } from '../stamps.ts';
import { type Thresholds, wordSupport } from '../thresholds.ts';
import { type Private, Public } from '../visibility.ts';
import { noisyCounts, type TopicRow } from './count-mechanism.ts';
import { type CountedWord, conversationsOf, dpClusters, leastCount, type TopicPlace } from './dp-clusters.ts';
import { dpTables, type ShownArea } from './dp-tables.ts';
import { type DpRow, type Keyword, noisyKeywords } from './keyword-mechanism.ts';
import { factsOf, type Mechanism, noiseOf } from './mechanism.ts';
import { type Areas, type NoisyTables, noisyTables, type PublicFacet, type TableRow } from './table-mechanism.ts';

/** What the noise of one release is drawn from. */
export interface NoiseSource {
  readonly secret: Uint8Array;
  /** See `queryOf`. */
  readonly query: string;
}

/** @param listed a list of words that follows from nobody's conversations */
export function gateKeywords(
  rows: Private<readonly DpRow[]>,
  listed: ReadonlySet<string>,
  source: Private<NoiseSource>,
  { keywords }: Mechanism,
): Public<readonly Keyword[]> {
  if (listed.size !== keywords.listed.words) throw new Error('The list of words is not the one that is stated.');
  const { secret, query } = source.open();
  const noise = noiseOf(secret, query);
  return Public.byGate(noisyKeywords(rows.open(), listed, keywords, (word) => noise('keyword', word)));
}

/** The words with the noisy number of conversations that are nearest to each. */
export function gateCounts(
  rows: Private<readonly TopicRow[]>,
  words: readonly Keyword[],
  keywords: Public<readonly Keyword[]>,
  source: Private<NoiseSource>,
  { counts }: Mechanism,
): Public<readonly CountedWord[]> {
  refuseForeign(words, keywords.value);
  const { secret, query } = source.open();
  const noise = noiseOf(secret, query);
  const streamOf = (topic: number) => noise('topic', (words[topic] as Keyword).word);
  const noisy = noisyCounts(rows.open(), words.length, counts, streamOf);
  return Public.byGate(words.map((word, topic) => ({ ...word, conversations: noisy[topic] as number })));
}

/** Areas of words, and the tables of conversations that are about them. */
export interface AreaTables extends NoisyTables {
  /** By word: position of its area. */
  readonly ofWord: readonly number[];
}

/** @param ofWord by word: position of its area, from the vectors of words alone */
export function gateTables(
  rows: Private<readonly TableRow[]>,
  facets: readonly PublicFacet[],
  ofWord: readonly number[],
  words: Public<readonly CountedWord[]>,
  source: Private<NoiseSource>,
  mechanism: Mechanism,
): Public<AreaTables> {
  const stated = mechanism.tables.map(({ name, values }) => [name, values]);
  const asked = facets.map(({ name, labels }) => [name, labels.length]);
  if (JSON.stringify(stated) !== JSON.stringify(asked)) throw new Error('The tables are not those that are stated.');
  if (facets.length === 0) return Public.byGate({ total: 0, tables: [], ofWord });
  const { secret, query } = source.open();
  const areas = areasOf(ofWord, words.value);
  return Public.byGate({ ...noisyTables(rows.open(), facets, areas, mechanism, noiseOf(secret, query)), ofWord });
}

function areasOf(ofWord: readonly number[], words: readonly CountedWord[]): Areas {
  const groups = Array.from({ length: Math.max(-1, ...ofWord) + 1 }, (_, area) =>
    words.filter((_word, position) => ofWord[position] === area),
  );
  return {
    ofTopic: ofWord,
    sums: groups.map((own) => ({ conversations: conversationsOf(own), terms: own.length })),
  };
}

/** A release from what went through before, and from where topics stand by the vectors of their words. */
export function gateRelease(
  words: Public<readonly CountedWord[]>,
  places: readonly TopicPlace[],
  tables: Public<AreaTables>,
  mechanism: Mechanism,
  thresholds: Thresholds,
): Public<ReleaseContent> {
  const sumOf = ({ words: own }: TopicPlace) => conversationsOf(own.map((word) => words.value[word] as CountedWord));
  const isSmall = (place: TopicPlace) => sumOf(place) < leastCount(thresholds, mechanism, place.words.length);
  if (places.some((place) => place.level === 0 && isSmall(place)))
    throw new Error('A topic below the thresholds has a place.');
  const clusters = dpClusters(words.value, places, mechanism);
  const areas = places
    .filter(({ parent }) => parent === null)
    .map((place) => ({ ...shownArea(place, tables.value), conversations: sumOf(place) }));
  const dp = factsOf(
    mechanism,
    tables.value.tables.map((table) => table.areas !== null),
  );
  return Public.byGate<ReleaseContent>({
    thresholds: { ...thresholds, minWordSupport: wordSupport(thresholds) },
    stamps: stampsOf(thresholds, dp),
    clusters,
    facets: dpTables(tables.value, areas, mechanism),
    dp,
  });
}

/** A cluster at the top is an area, as a whole: its table counts the same conversations. */
function shownArea({ id, words }: TopicPlace, { ofWord }: AreaTables): Omit<ShownArea, 'conversations'> {
  const area = ofWord[words[0] ?? -1] ?? -1;
  const own = [...ofWord.keys()].filter((word) => ofWord[word] === area);
  const isWhole = own.length === words.length && words.every((word) => ofWord[word] === area);
  if (!isWhole) throw new Error('A cluster at the top is not one whole area.');
  return { cluster: id, area, terms: words.length };
}

function refuseForeign(words: readonly Keyword[], keywords: readonly Keyword[]): void {
  const open = new Map(keywords.map(({ word, count }) => [word, count]));
  for (const { word, count } of words) {
    if (open.get(word) !== count) throw new Error('A topic is a word that did not pass the gate, or is there twice.');
    open.delete(word);
  }
}
