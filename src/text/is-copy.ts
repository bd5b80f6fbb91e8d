/**
 * Whether one text is a copy of another: the same, or the same but for changes here and there. A template that is filled in with another
 * request shares as many words; there the change is one long stretch. So what is asked is how much of either text the other has, and
 * whether what it has not is spread over the text. Measured in docs/decisions/duplicates.md.
 */
import { type ComparableText, combinationsOf } from './comparable.ts';

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

/** What comparing needs of a text. */
export interface ReadyText {
  readonly words: ComparableText;
  readonly twos: Combinations;
  readonly threes: Combinations;
}

interface Combinations {
  readonly distances: readonly (readonly number[])[];
  /** By distances, in the order of the words. */
  readonly numbers: readonly Uint32Array[];
  readonly all: ReadonlySet<number>;
}

export function readyText(words: ComparableText): ReadyText {
  return { words, twos: combinations(words, TWOS), threes: combinations(words, THREES) };
}

function combinations(words: ComparableText, distances: Combinations['distances']): Combinations {
  const numbers = distances.map((own) => combinationsOf(words, own));
  const all = new Set<number>();
  for (const list of numbers) for (const number of list) all.add(number);
  return { distances, numbers, all };
}

/** Symmetric; not transitive. Texts without words are copies of nothing. */
export function isCopy(left: ReadyText, right: ReadyText): boolean {
  const [shorter, longer] = [left.words.length, right.words.length].sort((one, other) => one - other) as [
    number,
    number,
  ];
  if (shorter < LEAST_WORDS) return shorter > 0 && sameWords(left.words, right.words);
  if (shorter < LEAST_RATIO * longer) return false;
  return sharesEnough(left, right) && sharesEnough(right, left);
}

export function sameWords(left: ComparableText, right: ComparableText): boolean {
  return left.length === right.length && left.every((word, at) => word === right[at]);
}

/** Share of the words of the left text that stand with the same two others as in the right one, 0 to 1. */
export function sharedShare({ words, threes }: ReadyText, other: ReadyText): number {
  return words.length === 0 ? 0 : shareOf(foundIn(words, threes, other.threes));
}

function shareOf(found: Uint8Array): number {
  return found.reduce((sum, one) => sum + one, 0) / found.length;
}

function sharesEnough(left: ReadyText, right: ReadyText): boolean {
  return sharedShare(left, right) >= LEAST_SHARED && isSpread(foundIn(left.words, left.twos, right.twos));
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
function foundIn(words: ComparableText, { distances, numbers }: Combinations, other: Combinations): Uint8Array {
  const found = new Uint8Array(words.length);
  numbers.forEach((list, index) => {
    const own = distances[index] as readonly number[];
    list.forEach((number, at) => {
      if (!other.all.has(number)) return;
      found[at] = 1;
      for (const distance of own) found[at + distance] = 1;
    });
  });
  return found;
}
