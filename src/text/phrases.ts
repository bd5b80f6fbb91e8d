/**
 * Words and phrases that enough different people used. Phrases are found level by level: a phrase of n words can only be
 * frequent where both its parts of n - 1 words are (the Apriori principle; Agrawal and Srikant 1994).
 */
import { ended } from '../core/steps.ts';
import { PairNumbers } from './pair-numbers.ts';
import { mayClose, mayOpen } from './phrases-ends.ts';
import { BREAK, type GrowingIntegers, growingIntegers, type TokenRows } from './phrases-tokens.ts';

/** Words or phrases by position, and which rows hold which. */
export interface TermRows {
  /** The words of each term, as positions in `TokenRows.words`. */
  readonly terms: readonly (readonly number[])[];
  /** How many different owners used each term. */
  readonly users: Uint32Array;
  /** The terms of row i stand at `starts[i]` to `starts[i + 1]` of `columns`, each once. */
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
}

/** Longest phrase, in words. */
export const MOST_WORDS = 4;

/** One length of phrases: what stands at every token position. */
interface Level {
  /** Number of the phrase that begins at each position, or -1. */
  readonly at: Int32Array;
  /** Words of each phrase. */
  readonly grams: number[][];
  /** How many owners used each phrase. */
  readonly users: number[];
}

/** Owner of a row that supports no term. What it holds of the others' terms is told all the same. */
export const NOBODY = -1;

/** `owners` holds the number of whom each row belongs to, or `NOBODY`; terms are kept that `least` different owners used. */
export function frequentTerms(rows: TokenRows, owners: ArrayLike<number>, least: number): TermRows {
  return ended(termSteps(rows, owners, least));
}

/** The same; a step is a time that the texts are gone through, and tells the share of the work that is done, 0 to 1. */
export function* termSteps(rows: TokenRows, owners: ArrayLike<number>, least: number): Generator<number, TermRows> {
  const order = Array.from({ length: owners.length }, (_, row) => row);
  order.sort((left, right) => (owners[left] as number) - (owners[right] as number));
  const terms: number[][] = [];
  const users: number[] = [];
  const perLevel: { starts: Uint32Array; columns: GrowingIntegers }[] = [];
  const first = wordLevel(rows, order, owners, least);
  for (let level = first, length = 1; length <= MOST_WORDS && level.grams.length > 0; length++) {
    yield (length - 0.5) / MOST_WORDS;
    const accepted = level.grams.map((gram, id) => {
      if (!isTerm(gram, rows)) return -1;
      users.push(level.users[id] as number);
      return terms.push(gram) - 1;
    });
    perLevel.push(termsOfLevel(rows, level, accepted));
    yield length / MOST_WORDS;
    if (length < MOST_WORDS) level = longer(level, first, length, { rows, order, owners, least });
  }
  return { terms, users: Uint32Array.from(users), ...merged(perLevel, owners.length) };
}

/** Those that so many owners used, in their order: what `frequentTerms` finds for more than it was asked for. */
export function withUsers({ terms, users, starts, columns }: TermRows, least: number): TermRows {
  const kept: number[] = [];
  const renumbered = users.map((many, term) => (many >= least ? kept.push(term) : 0));
  const left = new Uint32Array(columns.length);
  const leftStarts = new Uint32Array(starts.length);
  let next = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const number = renumbered[columns[at] as number] as number;
      if (number > 0) left[next++] = number - 1;
    }
    leftStarts[row + 1] = next;
  }
  return {
    terms: kept.map((term) => terms[term] as readonly number[]),
    users: Uint32Array.from(kept, (term) => users[term] as number),
    starts: leftStarts,
    columns: left.slice(0, next),
  };
}

function isTerm(gram: readonly number[], { words, isContent }: TokenRows): boolean {
  if (gram.length === 1) return isContent[gram[0] as number] === 1;
  const keys = gram.map((word) => words[word] as string);
  return mayOpen(keys) && mayClose(keys);
}

