/** Words of text in plain characters: most texts. The same word is the same string each time, so that it is hashed once. */
import { hashOfUnits } from './fnv.ts';
import type { Word } from './words.ts';

type Known = Pick<Word, 'key' | 'surface'>;

const [TAB, LINE_BREAK, SPACE, DOUBLE_QUOTE, QUOTE, HYPHEN] = [9, 10, 32, 34, 39, 45] as const;
const MOST_KNOWN = 2 ** 16;
/** In UTF-16 units. What is longer is hardly met again. */
const LONGEST_KNOWN = 24;
/** Words may be made to have one place. */
const MOST_TRIED = 16;

const isOfWord = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')
  isOfWord[character.charCodeAt(0)] = 1;
const isNothing = new Uint8Array(128);
for (const unit of [TAB, SPACE, DOUBLE_QUOTE, QUOTE, HYPHEN]) isNothing[unit] = 1;

/** A hash table with open addressing: the place of a word in `known`, counted from 1; 0 is free. */
const places = new Uint32Array(4 * MOST_KNOWN);
let known: Known[] = [];

/** Words of letters and digits, with apostrophes and hyphens inside. @param text of line breaks, tabs and printable ASCII alone */
export function plainWords(text: string): Word[] {
  const words: Word[] = [];
  let run = 0;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isOfWord[unit] === 1) {
      const end = endOfWord(text, at);
      const { key, surface } = wordAt(text, at, end);
      words.push({ key, surface, run });
      at = end;
    } else if (isNothing[unit] === 1) at++;
    else {
      run++;
      at = unit === LINE_BREAK ? at + 1 : endOfMarks(text, at);
    }
  }
  return words;
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (isOfWord[unit] === 1) continue;
    if ((unit !== QUOTE && unit !== HYPHEN) || end + 1 === text.length) break;
    if (isOfWord[text.charCodeAt(end + 1)] === 0) break;
  }
  return end;
}

function endOfMarks(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (isOfWord[unit] === 1 || isNothing[unit] === 1 || unit === LINE_BREAK) break;
  }
  return end;
}

function wordAt(text: string, start: number, end: number): Known {
  if (end - start > LONGEST_KNOWN) return asWord(text.slice(start, end));
  const first = placeOf(text, start, end);
  for (let tried = 0; tried < MOST_TRIED; tried++) {
    const place = (first + tried) & (places.length - 1);
    if (places[place] === 0) return remembered(ownString(text, start, end), place);
    const word = known[(places[place] as number) - 1] as Known;
    if (isAt(word.surface, text, start, end)) return word;
  }
  return asWord(ownString(text, start, end));
}

function remembered(surface: string, place: number): Known {
  const word = asWord(surface);
  if (known.length === MOST_KNOWN) {
    known = [];
    places.fill(0);
  }
  places[place] = known.push(word);
  return word;
}

function placeOf(text: string, start: number, end: number): number {
  const hash = hashOfUnits(text, start, end);
  return (hash ^ (hash >>> 15)) & (places.length - 1);
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** A part of the text itself would keep all of it in memory. */
function ownString(text: string, start: number, end: number): string {
  return String.fromCharCode(...Array.from({ length: end - start }, (_, at) => text.charCodeAt(start + at)));
}

function asWord(surface: string): Known {
  return { key: surface.toLowerCase(), surface };
}
