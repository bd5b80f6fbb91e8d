/** How useful a differentially private release is: exact, for its maker alone. */
import type { TopicPlace } from '../privacy/dp/dp-clusters.ts';
import type { Private } from '../privacy/visibility.ts';
import type { PublicClusters } from '../public-records/release.ts';
import { type CountedRow, type Reading, vectorsOf } from './dp/reading.ts';
import type { Topic } from './dp/topics.ts';
import { type MatchCluster, matchNames } from './names/name-match.ts';
import type { FacetRow } from './records.ts';
import type { Usefulness } from './run-manifest.ts';

export interface DpUsefulnessFacts {
  readonly all: readonly FacetRow[];
  readonly rows: readonly CountedRow[];
  /** By row: the position of the word that it is nearest to. */
  readonly nearest: Private<readonly (number | null)[]>;
  /** Those that are shown. */
  readonly topics: readonly Topic[];
  readonly places: readonly TopicPlace[];
  readonly clusters: PublicClusters;
  readonly reading: Reading;
  readonly signal: AbortSignal;
}

/** Conversations that names are tried on: enough for a share of two digits, and a bound on memory. */
const TRIED = 20_000;

export async function dpUsefulness(facts: DpUsefulnessFacts): Promise<Usefulness> {
  const { all, rows, nearest, topics, places } = facts;
  const shown = new Set(topics.flatMap(({ words }) => words));
  const inShown = nearest.open().filter((word) => word !== null && shown.has(word)).length;
  const { tried, matched } = await matchOf(facts);
  return {
    conversations: all.length,
    accounts: new Set(rows.map(({ account }) => account)).size,
    withoutAccount: all.length === 0 ? 0 : 1 - rows.length / all.length,
    publishedShare: all.length === 0 ? 0 : inShown / all.length,
    publishedClusters: topics.length,
    publishedParents: places.filter(({ level }) => level > 0).length,
    withheld: {},
    nameMatchShare: tried === 0 ? null : matched / tried,
    moreWithLowerPreset: null,
  };
}

/** How often a name alone leads its conversations home. */
async function matchOf({ rows, nearest, topics, places, clusters, reading, signal }: DpUsefulnessFacts) {
  const bases = places.filter(({ level }) => level === 0);
  const texts = new Map(clusters.clusters.map(({ id, name, description }) => [id, `${name}. ${description}`]));
  const names = await vectorsOf(
    bases.map(({ id }) => texts.get(id) as string),
    reading.words,
    signal,
  );
  const topicOf = new Map(topics.flatMap((topic) => topic.words.map((word) => [word, topic] as const)));
  const wordOf = nearest.open();
  const tried = rows.slice(0, TRIED);
  const vectors = await vectorsOf(
    tried.map(({ request }) => request),
    reading.requests,
    signal,
  );
  const members = Map.groupBy(vectors.keys(), (row) => topicOf.get(wordOf[row] ?? -1));
  return matchNames(
    bases.map(({ id, parent, words: [word = -1] }, index): MatchCluster => {
      const topic = topicOf.get(word) as Topic;
      return {
        id,
        parent,
        centroid: topic.centroid,
        name: names[index] as Float32Array,
        members: (members.get(topic) ?? []).map((row) => vectors[row] as Float32Array),
      };
    }),
  );
}
