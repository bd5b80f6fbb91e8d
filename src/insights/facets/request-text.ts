/** The lexical analyst's request facet: what a person asked for, in their own words, cleaned and cut. Private. */
import { isUnspaced, normalize } from '../../text/words.ts';
import type { Message } from '../records.ts';

/** Words that are embedded. Longer requests gained nothing on labelled sets and cost time in proportion; see docs/decisions/embedding.md. */
export const REQUEST_WORDS = 48;
/** Words that names are made of. */
export const NAMING_WORDS = 400;

const FENCED_CODE = /```[\s\S]*?(?:```|$)/gu;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/giu;
const MARKUP = /<\/?[a-z][^<>]{0,200}>/giu;
const LONG_NUMBER = /\p{N}[\p{N}\-./:,]{3,}/gu;
/** A long unspaced stretch counts as words of about this many characters. */
const CHARACTERS_A_WORD = 2;

/** The user's turns in order, cleaned, joined by line breaks and cut to `words` words. Empty where nothing is left. */
export function requestOf(messages: readonly Message[], words: number = REQUEST_WORDS): string {
  const turns = messages.filter((message) => message.role === 'user').map((message) => cleaned(message.text));
  return cut(
    turns.filter((turn) => turn !== ''),
    words,
  );
}

function cleaned(text: string): string {
  const normal = normalize(text);
  const prose = normal.replace(FENCED_CODE, ' ').replace(MARKUP, ' ').replace(ADDRESS, ' ').replace(LONG_NUMBER, ' ');
  // A turn that is nothing but code still says something.
  const kept = /\p{L}/u.test(prose) ? prose : normal.replace(ADDRESS, ' ');
  return kept.replace(/\s+/gu, ' ').trim();
}

function cut(turns: readonly string[], words: number): string {
  const kept: string[] = [];
  let left = words;
  for (const turn of turns) {
    if (left <= 0) break;
    const part: string[] = [];
    for (const token of turn.split(' ')) {
      if (left <= 0) break;
      const wide = isUnspaced(token);
      part.push(wide ? [...token].slice(0, left * CHARACTERS_A_WORD).join('') : token);
      left -= wide ? Math.max(1, Math.ceil([...token].length / CHARACTERS_A_WORD)) : 1;
    }
    kept.push(part.join(' '));
  }
  return kept.join('\n');
}
