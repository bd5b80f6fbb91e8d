/** Terms that are a piece of something longer: "laundry" where people write "laundry service", a verb without its ending. */

import { ownedRows, People } from './people.ts';
import { MOST_WORDS } from './phrases.ts';
import { BREAK, type TokenRows } from './phrases-tokens.ts';

/** A term is a fragment where at least this share of its uses goes on, or begins before it, in one and the same way. */
const SHARE_OF_USES = 0.6;

/** What follows a noun in Japanese; any other hiragana behind a single character is the ending of a verb or an adjective. */
const particles: ReadonlySet<string> = new Set(
  'は が を に で と も の や へ か ね よ な だ です でし から まで より って とか など だけ には では とは でも'.split(
    ' ',
  ),
);
const SINGLE_HAN = /^\p{Script=Han}$/u;
const HIRAGANA = /^\p{Script=Hiragana}+$/u;

export interface FragmentsAmong {
  /** Words of each term, as positions in `tokens.words`. */
  readonly terms: readonly (readonly number[])[];
  readonly members: readonly number[];
  readonly tokens: TokenRows;
  readonly owners: Int32Array;
  /** The longer form must be one that so many people used: else what is left of it may be all that can be said. */
  readonly least: number;
}

interface Uses {
  readonly people: People;
  /** By neighbouring content word: who wrote it there. */
  readonly before: Map<number, People>;
  readonly behind: Map<number, People>;
  readonly withEnding: People;
}

/** One entry a term. */
export function fragmentsAmong(options: FragmentsAmong): boolean[] {
  const { terms, tokens, owners, least } = options;
  const uses = terms.map(
    (): Uses => ({ people: new People(), before: new Map(), behind: new Map(), withEnding: new People() }),
  );
  const beginning = Map.groupBy(terms.keys(), (term) => terms[term]?.[0]);
  for (const row of ownedRows(options)) {
    const start = tokens.starts[row] as number;
    const end = tokens.starts[row + 1] as number;
    for (let position = start; position < end; position++) {
      const found = beginning.get(wordAt(tokens, position));
      if (found === undefined) continue;
      for (const term of found) {
        const words = terms[term] as readonly number[];
        if (!standsAt(words, position, end, tokens)) continue;
        note(uses[term] as Uses, owners[row] as number, { start, end, position, length: words.length }, tokens);
      }
    }
  }
  return uses.map(({ people, before, behind, withEnding }, term) => {
    if (withEnding.size > people.size / 2) return true;
    // Nothing longer could be shown instead.
    if (terms[term]?.length === MOST_WORDS) return false;
    const many = Math.max(least, SHARE_OF_USES * people.size);
    return [before, behind].some((around) => around.values().some(({ size }) => size >= many));
  });
}

function standsAt(words: readonly number[], position: number, end: number, tokens: TokenRows): boolean {
  if (position + words.length > end) return false;
  for (let offset = 1; offset < words.length; offset++)
    if (wordAt(tokens, position + offset) !== words[offset]) return false;
  return true;
}

function wordAt({ tokens, wordOf }: TokenRows, position: number): number {
  const token = tokens[position] as number;
  return token === BREAK ? BREAK : (wordOf[token] as number);
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly position: number;
  readonly length: number;
}

function note(uses: Uses, owner: number, { start, end, position, length }: Place, tokens: TokenRows): void {
  uses.people.add(owner);
  const previous = position > start ? wordAt(tokens, position - 1) : BREAK;
  const next = position + length < end ? wordAt(tokens, position + length) : BREAK;
  addUser(uses.before, previous, owner, tokens);
  addUser(uses.behind, next, owner, tokens);
  const own = tokens.words[wordAt(tokens, position + length - 1)] as string;
  const following = next === BREAK ? '' : (tokens.words[next] as string);
  if (SINGLE_HAN.test(own) && HIRAGANA.test(following) && !particles.has(following)) uses.withEnding.add(owner);
}

function addUser(users: Map<number, People>, word: number, owner: number, { isContent }: TokenRows): void {
  if (word === BREAK || isContent[word] === 0) return;
  const people = users.get(word) ?? new People();
  if (people.size === 0) users.set(word, people);
  people.add(owner);
}
