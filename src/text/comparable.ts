/** What of a text is compared with other texts when copies are looked for: its words in order, as numbers. */
import { hashOfUnits } from './fnv.ts';
import { isUnspaced, normalize, unspacedWords } from './words.ts';

/** One number a word. Equal words are equal numbers; different ones are so by a chance of one in four thousand million. */
export type ComparableText = Uint32Array;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** The first `most` words of any script without case, marks and spacing: what makes two writings of one text equal. */
export function comparableText(text: string, most: number): ComparableText {
  const words: number[] = [];
  for (const [token] of normalize(text).toLowerCase().matchAll(WORD)) {
    if (words.length >= most) break;
    if (isUnspaced(token)) for (const word of unspacedWords(token)) words.push(numberOf(word));
    else words.push(numberOf(token));
  }
  return Uint32Array.from(words.slice(0, most));
}

/** Every word with the one behind it, in order: one fewer than there are words. */
export function pairsOf(words: ComparableText): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, words.length - 1));
  for (let at = 0; at < pairs.length; at++) pairs[at] = joined(words[at] as number, words[at + 1] as number);
  return pairs;
}

/** One number for a word, or several, and the word that follows. */
export function joined(before: number, word: number): number {
  return mixed(Math.imul(before, 0x9e3779b1) ^ (word + 0x7f4a7c15));
}

function numberOf(word: string): number {
  return mixed(hashOfUnits(word));
}

/** The last steps of MurmurHash3 (Appleby): every bit of 32 comes to depend on every other. */
export function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
