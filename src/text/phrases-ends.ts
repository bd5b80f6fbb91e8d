/** Which words may stand alone, and where a phrase may begin and end so that it reads as a whole and not as a fragment. */
import { stopWords } from './stop-words.ts';

const LONGEST_WORD = 28;
const HAN = /\p{Script=Han}/u;
const HIRAGANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;
const JAPANESE_STEM =
  /[\p{Script=Han}\p{Script=Katakana}][っきしちにびみりいけせてねべめれえげじさわかがまらばなっくんぎ]$/u;

/** Verbs that say little alone but open a good phrase: "make a reservation". */
const openingVerbs: ReadonlySet<string> = new Set(
  'make get take use call give keep put show see try book find learn'.split(' '),
);

/** A word of topic: letters only, not too short, no stop word, no keyboard noise. */
export function isContentWord(key: string): boolean {
  return isWord(key) && !stopWords.has(key) && !HIRAGANA_ONLY.test(key) && !JAPANESE_STEM.test(key);
}

/** Whether a phrase of these words may begin where it does. */
export function mayOpen(keys: readonly string[]): boolean {
  const [first = ''] = keys;
  return keys.every(isInnerWord) && (openingVerbs.has(first) || isContentWord(first));
}

export function mayClose(keys: readonly string[]): boolean {
  return isContentWord(keys.at(-1) ?? '');
}

function isWord(key: string): boolean {
  const length = [...key].length;
  if (length > LONGEST_WORD || !/\p{L}/u.test(key)) return false;
  return (length > 1 || HAN.test(key)) && isInnerWord(key);
}

function isInnerWord(key: string): boolean {
  return !/\p{N}/u.test(key) && !/(\p{L})\1\1/u.test(key);
}
