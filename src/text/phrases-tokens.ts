/** Texts as integers: the words of each row in order, interned, with a mark where a phrase may not go on. */
import { ended } from '../core/steps.ts';
import { isContentWord } from './phrases-ends.ts';
import { isPlain, isUnspaced, wordsOf } from './words.ts';

export interface TokenRows {
  /** As written; what a token is the position of. */
  readonly surfaces: readonly string[];
  /** What words are compared by, see `Word.key`. */
  readonly words: readonly string[];
  /** By word: 1 where it says a topic, see `isContentWord`. */
  readonly isContent: Uint8Array;
  /** The word of each surface. */
  readonly wordOf: Uint32Array;
  /** The tokens of row i stand at `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Positions in `surfaces`, or `BREAK`. */
  readonly tokens: Int32Array;
}

export const BREAK = -1;
const TEXTS_A_STEP = 1000;

// Addresses, handles, file and host names, identifiers: whatever holds such a mark inside is no word.
const IDENTIFIER = /@|:\/\/|_|[\p{L}\p{N}][.\\/][\p{L}\p{N}]{2,}|\p{L}\p{N}|\p{N}\p{L}|#/u;
// The same of plain text, at a tenth of the time.
const PLAIN_IDENTIFIER = /[@_#]|:\/\/|[a-z0-9][.\\/][a-z0-9]{2}|[a-z][0-9]|[0-9][a-z]/i;
/** In UTF-16 units. What is longer without a space is no word of a language that has spaces. */
const LONGEST_TOKEN = 200;
const LONG = new RegExp(`\\S{${LONGEST_TOKEN + 1}}`);

export function tokenRows(texts: readonly string[]): TokenRows {
  return ended(tokenSteps(texts));
}

/** The same; a step tells how many texts were read. */
export function* tokenSteps(texts: readonly string[]): Generator<number, TokenRows> {
  const surfaceIds = new Map<string, number>();
  const wordIds = new Map<string, number>();
  const wordOf: number[] = [];
  const starts = new Uint32Array(texts.length + 1);
  const tokens = growingIntegers();
  const intern = (surface: string, key: string): number => {
    const known = surfaceIds.get(surface);
    if (known !== undefined) return known;
    wordOf.push(idOf(wordIds, key));
    return idOf(surfaceIds, surface);
  };
  for (const [row, text] of texts.entries()) {
    if (row % TEXTS_A_STEP === 0) yield row;
    let run = 0;
    for (const word of wordsOf(withoutIdentifiers(text))) {
      if (word.run !== run) tokens.push(BREAK);
      run = word.run;
      tokens.push(intern(word.surface, word.key));
    }
    starts[row + 1] = tokens.length();
  }
  const words = [...wordIds.keys()];
  return {
    surfaces: [...surfaceIds.keys()],
    words,
    isContent: Uint8Array.from(words, (word) => (isContentWord(word) ? 1 : 0)),
    wordOf: Uint32Array.from(wordOf),
    starts,
    tokens: tokens.values(),
  };
}

function withoutIdentifiers(text: string): string {
  // Neither goes over a space: where the text as a whole has none, no token has.
  if (!(isPlain(text) ? PLAIN_IDENTIFIER : IDENTIFIER).test(text) && !LONG.test(text)) return text;
  return text.replace(/\S+/gu, (token) => {
    if (token.length > LONGEST_TOKEN && !isUnspaced(token)) return '\n';
    return IDENTIFIER.test(token) ? '\n' : token;
  });
}

function idOf(ids: Map<string, number>, text: string): number {
  const known = ids.get(text);
  if (known !== undefined) return known;
  ids.set(text, ids.size);
  return ids.size - 1;
}

export interface GrowingIntegers {
  push(value: number): void;
  length(): number;
  values(): Int32Array;
}

/** Integers appended one by one at four bytes each. */
export function growingIntegers(): GrowingIntegers {
  let held = new Int32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === held.length) {
        const wider = new Int32Array(2 * length);
        wider.set(held);
        held = wider;
      }
      held[length++] = value;
    },
    length: () => length,
    values: () => held.slice(0, length),
  };
}
