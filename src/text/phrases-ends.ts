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

/** Words that say when, how much or how, and what is done to anything: part of good phrases, poor names alone. */
const weakWords: ReadonlySet<string> = new Set(
  `add answer available buy change check common correct date day days decent find free fun hear heard hour hours hundred interested
    interesting located minute minutes month months morning afternoon evening night name number person people read remember
    search send set short small sound start stop tell thousand time times today tomorrow tonight total turn type types week
    weeks weekend word words work works write written year years yesterday january february march april june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday three four five six seven
    eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety million half wrong helps helped helping worth bit lot`.split(
    /\s+/u,
  ),
);

/** Whether a word alone says too little of a topic to be the first that is shown. */
export function isWeakWord(key: string): boolean {
  return weakWords.has(key);
}

/** A word of topic: letters only, not too short, no stop word, no keyboard noise. */
export function isContentWord(key: string): boolean {
  return isWord(key) && !stopWords.has(key) && !HIRAGANA_ONLY.test(key) && !JAPANESE_STEM.test(key);
}

/** Whether a phrase of these words may begin where it does, and holds together: no two words of structure side by side. */
export function mayOpen(keys: readonly string[]): boolean {
  const [first = ''] = keys;
  const loose = keys.some((key, index) => stopWords.has(key) && stopWords.has(keys[index + 1] ?? ''));
  return !loose && keys.every(isInnerWord) && (openingVerbs.has(first) || isContentWord(first));
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
