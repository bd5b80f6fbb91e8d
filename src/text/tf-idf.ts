/** TF-IDF over a run's own corpus: stop-worded words, sublinear term frequency, unit rows. */
import { type Entry, type SparseRows, sparseRows, unitEntries } from './sparse-rows.ts';
import { stopWords } from './stop-words.ts';
import { wordsOf } from './words.ts';

export interface Vocabulary {
  readonly terms: readonly string[];
  /** The position of each among `terms`. */
  readonly columns: ReadonlyMap<string, number>;
  /** Inverse document frequency of each term: ln((1 + n) / (1 + df)) + 1. */
  readonly weights: Float32Array;
}

export interface VocabularyOptions {
  /** Least number of texts that hold a term. */
  readonly minTexts: number;
  /** The most frequent terms are kept. */
  readonly maxTerms: number;
}

const defaults: VocabularyOptions = { minTexts: 2, maxTerms: 50_000 };

/** Keys of the words that TF-IDF counts: no stop words, no single letters, no bare numbers. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const { key } of wordsOf(text)) {
    const term = termOf(key);
    if (term !== null) terms.push(term);
  }
  return terms;
}

/** Most words are met again and again. */
const known = new Map<string, string | null>();
const MOST_KNOWN = 100_000;

function termOf(key: string): string | null {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const term = !stopWords.has(key) && isTerm(key) ? stem(key) : null;
  known.set(key, term);
  return term;
}

export function fitVocabulary(texts: readonly string[], options: Partial<VocabularyOptions> = {}): Vocabulary {
  const { minTexts, maxTerms } = { ...defaults, ...options };
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(termsOf(text))) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const kept = [...frequency].filter(([, count]) => count >= minTexts).sort(mostFrequentFirst);
  const terms = kept.slice(0, maxTerms);
  return {
    terms: terms.map(([term]) => term),
    columns: new Map(terms.map(([term], column) => [term, column])),
    weights: Float32Array.from(terms, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1),
  };
}

export function tfIdfRows(texts: readonly string[], { terms, columns, weights }: Vocabulary): SparseRows {
  const counts = new Uint32Array(terms.length);
  return sparseRows(texts, terms.length, (text) => {
    const own: number[] = [];
    for (const term of termsOf(text)) {
      const column = columns.get(term);
      if (column === undefined) continue;
      if (counts[column] === 0) own.push(column);
      counts[column] = (counts[column] as number) + 1;
    }
    own.sort(ascending);
    const entries = own.map((column): Entry => {
      const count = counts[column] as number;
      counts[column] = 0;
      return [column, (1 + Math.log(count)) * (weights[column] as number)];
    });
    return unitEntries(entries);
  });
}

function ascending(left: number, right: number): number {
  return left - right;
}

function isTerm(key: string): boolean {
  return (key.length > 1 || /\p{Script=Han}/u.test(key)) && !/^[\p{N}\p{M}'-]+$/u.test(key);
}

/** Plural and possessive endings of English fall together; everything else stays as it is. */
function stem(key: string): string {
  const base = key.endsWith("'s") ? key.slice(0, -2) : key;
  if (base.length > 4 && base.endsWith('ies')) return `${base.slice(0, -3)}y`;
  if (base.length > 3 && base.endsWith('s') && !/(ss|us|is)$/u.test(base)) return base.slice(0, -1);
  return base;
}

function mostFrequentFirst([leftTerm, left]: [string, number], [rightTerm, right]: [string, number]): number {
  return right - left || (leftTerm < rightTerm ? -1 : 1);
}
