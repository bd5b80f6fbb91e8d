/** Names of clusters of items without a model: words and phrases that their items use and others do not. */
import { logOddsScore } from '../../text/contrastive-words.ts';
import { fragmentsAmong } from '../../text/fragments.ts';
import { frequentTerms, type TermRows } from '../../text/phrases.ts';
import { isContentWord, isWeakWord } from '../../text/phrases-ends.ts';
import { type TokenRows, tokenRows } from '../../text/phrases-tokens.ts';
import { topicOf } from '../../text/topic-words.ts';
import { writtenForms } from '../../text/written-forms.ts';

export interface ClusterLabels {
  readonly name: string;
  /** The best first, at most five. */
  readonly labels: readonly string[];
}

/** Items that have to use a term: one alone is no theme. */
const LEAST_ITEMS = 3;
const LABELS = 5;
const IN_NAME = 3;
/** Candidates looked at for one cluster. */
const CANDIDATES = 60;
/** A phrase says more than its words do: so much more a word, it is worth. */
const WORTH_OF_LENGTH = 0.1;
/** What a word is worth that says when or how, or who takes what stance, and not what about. */
const WORTH_OF_WEAK = 0.4;
/** Below this z-score (one-sided 95 %) a difference may be chance. */
const LEAST_SCORE = 1.64;

/** What statements say of anything: that somebody likes, holds, does or rates it. */
const stanceWords: ReadonlySet<string> = new Set(
  `absolutely agree always aim avoid believe believes certain certainly choose comfortable completely consider constantly deeply
    definitely desire disagree dislike easily enjoy enjoyable especially expect extremely feel feels feeling firmly frequently fully
    generally great greatly hate highly hope important importance intentionally like likes love matter matters mean means must
    naturally necessary never often opinion opposed oppose particularly perfectly prefer preferred rarely rather really seek seldom
    sense simply sometimes strive strong strongly support supports tend tends think totally truly try typically uncomfortable useful
    usually value values view want wants willing wish wrong`.split(/\s+/u),
);

interface Corpus {
  readonly tokens: TokenRows;
  readonly terms: TermRows;
  /** Each item speaks for itself. */
  readonly owners: Int32Array;
  /** Items that use a term, by term. */
  readonly users: Uint32Array;
}

/**
 * @param members rows of `texts`, cluster by cluster
 * @returns names that are different from one another, in the order of the clusters
 */
export function namesByWords(texts: readonly string[], members: readonly (readonly number[])[]): ClusterLabels[] {
  const corpus = corpusOf(texts);
  const taken = new Set<string>();
  return members.map((rows, cluster) => {
    const labels = labelsOf(rows, corpus);
    const name = choices(labels, cluster).find((choice) => !taken.has(choice.toLowerCase())) as string;
    taken.add(name.toLowerCase());
    return { name, labels };
  });
}

function corpusOf(texts: readonly string[]): Corpus {
  const tokens = tokenRows(texts);
  const owners = Int32Array.from(texts, (_, row) => row);
  const terms = frequentTerms(tokens, owners, LEAST_ITEMS);
  return { tokens, owners, terms, users: countUsers([...texts.keys()], terms) };
}

function countUsers(rows: readonly number[], { terms, starts, columns }: TermRows): Uint32Array {
  const users = new Uint32Array(terms.length);
  for (const row of rows) {
    for (const term of columns.subarray(starts[row], starts[row + 1])) users[term] = (users[term] as number) + 1;
  }
  return users;
}

/** Different topics, in the form in which items write them. */
function labelsOf(rows: readonly number[], corpus: Corpus): string[] {
  const { tokens, owners } = corpus;
  const candidates = bestTerms(rows, corpus).map((term) => corpus.terms.terms[term] as readonly number[]);
  const fragments = fragmentsAmong({ terms: candidates, members: rows, tokens, owners, least: LEAST_ITEMS });
  const chosen: (readonly number[])[] = [];
  const topics = new Set<string>();
  for (const [at, words] of candidates.entries()) {
    const own = words
      .map((word) => tokens.words[word] as string)
      .filter(isContentWord)
      .map(topicOf);
    if (fragments[at] || own.some((topic) => topics.has(topic))) continue;
    chosen.push(words);
    for (const topic of own) topics.add(topic);
    if (chosen.length === LABELS) break;
  }
  return writtenForms({ terms: chosen, members: rows, tokens, owners, least: LEAST_ITEMS });
}

/** Terms that the cluster uses more than the other items do, the best first. Where it is all there is, those that it uses most. */
function bestTerms(rows: readonly number[], { tokens, terms, users }: Corpus): number[] {
  const own = countUsers(rows, terms);
  const all = terms.starts.length - 1;
  const score = (term: number): number => {
    const [inside, everywhere] = [own[term] as number, users[term] as number];
    if (inside < LEAST_ITEMS) return 0;
    const words = terms.terms[term] as readonly number[];
    const keys = words.map((word) => tokens.words[word] as string);
    const isWeak = keys.every((key) => isWeakWord(key) || stanceWords.has(key));
    const worth = (isWeak ? WORTH_OF_WEAK : 1) * (1 + WORTH_OF_LENGTH * (words.length - 1));
    if (rows.length === all) return inside * worth;
    const others = { users: everywhere - inside, people: all - rows.length };
    const contrast = logOddsScore({ users: inside, people: rows.length }, others, everywhere / all);
    return contrast < LEAST_SCORE ? 0 : worth * contrast;
  };
  return terms.terms
    .map((_, term) => ({ term, score: score(term) }))
    .filter((scored) => scored.score > 0)
    .sort((left, right) => right.score - left.score || left.term - right.term)
    .slice(0, CANDIDATES)
    .map(({ term }) => term);
}

/** Ways to name a cluster, the last of which is free. */
function choices(labels: readonly string[], cluster: number): string[] {
  const starts = labels.map((_, start) => capitalized(labels.slice(start, start + IN_NAME).join(', ')));
  return [...starts, `Group ${cluster + 1}`];
}

function capitalized(text: string): string {
  const [first = ''] = text;
  const capital = first.toUpperCase();
  // Some letters have no capital of their own: "ß" would become two.
  return capital.length === first.length ? capital + text.slice(first.length) : text;
}
