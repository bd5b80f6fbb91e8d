/** Every cluster of a partition beside its siblings: what it says that they and all others do not. */

import type { TermRows } from '../../../text/phrases.ts';
import { isWeakWord } from '../../../text/phrases-ends.ts';
import type { TokenRows } from '../../../text/phrases-tokens.ts';
import type { ClusterToName } from '../analyst.ts';
import { type ScoredTerm, scoreTerms } from './choose-terms.ts';
import { addUsages, type TermUsage, termUsage, type Usages } from './term-usage.ts';

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

/** In the order in which names are given: parents from the top, then the larger clusters first. */
export function familiesOf(clusters: readonly ClusterToName[], corpus: NamingCorpus): Family[] {
  const { tokens, terms, owners, support } = corpus;
  const own = new Map(clusters.map((cluster) => [cluster.id, termUsage(cluster.members, terms, owners)]));
  const childrenOf = Map.groupBy(clusters, (cluster) => cluster.parent);
  const bases = basesBelow(clusters);
  const usageOf = (id: string): TermUsage => own.get(id) as TermUsage;
  const sideBySide = (ids: readonly string[]): Usages => addUsages(ids.map(usageOf));
  const all = sideBySide(clusters.filter(({ level }) => level === 0).map(({ id }) => id));
  return clusters.toSorted(byLevelThenSize).map((cluster) => {
    const siblings = (childrenOf.get(cluster.parent) ?? []).filter(({ id }) => id !== cluster.id);
    const children = (childrenOf.get(cluster.id) ?? []).map(({ id }) => ({ id, ...sideBySide(bases.get(id) ?? []) }));
    const itself = sideBySide(bases.get(cluster.id) ?? []);
    const contrast = {
      own: itself,
      siblings: sideBySide(siblings.flatMap(({ id }) => bases.get(id) ?? [])),
      all,
      spreadOf: (term: number) => (children.length === 0 ? 1 : spread(term, itself, children)),
      wordsOf: (term: number) => terms.terms[term]?.length ?? 1,
      isWeak: (term: number) => (terms.terms[term] ?? []).every((word) => isWeakWord(tokens.words[word] as string)),
    };
    return { cluster, candidates: scoreTerms(usageOf(cluster.id), support, contrast) };
  });
}

function byLevelThenSize(left: ClusterToName, right: ClusterToName): number {
  return right.level - left.level || right.members.length - left.members.length || (left.id < right.id ? -1 : 1);
}

/** Share of a parent's people who are in children where the term is at home. */
function spread(term: number, parent: Usages, children: readonly Usages[]): number {
  const rate = (parent.users.get(term) ?? 0) / Math.max(1, parent.people);
  const home = children.filter(({ users, people }) => (users.get(term) ?? 0) >= AT_HOME * rate * people);
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
