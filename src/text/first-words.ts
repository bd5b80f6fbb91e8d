/** The beginning of a text, in whole words. */
import { isUnspaced } from './words.ts';

/** A long unspaced stretch counts as words of about this many characters. */
const CHARACTERS_A_WORD = 2;

/** The first `words` words of a text, and how many they are. Line breaks stay, other space between words is one blank. */
export function firstWords(text: string, words: number): { text: string; words: number } {
  const lines: string[] = [];
  let left = words;
  for (const line of text.split('\n')) {
    if (left <= 0) break;
    const part: string[] = [];
    for (const token of line.split(/\s+/u)) {
      if (left <= 0) break;
      if (token === '') continue;
      const wide = isUnspaced(token);
      part.push(wide ? [...token].slice(0, left * CHARACTERS_A_WORD).join('') : token);
      left -= wide ? Math.max(1, Math.ceil([...token].length / CHARACTERS_A_WORD)) : 1;
    }
    if (part.length > 0) lines.push(part.join(' '));
  }
  return { text: lines.join('\n'), words: words - left };
}
