/** The words and phrases of a corpus that get a vector of their own, and texts as weighted rows of them. */
import { BREAK, growingIntegers } from './phrases-tokens.ts';
import { type Entry, type SparseRows, sparseRows, unitEntries } from './sparse-rows.ts';
import { wordsOf } from './words.ts';

export interface CorpusTerms {
  /** Keys as `wordsOf` gives them, words of structure among them. */
  readonly words: readonly string[];
  /** Two words that stand side by side, as positions in `words`. */
  readonly phrases: readonly (readonly [number, number])[];
  /** Of each word, then of each phrase: greater than 0 and less than 1, the less the more texts have it. */
  readonly weights: Float32Array;
  readonly columns: {
    /** Position of a word. */
    readonly words: ReadonlyMap<string, number>;
    /** Position of a phrase behind the words, by `first * words + second`. */
    readonly phrases: ReadonlyMap<number, number>;
  };
}

const LEAST_TEXTS_OF_WORD = 2;
const LEAST_TEXTS_OF_PHRASE = 5;
/** The most frequent are kept of each: what is rarer fills the time of the encoder and is hardly ever met. */
const MOST_TERMS = 20_000;
/** In UTF-16 units. What is longer is data, not a word. */
const LONGEST_WORD = 40;
/** A term counts a/(a + share of the texts that have it): smooth inverse frequency (Arora, Liang and Ma 2017). */
const SMOOTH = 0.1;

export function fitTerms(texts: readonly string[]): CorpusTerms {
  const { tokens, starts, found } = internedWords(texts);
  const counts = textsWith(starts, (position) => tokens[position] as number, found.length);
  const kept = mostFrequent(counts, LEAST_TEXTS_OF_WORD, (left, right) =>
    (found[left] as string) < (found[right] as string) ? -1 : 1,
  );
  const words = kept.map((id) => found[id] as string);
  const columnOf = new Int32Array(found.length).fill(BREAK);
  kept.forEach((id, column) => {
    columnOf[id] = column;
  });
  const keptTokens = tokens.map((id) => (id === BREAK ? BREAK : (columnOf[id] as number)));
  const pairs = fitPhrases(keptTokens, starts, words.length);
  const shares = [...kept.map((id) => counts[id] as number), ...pairs.counts].map((count) => count / texts.length);
  return {
    words,
    phrases: pairs.keys.map((key) => [Math.floor(key / words.length), key % words.length] as const),
    weights: Float32Array.from(shares, (share) => SMOOTH / (SMOOTH + share)),
    columns: {
      words: new Map(words.map((word, column) => [word, column])),
      phrases: new Map(pairs.keys.map((key, index) => [key, words.length + index])),
    },
  };
}

/** Unit rows: every term counts once in a text. */
export function termRows(texts: readonly string[], terms: CorpusTerms): SparseRows {
  const read = termReader(terms);
  return sparseRows(texts, terms.weights.length, (text) => {
    const columns = Uint32Array.from(read(text)).sort();
    return unitEntries(Array.from(columns, (column): Entry => [column, terms.weights[column] as number]));
  });
}

/** The terms of a text, each once, as they come. */
export function termReader({ words, weights, columns }: CorpusTerms): (text: string) => number[] {
  const lastMet = new Uint32Array(weights.length);
  let reading = 0;
  return (text) => {
    const found: number[] = [];
    const meet = (column: number): void => {
      if (lastMet[column] === reading) return;
      lastMet[column] = reading;
      found.push(column);
    };
    reading++;
    let before = BREAK;
    let run = 0;
    for (const word of wordsOf(text)) {
      const column = columns.words.get(word.key) ?? BREAK;
      if (column !== BREAK) meet(column);
      if (column !== BREAK && before !== BREAK && word.run === run) {
        const phrase = columns.phrases.get(before * words.length + column);
        if (phrase !== undefined) meet(phrase);
      }
      before = column;
      run = word.run;
    }
    return found;
  };
}

/** Tokens are positions in `found`, or `BREAK`; those of text i stand at `starts[i]` to `starts[i + 1]`. */
function internedWords(texts: readonly string[]) {
  const ids = new Map<string, number>();
  const tokens = growingIntegers();
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, row) => {
    let run = 0;
    for (const word of wordsOf(text)) {
      if (word.run !== run) tokens.push(BREAK);
      run = word.run;
      tokens.push(word.key.length > LONGEST_WORD ? BREAK : idOf(word.key, ids));
    }
    starts[row + 1] = tokens.length();
  });
  return { tokens: tokens.values(), starts, found: [...ids.keys()] };
}

function idOf<Key>(key: Key, ids: Map<Key, number>): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, ids.size);
  return ids.size - 1;
}

function fitPhrases(tokens: Int32Array, starts: Uint32Array, words: number): { keys: number[]; counts: number[] } {
  const ids = new Map<number, number>();
  const pairAt = new Int32Array(tokens.length).fill(BREAK);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let position = (starts[row] as number) + 1; position < (starts[row + 1] as number); position++) {
      const first = tokens[position - 1] as number;
      const second = tokens[position] as number;
      if (first !== BREAK && second !== BREAK) pairAt[position] = idOf(first * words + second, ids);
    }
  }
  const keys = [...ids.keys()];
  const counts = textsWith(starts, (position) => pairAt[position] as number, keys.length);
  const kept = mostFrequent(
    counts,
    LEAST_TEXTS_OF_PHRASE,
    (left, right) => (keys[left] as number) - (keys[right] as number),
  );
  return { keys: kept.map((id) => keys[id] as number), counts: kept.map((id) => counts[id] as number) };
}

/** How many texts have each of `many` things. */
function textsWith(starts: Uint32Array, thingAt: (position: number) => number, many: number): Uint32Array {
  const counts = new Uint32Array(many);
  const lastRow = new Int32Array(many).fill(-1);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let position = starts[row] as number; position < (starts[row + 1] as number); position++) {
      const thing = thingAt(position);
      if (thing === BREAK || lastRow[thing] === row) continue;
      lastRow[thing] = row;
      counts[thing] = (counts[thing] as number) + 1;
    }
  }
  return counts;
}

function mostFrequent(counts: Uint32Array, least: number, order: (left: number, right: number) => number): number[] {
  return [...counts.keys()]
    .filter((id) => (counts[id] as number) >= least)
    .sort((left, right) => (counts[right] as number) - (counts[left] as number) || order(left, right))
    .slice(0, MOST_TERMS);
}
