/**
 * Whether one text is a copy of another: the same, or the same but for changes here and there. A template that is filled in with another
 * request shares as many words; there the change is one long stretch. So what is asked is how much of either text the other has, and
 * whether what it has not is spread over the text. Measured in docs/decisions/duplicates.md.
 */
import { CombinationTable, type Way } from './combination-table.ts';
import type { ComparableText } from './comparable.ts';

/** Of fewer words each can make it another request: such texts are copies only where all words are the same. */
export const LEAST_WORDS = 20;
/** Share of the words of either text that stand with the same two others as in the other text. */
const LEAST_SHARED = 0.68;
/** Three of four words in a row: a word that was changed, put in or left out takes hardly a neighbour along. */
const THREES: readonly Way[] = [
  { second: 1, third: 2 },
  { second: 1, third: 3 },
  { second: 2, third: 3 },
];
/** Two of three in a row: where neither is found, words were changed. */
const TWOS: readonly Way[] = [
  { second: 1, third: 0 },
  { second: 2, third: 0 },
];
/** Words in a row: a change that is no longer than that is no request of its own. */
const SHORT_CHANGE = 4;
/** Logarithm of how many stretches so long are to be expected where as many changes are spread by chance. */
const LEAST_EXPECTED = -6;
/** No text shares that much with one of twice its length. */
const LEAST_RATIO = 0.5;

/** What comparing needs of a text, made when it is first asked for. */
export class ReadyText {
  readonly words: ComparableText;
  #twos: CombinationTable | undefined;
  #threes: CombinationTable | undefined;

  constructor(words: ComparableText) {
    this.words = words;
  }

  get twos(): CombinationTable {
    this.#twos ??= new CombinationTable(this.words, TWOS);
    return this.#twos;
  }

  get threes(): CombinationTable {
    this.#threes ??= new CombinationTable(this.words, THREES);
    return this.#threes;
  }
}

/** Symmetric; not transitive. Texts without words are copies of nothing. Of the left one is kept what comparing it with others needs. */
export function isCopy(left: ReadyText, right: Pick<ReadyText, 'words'>): boolean {
  const shorter = Math.min(left.words.length, right.words.length);
  const longer = Math.max(left.words.length, right.words.length);
  if (shorter < LEAST_WORDS) return shorter > 0 && sameWords(left.words, right.words);
  if (shorter < LEAST_RATIO * longer) return false;
  // Of what looks alike most is a template with another request: whether changes are spread is asked first, since it takes less.
  const byTwos = left.twos.sharedWith(right.words);
  if (!byTwos.every((found) => shareOf(found) >= LEAST_SHARED && isSpread(found))) return false;
  return left.threes.sharedWith(right.words).every((found) => shareOf(found) >= LEAST_SHARED);
}

export function sameWords(left: ComparableText, right: ComparableText): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
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
