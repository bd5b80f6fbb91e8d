/** Which words and phrases tell a cluster: much used in it, little elsewhere, and safe to stand side by side. */
import { logOddsScore } from '../../../text/contrastive-words.ts';
import { sensitiveSupport } from '../sensitive/sensitive-words.ts';
import { isSensitive, type NameTerm, SideBySide } from '../sensitive/side-by-side.ts';
import type { JointUse, People } from './joint-use.ts';
import type { TermUsage, Usages } from './term-usage.ts';

/** A term of a cluster with what speaks for it. */
export interface ScoredTerm {
  readonly term: number;
  readonly score: number;
  /** Different people of the cluster who used it. */
  readonly users: number;
}

/** Terms of a cluster that enough of its people used, ascending, and by how many each. */
export interface SupportedTerms {
  readonly terms: readonly number[];
  readonly users: readonly number[];
  /** People of the cluster, whatever they wrote. */
  readonly people: number;
}

export function supportedTerms({ terms, users, people }: TermUsage, least: number): SupportedTerms {
  const places = [...terms.keys()].filter((place) => (users[place] as number) >= least);
  return {
    terms: places.map((place) => terms[place] as number),
    users: places.map((place) => users[place] as number),
    people,
  };
}

/** Usages by the place of a term among those that are supported. */
export interface Contrast {
  /** The cluster itself. A parent's people are those of its base clusters side by side, like everyone else's here. */
  readonly own: Usages;
  /** The other children of its parent. */
  readonly siblings: Usages;
  /** All clusters of the partition, this one included: by term. */
  readonly all: Usages;
  /** 0 to 1: in how much of the cluster the term at a place is at home; 1 for a base cluster. */
  readonly spreadOf: (place: number) => number;
  readonly wordsOf: (term: number) => number;
  /** Whether a term says too little of a topic to come first. */
  readonly isWeak: (term: number) => boolean;
}

/** A phrase says more than its words do: so much more a word, it is worth. */
const WORTH_OF_LENGTH = 0.1;
/** What a word is worth that says when or how and not what about. */
const WORTH_OF_WEAK = 0.4;
/** What telling a cluster from its siblings is worth beside telling it from all others. */
const WORTH_OF_SIBLINGS = 1;
/** A word that tells nothing apart is shown where at least this share of the people used it. */
const COMMON_SHARE = 0.2;
/** Below this z-score (one-sided 95 %) a difference may be chance. */
const LEAST_SCORE = 1.64;

/**
 * Those of the terms that the cluster uses more than others do, the best first. Where there are none, those that many of its
 * people used: a name that tells it from no other is still true.
 */
export function scoreTerms({ terms, users: usersOf, people }: SupportedTerms, contrast: Contrast): ScoredTerm[] {
  const supported = terms.map((term, place) => {
    const users = usersOf[place] as number;
    return { term, users, score: scoreOf(term, place, contrast) };
  });
  const telling = supported.filter(({ score }) => score > 0);
  if (telling.length > 0) return bestFirst(telling);
  const common = supported.filter(({ users }) => users >= COMMON_SHARE * people);
  return bestFirst(common.map(({ term, users }) => ({ term, users, score: users * contrast.wordsOf(term) })));
}

function bestFirst(terms: readonly ScoredTerm[]): ScoredTerm[] {
  return terms.toSorted((left, right) => right.score - left.score || left.term - right.term);
}

function scoreOf(term: number, place: number, { own, siblings, all, spreadOf, wordsOf, isWeak }: Contrast): number {
  const users = own.users[place] as number;
  const everywhere = all.users[term] as number;
  const share = everywhere / Math.max(1, all.people);
  const group = { users, people: own.people };
  const rest = { users: everywhere - users, people: all.people - own.people };
  const fromAll = rest.people > 0 ? logOddsScore(group, rest, share) : Math.sqrt(users);
  if (fromAll < LEAST_SCORE) return 0;
  const near = { users: siblings.users[place] as number, people: siblings.people };
  const fromSiblings = near.people > 0 ? logOddsScore(group, near, share) : 0;
  const contrast = fromAll + WORTH_OF_SIBLINGS * fromSiblings;
  const worth = (isWeak(term) ? WORTH_OF_WEAK : 1) * (1 + WORTH_OF_LENGTH * (wordsOf(term) - 1));
  return contrast * spreadOf(place) * worth;
}

export interface Selection {
  /** Terms are taken in their order. */
  readonly candidates: readonly ScoredTerm[];
  /** The people of the cluster who used a term, and those who used each word in it. */
  readonly peopleOf: (term: number) => readonly People[];
  /** Words that say the topic, in a form in which two words for one thing are equal. */
  readonly topicsOf: (term: number) => readonly string[];
  /** An empty account of what is shown. */
  readonly shown: JointUse;
  /** People who have to use a term. */
  readonly support: number;
  readonly most: number;
}

/** The best terms that may stand in one text and repeat no topic. */
export function selectTerms({ candidates, peopleOf, topicsOf, shown, support, most }: Selection): ScoredTerm[] {
  const asNamed = ({ term }: ScoredTerm): NameTerm => ({ stems: topicsOf(term) });
  const allowed = candidates.filter((one) => one.users >= sensitiveSupport(support) || !isSensitive(asNamed(one)));
  const attributes = new SideBySide(allowed.map(asNamed));
  const chosen: ScoredTerm[] = [];
  const topics = new Set<string>();
  for (const candidate of allowed) {
    if (chosen.length === most) break;
    const own = topicsOf(candidate.term);
    if (own.some((topic) => topics.has(topic)) || !attributes.allows({ stems: own })) continue;
    if (!shown.add(peopleOf(candidate.term))) continue;
    attributes.add({ stems: own });
    chosen.push(candidate);
    for (const topic of own) topics.add(topic);
  }
  return chosen;
}
