/** From chosen terms to a name and a description. */
import type { ClusterName } from '../../records.ts';

export interface NamedTerm {
  readonly text: string;
  readonly words: number;
  /** Different people who used it. */
  readonly users: number;
}

export interface Naming {
  readonly id: string;
  /** The best first. None means that nothing may be said. */
  readonly terms: readonly NamedTerm[];
}

/** Clio's names have at most ten words (appendix G.5). */
const MOST_WORDS = 10;
const MOST_TERMS = 3;

/** Null where there is no term, or none left that gives a name which is not `taken`. Takes the name that it gives. */
export function composeName({ id, terms }: Naming, taken: Set<string>): ClusterName | null {
  for (const inName of choices(terms)) {
    const name = capitalized(inName.map(({ text }) => text).join(', '));
    const key = name.toLowerCase();
    if (name === '' || taken.has(key)) continue;
    taken.add(key);
    const claims = terms.map(({ text, users }) => ({ text, support: users }));
    const support = Math.min(...terms.map(({ users }) => users));
    return { id, name, description: descriptionOf(terms), support, claims };
  }
  return null;
}

/** Ways to name it, the first one that is free is taken: the best terms, then with others in the last place. */
function* choices(terms: readonly NamedTerm[]): Generator<readonly NamedTerm[]> {
  if (terms.length === 0) return;
  yield fitting(terms);
  for (let last = 1; last < terms.length; last++) {
    yield fitting([terms[0] as NamedTerm, terms[last] as NamedTerm]);
    yield fitting(terms.slice(last));
  }
}

function fitting(terms: readonly NamedTerm[]): NamedTerm[] {
  const kept: NamedTerm[] = [];
  let words = 0;
  for (const term of terms.slice(0, MOST_TERMS)) {
    words += term.words;
    if (words <= MOST_WORDS) kept.push(term);
  }
  return kept;
}

function descriptionOf(terms: readonly NamedTerm[]): string {
  const texts = terms.map(({ text }) => text);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? `Many write of ${last}.` : `Many write of ${texts.join(', ')} and ${last}.`;
}

function capitalized(text: string): string {
  const [first = ''] = text;
  const capital = first.toUpperCase();
  // Some letters have no capital of their own: "ß" would become two.
  return capital.length === first.length ? capital + text.slice(first.length) : text;
}
