/**
 * Whether one text is a copy of another: the same, or the same but for changes here and there. A template that is filled in with another
 * request shares as many words; there the change is one long stretch. So what is asked is how much of either text the other has, and
 * whether what it has not is spread over the text. Measured in docs/decisions/duplicates.md.
 */
import { type ComparableText, combinationsOf } from './comparable.ts';
import { NumberSet } from './number-set.ts';

/** Of fewer words each can make it another request: such texts are copies only where all words are the same. */
export const LEAST_WORDS = 20;
/** Share of the words of either text that stand with the same two others as in the other text. */
const LEAST_SHARED = 0.68;
/** Three of four words in a row: a word that was changed, put in or left out takes hardly a neighbour along. */
const THREES = [
  [1, 2],
  [1, 3],
  [2, 3],
] as const;
/** Two of three in a row: where neither is found, words were changed. */
const TWOS = [[1], [2]] as const;
/** Words in a row: a change that is no longer than that is no request of its own. */
const SHORT_CHANGE = 4;
/** Logarithm of how many stretches so long are to be expected where as many changes are spread by chance. */
const LEAST_EXPECTED = -6;
/** No text shares that much with one of twice its length. */
const LEAST_RATIO = 0.5;

/** Distances at which others stand behind a word. */
type Ways = readonly (readonly number[])[];

/** What comparing needs of a text, made when it is first asked for. */
export class ReadyText {
  readonly words: ComparableText;
  #twos: Combinations | undefined;
  #threes: Combinations | undefined;

  constructor(words: ComparableText) {
    this.words = words;
  }

  get twos(): Combinations {
    this.#twos ??= new Combinations(this.words, TWOS);
    return this.#twos;
  }

  get threes(): Combinations {
    this.#threes ??= new Combinations(this.words, THREES);
    return this.#threes;
  }
}

class Combinations {
  readonly ways: Ways;
  /** By way, in the order of the words. */
  readonly numbers: readonly Uint32Array[];
  #all: NumberSet | undefined;

  constructor(words: ComparableText, ways: Ways) {
    this.ways = ways;
    this.numbers = ways.map((way) => combinationsOf(words, way));
  }

  get all(): NumberSet {
    this.#all ??= new NumberSet(this.numbers);
    return this.#all;
  }
}

/** Symmetric; not transitive. Texts without words are copies of nothing. */
export function isCopy(left: ReadyText, right: ReadyText): boolean {
  const shorter = Math.min(left.words.length, right.words.length);
  const longer = Math.max(left.words.length, right.words.length);
  if (shorter < LEAST_WORDS) return shorter > 0 && sameWords(left.words, right.words);
  if (shorter < LEAST_RATIO * longer) return false;
  return isCopyFrom(left, right) && isCopyFrom(right, left);
}

/** Of what looks alike most is a template with another request: whether changes are spread is asked first, since it takes less. */
function isCopyFrom(left: ReadyText, right: ReadyText): boolean {
  return isSpread(foundIn(left.words, left.twos, right.twos)) && sharedShare(left, right) >= LEAST_SHARED;
}

export function sameWords(left: ComparableText, right: ComparableText): boolean {
  return left.length === right.length && left.every((word, at) => word === right[at]);
}

/** Share of the words of the left text that stand with the same two others as in the right one, 0 to 1. */
export function sharedShare({ words, threes }: ReadyText, other: ReadyText): number {
  return words.length === 0 ? 0 : shareOf(foundIn(words, threes, other.threes));
}

function shareOf(found: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < found.length; at++) sum += found[at] as number;
  return sum / found.length;
}

/** Whether so long a stretch of changes as the longest may come about where as many changes are spread by chance. */
function isSpread(found: Uint8Array): boolean {
  const longest = longestChange(found);
  if (longest <= SHORT_CHANGE) return true;
  const shared = shareOf(found);
  return Math.log(found.length * shared) + longest * Math.log(1 - shared) >= LEAST_EXPECTED;
}

function longestChange(found: Uint8Array): number {
  let longest = 0;
  let stretch = 0;
  for (const one of found) {
    stretch = one === 1 ? 0 : stretch + 1;
    longest = Math.max(longest, stretch);
  }
  return longest;
}

/** By word: 1 where it is in a combination that the other text has as well. */
function foundIn(words: ComparableText, { ways, numbers }: Combinations, { all }: Combinations): Uint8Array {
  const found = new Uint8Array(words.length);
  for (let index = 0; index < ways.length; index++) {
    const way = ways[index] as readonly number[];
    const own = numbers[index] as Uint32Array;
    for (let at = 0; at < own.length; at++) {
      if (isFound(found, at, way) || !all.has(own[at] as number)) continue;
      found[at] = 1;
      for (let other = 0; other < way.length; other++) found[at + (way[other] as number)] = 1;
    }
  }
  return found;
}

/** Whether a word and those at these distances behind it are found already. */
function isFound(found: Uint8Array, at: number, way: readonly number[]): boolean {
  if (found[at] === 0) return false;
  for (let other = 0; other < way.length; other++) if (found[at + (way[other] as number)] === 0) return false;
  return true;
}
