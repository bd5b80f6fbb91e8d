/**
 * Which words may be shown side by side. A word that many used and another that many used can give one person away who
 * alone used both: so both of any two words and phrases that are shown were used by nobody or by enough. Asking the same
 * of any three was measured and left: names then led a tenth fewer conversations home (docs/method/privacy.md).
 */

import { NOBODY, type TermRows } from '../../../text/phrases.ts';
import { BREAK, type TokenRows } from '../../../text/phrases-tokens.ts';

/** People as bits, 32 to a number: accounts, and behind them rows without an account. */
export type People = Uint32Array;

export interface PeopleOfWords {
  /** How many numbers hold accounts. */
  readonly accountWidth: number;
  readonly ofTerm: (term: number) => People;
  readonly ofWord: (word: number) => People;
}

export interface WordsOfMembers {
  /** Rows of the corpus. */
  readonly members: readonly number[];
  readonly owners: Int32Array;
  readonly terms: TermRows;
  readonly tokens: TokenRows;
}

/** Who of the members used each of the wanted terms and words. A row without an account is somebody of its own here. */
export function peopleOfWords(
  { members, owners, terms, tokens }: WordsOfMembers,
  wanted: { readonly terms: readonly number[]; readonly words: readonly number[] },
): PeopleOfWords {
  const accounts = new Map<number, number>();
  for (const row of members) {
    const owner = owners[row] as number;
    if (owner !== NOBODY && !accounts.has(owner)) accounts.set(owner, accounts.size);
  }
  const accountWidth = Math.ceil(accounts.size / 32);
  let strangers = 32 * accountWidth;
  const nobodys = members.filter((row) => owners[row] === NOBODY).length;
  const width = accountWidth + Math.ceil(nobodys / 32);
  const ofTerm = new Map(wanted.terms.map((term) => [term, new Uint32Array(width)]));
  const ofWord = new Map(wanted.words.map((word) => [word, new Uint32Array(width)]));
  for (const row of members) {
    const owner = owners[row] as number;
    const position = owner === NOBODY ? strangers++ : (accounts.get(owner) as number);
    for (let at = terms.starts[row] as number; at < (terms.starts[row + 1] as number); at++)
      note(ofTerm.get(terms.columns[at] as number), position);
    for (let at = tokens.starts[row] as number; at < (tokens.starts[row + 1] as number); at++) {
      const token = tokens.tokens[at] as number;
      if (token !== BREAK) note(ofWord.get(tokens.wordOf[token] as number), position);
    }
  }
  return { accountWidth, ofTerm: (term) => ofTerm.get(term) as People, ofWord: (word) => ofWord.get(word) as People };
}

function note(people: People | undefined, position: number): void {
  if (people === undefined) return;
  people[position >>> 5] = (people[position >>> 5] as number) | (1 << (position & 31));
}

/** What is shown so far. */
export class JointUse {
  readonly #least: number;
  readonly #accountWidth: number;
  readonly #shown: People[] = [];

  constructor(least: number, accountWidth: number) {
    this.#least = least;
    this.#accountWidth = accountWidth;
  }

  /** Takes the people of each word and phrase of one term, or refuses them all and changes nothing. */
  add(term: readonly People[]): boolean {
    const may = term.every((people) => this.#shown.every((other) => this.#mayBeKnown(people, other)));
    if (may) this.#shown.push(...term);
    return may;
  }

  /** Whether nobody used both, or enough did. */
  #mayBeKnown(left: People, right: People): boolean {
    let both = 0;
    let somebody = false;
    for (let at = 0; at < left.length; at++) {
      let bits = (left[at] as number) & (right[at] as number);
      if (bits === 0) continue;
      somebody = true;
      if (at >= this.#accountWidth) continue;
      for (; bits !== 0; bits &= bits - 1) both++;
      if (both >= this.#least) return true;
    }
    return !somebody;
  }
}
