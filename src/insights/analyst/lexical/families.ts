/** Every cluster of a partition beside its siblings: what it says that they and all others do not. */

import type { TermRows } from '../../../text/phrases.ts';
import { isWeakWord } from '../../../text/phrases-ends.ts';
import type { TokenRows } from '../../../text/phrases-tokens.ts';
import type { ClusterToName } from '../analyst.ts';
import { type ScoredTerm, scoreTerms, supportedTerms } from './choose-terms.ts';
import { type TermUsage, type Usages, usageAdder, usageReader } from './term-usage.ts';

export interface NamingCorpus {
  readonly tokens: TokenRows;
  readonly terms: TermRows;
  /** By row of the corpus. */
  readonly owners: Int32Array;
  readonly support: number;
}

export interface Family {
  readonly cluster: ClusterToName;
  /** The best first. */
  readonly candidates: readonly ScoredTerm[];
}

/** A child counts as using a term where at least this share of the parent's own rate is reached in it. */
const AT_HOME = 0.25;

/** In the order in which names are given: parents from the top, then the larger clusters first. Each is looked at when it is asked for. */
export function* familiesOf(clusters: readonly ClusterToName[], corpus: NamingCorpus): Generator<Family> {
  const { tokens, terms, owners, support } = corpus;
  const usageOfMembers = usageReader(terms, owners);
  const own = new Map(clusters.map((cluster) => [cluster.id, usageOfMembers(cluster.members)]));
  const childrenOf = Map.groupBy(clusters, (cluster) => cluster.parent);
  const bases = basesBelow(clusters);
  const usageOf = (id: string): TermUsage => own.get(id) as TermUsage;
  const basesOf = (ids: readonly string[]): TermUsage[] => ids.flatMap((id) => (bases.get(id) ?? []).map(usageOf));
  const adderFor = usageAdder(terms.terms.length);
  const every = usageAdder(terms.terms.length)([...terms.terms.keys()]);
  const all = every(clusters.filter(({ level }) => level === 0).map(({ id }) => usageOf(id)));
  for (const cluster of clusters.toSorted(byLevelThenSize)) {
    const supported = supportedTerms(usageOf(cluster.id), support);
    const sideBySide = adderFor(supported.terms);
    const siblings = (childrenOf.get(cluster.parent) ?? []).filter(({ id }) => id !== cluster.id);
    const children = (childrenOf.get(cluster.id) ?? []).map(({ id }) => sideBySide(basesOf([id])));
    const itself = sideBySide(basesOf([cluster.id]));
    const contrast = {
      own: itself,
      siblings: sideBySide(basesOf(siblings.map(({ id }) => id))),
      all,
      spreadOf: (place: number) => (children.length === 0 ? 1 : spread(place, itself, children)),
      wordsOf: (term: number) => terms.terms[term]?.length ?? 1,
      isWeak: (term: number) => (terms.terms[term] ?? []).every((word) => isWeakWord(tokens.words[word] as string)),
    };
    yield { cluster, candidates: scoreTerms(supported, contrast) };
  }
}

function byLevelThenSize(left: ClusterToName, right: ClusterToName): number {
  return right.level - left.level || right.members.length - left.members.length || (left.id < right.id ? -1 : 1);
}

/** Share of a parent's people who are in children where the term is at home. */
function spread(place: number, parent: Usages, children: readonly Usages[]): number {
  const rate = (parent.users[place] as number) / Math.max(1, parent.people);
  const home = children.filter(({ users, people }) => (users[place] as number) >= AT_HOME * rate * people);
  return home.reduce((sum, { people }) => sum + people, 0) / Math.max(1, parent.people);
}

/** By cluster: the ids of the base clusters at or below it. */
function basesBelow(clusters: readonly ClusterToName[]): Map<string, string[]> {
  const parents = new Map(clusters.map(({ id, parent }) => [id, parent]));
  const below = new Map<string, string[]>();
  for (const { id, level } of clusters) {
    if (level > 0) continue;
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
      const ids = below.get(at) ?? [];
      ids.push(id);
      below.set(at, ids);
    }
  }
  return below;
}