interface Corpus {
  readonly rows: TokenRows;
  /** Rows with those of one owner together. */
  readonly order: readonly number[];
  readonly owners: ArrayLike<number>;
  readonly least: number;
}

function wordLevel(rows: TokenRows, order: readonly number[], owners: ArrayLike<number>, least: number): Level {
  const at = new Int32Array(rows.tokens.length);
  rows.tokens.forEach((token, position) => {
    at[position] = token === BREAK ? -1 : (rows.wordOf[token] as number);
  });
  return pruned({ at, count: rows.words.length, gramOf: (word) => [word] }, { rows, order, owners, least });
}

/** Phrases one word longer than those of `level`, each of `length` words. */
function longer(level: Level, words: Level, length: number, corpus: Corpus): Level {
  const at = new Int32Array(level.at.length).fill(-1);
  const pairs = new PairNumbers();
  const { starts } = corpus.rows;
  for (let row = 0; row + 1 < starts.length; row++) {
    const last = (starts[row + 1] as number) - length;
    for (let position = starts[row] as number; position < last; position++) {
      const head = level.at[position] as number;
      const tail = words.at[position + length] as number;
      if (head < 0 || tail < 0 || (level.at[position + 1] as number) < 0) continue;
      at[position] = pairs.numberOf(head, tail);
    }
  }
  const gramOf = (id: number): number[] => {
    const [head, tail] = pairs.pair(id);
    return [...(level.grams[head] as number[]), ...(words.grams[tail] as number[])];
  };
  return pruned({ at, count: pairs.length, gramOf }, corpus);
}

/** A level before it is known how many used what is in it. */
interface Unpruned extends Pick<Level, 'at'> {
  readonly count: number;
  readonly gramOf: (id: number) => number[];
}

/** The level without phrases of too few owners, renumbered. */
function pruned({ at, count, gramOf }: Unpruned, { rows, order, owners, least }: Corpus): Level {
  const counts = new Uint32Array(count);
  const lastOwner = new Int32Array(count).fill(-1);
  for (const row of order) {
    const owner = owners[row] as number;
    if (owner === NOBODY) continue;
    const end = rows.starts[row + 1] as number;
    for (let position = rows.starts[row] as number; position < end; position++) {
      const gram = at[position] as number;
      if (gram < 0 || lastOwner[gram] === owner) continue;
      lastOwner[gram] = owner;
      counts[gram] = (counts[gram] as number) + 1;
    }
  }
  const grams: number[][] = [];
  const users: number[] = [];
  const renumbered = counts.map((count, id) => {
    if (count < least) return 0;
    users.push(count);
    return grams.push(gramOf(id));
  });
  at.forEach((id, position) => {
    at[position] = id < 0 ? -1 : (renumbered[id] as number) - 1;
  });
  return { at, grams, users };
}

function termsOfLevel({ starts }: TokenRows, level: Level, accepted: readonly number[]) {
  const columns = growingIntegers();
  const rowStarts = new Uint32Array(starts.length);
  const lastRow = new Int32Array(level.grams.length).fill(-1);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let position = starts[row] as number; position < (starts[row + 1] as number); position++) {
      const gram = level.at[position] as number;
      if (gram < 0 || accepted[gram] === -1 || lastRow[gram] === row) continue;
      lastRow[gram] = row;
      columns.push(accepted[gram] as number);
    }
    rowStarts[row + 1] = columns.length();
  }
  return { starts: rowStarts, columns };
}

function merged(levels: readonly { starts: Uint32Array; columns: GrowingIntegers }[], rows: number) {
  const parts = levels.map(({ starts, columns }) => ({ starts, columns: columns.values() }));
  const starts = new Uint32Array(rows + 1);
  const columns = new Uint32Array(parts.reduce((sum, part) => sum + part.columns.length, 0));
  let next = 0;
  for (let row = 0; row < rows; row++) {
    for (const part of parts) {
      const entries = part.columns.subarray(part.starts[row], part.starts[row + 1]);
      columns.set(entries, next);
      next += entries.length;
    }
    starts[row + 1] = next;
  }
  return { starts, columns };
}
