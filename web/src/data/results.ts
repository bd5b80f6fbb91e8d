/** What a search leads to: clusters, those near them in meaning, pages and trees. */
import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { Place } from '../state/place.ts';
import { words } from '../words.ts';
import { percent } from './format.ts';
import type { ReleaseIndex } from './release-index.ts';
import type { TreeChoice } from './run-index.ts';
import { type Found, findRanges, queryWords } from './search.ts';

export interface Result {
  /** Unlike that of any other result of the same search. */
  readonly key: string;
  readonly name: string;
  /** Where it is, or why it is listed; empty for none. */
  readonly way: string;
  /** Empty for none. */
  readonly figure: string;
  /** What of the place it changes. */
  readonly change: Partial<Place>;
}

export interface ResultGroup {
  readonly label: string;
  readonly results: readonly Result[];
  /** How many more there are. */
  readonly more: number;
}

/** What words lead to. */
export interface Findings {
  /** None of them is empty. */
  readonly groups: readonly ResultGroup[];
  /** Words that are marked in names. */
  readonly marked: string;
  /** What has to be said of the words themselves, in sentences. */
  readonly notes: readonly string[];
}

/** So many matches are listed; the tree shows all. */
const mostListed = 8;
/** Of so many of the best matches neighbours are looked at, and so many are listed. */
const mostNearTo = 3;
const mostNear = 3;

/**
 * Clusters that a search found, best first, and those near the best.
 *
 * @param least conversations of a cluster that is listed
 * @param change what of the place changes beside page and cluster
 */
export function clusterGroups(
  index: ReleaseIndex,
  found: Found,
  least: number,
  change: Partial<Place> = {},
): readonly ResultGroup[] {
  const { search } = words;
  const isLarge = ({ conversations }: PublicCluster) => conversations >= least;
  const ranked = found.ranked.filter(isLarge);
  const listed = ranked.slice(0, mostListed);
  const resultOf = (cluster: PublicCluster, way: string): Result => ({
    key: `cluster ${cluster.id}`,
    name: cluster.name,
    way,
    figure: percent(cluster.share),
    change: { page: '', ...change, cluster: cluster.id },
  });
  const wayTo = ({ id }: PublicCluster) => index.ancestors(id).at(-1)?.name ?? search.top;
  return filled([
    {
      label: search.results,
      results: listed.map((cluster) => resultOf(cluster, wayTo(cluster))),
      more: ranked.length - listed.length,
    },
    {
      label: search.near,
      results: nearTo(index, ranked, (cluster) => isLarge(cluster) && !found.ids.has(cluster.id)).map(
        ({ cluster, to }) => resultOf(cluster, search.nearTo(to.name)),
      ),
      more: 0,
    },
  ]);
}

interface Near {
  readonly cluster: PublicCluster;
  readonly to: PublicCluster;
}

/** Neighbours of the best matches, as the release names them: first the nearest of each, then the second. Nothing is computed of the words. */
function nearTo(
  index: ReleaseIndex,
  ranked: readonly PublicCluster[],
  isListed: (cluster: PublicCluster) => boolean,
): readonly Near[] {
  const best = ranked.slice(0, mostNearTo);
  const longest = Math.max(0, ...best.map(({ neighbours }) => neighbours.length));
  const near = new Map<string, Near>();
  for (let at = 0; at < longest; at++) {
    for (const to of best) {
      const cluster = index.cluster(to.neighbours[at] ?? '');
      if (cluster && isListed(cluster) && !near.has(cluster.id)) near.set(cluster.id, { cluster, to });
    }
  }
  return [...near.values()].slice(0, mostNear);
}

/** A page or a tree to go to, by its name in the address. */
export interface Destination {
  readonly name: string;
  readonly title: string;
}

/** Pages and trees whose titles hold every word; all of them for no words. */
export function destinationGroups(
  query: string,
  pages: readonly Destination[],
  trees: readonly TreeChoice[],
): readonly ResultGroup[] {
  return filled([
    group(query, words.pages.label, pages, ({ name }) => ({ page: name })),
    group(query, words.search.trees, trees, ({ name }) => ({ tree: name, cluster: '' })),
  ]);
}

function group(
  query: string,
  label: string,
  all: readonly Destination[],
  changeOf: (destination: Destination) => Partial<Place>,
): ResultGroup {
  const asked = queryWords(query);
  const held = all.filter(({ title }) => asked.every((word) => findRanges(title, word).length > 0));
  const results = held.map((one) => ({
    key: `${label} ${one.name}`,
    name: one.title,
    way: '',
    figure: '',
    change: changeOf(one),
  }));
  return { label, results, more: 0 };
}

function filled(groups: readonly ResultGroup[]): readonly ResultGroup[] {
  return groups.filter(({ results }) => results.length > 0);
}

/** What words that nothing holds were taken for, in sentences. */
export function correctionsOf(found: Found): readonly string[] {
  return found.corrected.map(({ typed, meant }) => words.search.corrected(typed, meant));
}

/**
 * What words lead to from any page: clusters whatever the tree leaves out at the time, then other destinations.
 *
 * @param index the tree that is shown; undefined where there is none
 */
export function findAnywhere(
  index: ReleaseIndex | undefined,
  query: string,
  destinations: readonly ResultGroup[],
): Findings {
  const found = index?.search(query) ?? null;
  const clusters = index && found ? clusterGroups(index, found, 0, { search: '', least: '' }) : [];
  return {
    groups: [...clusters.map((group) => (group.more > 0 ? withAll(group, query) : group)), ...destinations],
    marked: found?.marked ?? '',
    notes: found === null ? [] : [...correctionsOf(found), ...(found.ids.size === 0 ? [words.search.none] : [])],
  };
}

/** In place of what is not listed, a way to all in the tree. */
function withAll({ label, results, more }: ResultGroup, query: string): ResultGroup {
  const all = {
    key: 'all',
    name: words.search.all(results.length + more),
    way: '',
    figure: '',
    change: { page: '', cluster: '', search: query, least: '' },
  };
  return { label, results: [...results, all], more: 0 };
}
