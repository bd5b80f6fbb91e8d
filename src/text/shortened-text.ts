/** What is read of a long text, in whole words. */
import { firstWords } from './first-words.ts';

/**
 * `first`: its beginning. `ends`: half of it is the beginning, a quarter comes from the middle, a quarter is the end. `turns`: as many
 * words of every line as there is room for, a line being a turn.
 */
export const waysToShorten = ['first', 'ends', 'turns'] as const;
export type WayToShorten = (typeof waysToShorten)[number];

/** At most `words` words of a text, in their order. What is shorter stays as it is, but for space between words. */
export function shortenedText(text: string, words: number, way: WayToShorten): string {
  const all = firstWords(text, Number.MAX_SAFE_INTEGER);
  if (way === 'first' || all.words <= words) return firstWords(text, words).text;
  return way === 'ends' ? ends(all.text, words) : turns(all.text, words);
}

/** Text without spaces is a word by itself here: its beginning is what is kept. */
function ends(text: string, words: number): string {
  const tokens = text.split(/\s+/u);
  const quarter = Math.floor(words / 4);
  const middle = Math.max(0, Math.floor((tokens.length - quarter) / 2));
  const parts = [
    tokens.slice(0, words - 2 * quarter),
    tokens.slice(middle, middle + quarter),
    tokens.slice(Math.max(0, tokens.length - quarter)),
  ];
  return firstWords(parts.map((part) => part.join(' ')).join('\n'), words).text;
}

/** Short lines leave their room to longer ones. */
function turns(text: string, words: number): string {
  const lines = text.split('\n');
  const lengths = lines.map((line) => firstWords(line, words).words);
  const given = lengths.map(() => 0);
  let left = words;
  for (const [turn, index] of [...lengths.keys()]
    .sort((one, other) => (lengths[one] as number) - (lengths[other] as number))
    .entries()) {
    given[index] = Math.min(lengths[index] as number, Math.floor(left / (lines.length - turn)));
    left -= given[index] as number;
  }
  return lines
    .map((line, index) => firstWords(line, given[index] as number).text)
    .filter((line) => line !== '')
    .join('\n');
}
