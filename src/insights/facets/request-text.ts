/** The lexical analyst's request facet: what a person asked for, in their own words, cleaned and cut. Private. */
import { firstWords } from '../../text/first-words.ts';
import { shortenedText, type WayToShorten } from '../../text/shortened-text.ts';
import { isUnspaced, normalize } from '../../text/words.ts';
import type { Message } from '../records.ts';

/** Words that are kept: what names are made of and what TF-IDF counts. An encoder reads its own share of the beginning. */
export const REQUEST_WORDS = 400;

/** Words that are read where not the first alone count. */
const LONGEST_REQUEST = 20_000;
/** What is read of one turn, in UTF-16 units: far more than any request needs, so that a huge paste costs no time. */
const READ_LENGTH = 32_768;
const FENCED_CODE = /```[\s\S]*?(?:```|$)/gu;
const MARKUP = /<\/?[a-z][^<>]{0,200}>/giu;
const LONG_NUMBER = /\p{N}[\p{N}\-./:,]{3,}/gu;
/** In UTF-16 units. What is longer without a space is data, not a word. */
const LONGEST_TOKEN = 200;
/** A line of a log, or a frame of a stack trace. */
const MACHINE_LINE =
  /^\s*(?:\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|at \S{1,200} ?\(\S{0,200}:\d|File "[^"]{1,200}", line \d)/u;
const QUOTED_LINE = /^\s*>/u;
/** Fewer machine-written lines than this may as well be the person's own list of dates. */
const FEWEST_MACHINE_LINES = 3;

/** The user's turns in order, cleaned, joined by line breaks and cut to `words` words. Empty where nothing is left. */
export function requestOf(
  messages: readonly Message[],
  words: number = REQUEST_WORDS,
  way: WayToShorten = 'first',
): string {
  if (way === 'first') return firstOf(messages, words);
  return shortenedText(firstOf(messages, LONGEST_REQUEST), words, way);
}

function firstOf(messages: readonly Message[], words: number): string {
  const kept: string[] = [];
  let left = words;
  for (const { role, text } of messages) {
    if (role !== 'user' || left <= 0) continue;
    const part = firstWords(cleaned(text), left);
    if (part.text !== '') kept.push(part.text);
    left -= part.words;
  }
  return kept.join('\n');
}

function cleaned(text: string): string {
  const normal = normalize(text.slice(0, READ_LENGTH));
  const prose = withoutLines(normal.replace(FENCED_CODE, ' ')).replace(MARKUP, ' ');
  // A turn that is nothing but code still says something.
  const own = withoutNoise(prose).replace(LONG_NUMBER, ' ');
  return (/\p{L}/u.test(own) ? own : withoutNoise(normal)).replace(/\s+/gu, ' ').trim();
}

/** Without quoted lines, logs and stack traces, unless nothing else is said. */
function withoutLines(text: string): string {
  const lines = text.split('\n');
  const machine = lines.filter((line) => MACHINE_LINE.test(line)).length >= FEWEST_MACHINE_LINES;
  const own = lines.filter((line) => !(QUOTED_LINE.test(line) || (machine && MACHINE_LINE.test(line))));
  return own.some((line) => /\p{L}/u.test(line)) ? own.join('\n') : text;
}

/** Without web and mail addresses and pasted data, token by token: one expression over the whole text could be made to run for hours. */
function withoutNoise(text: string): string {
  return text
    .split(/\s+/u)
    .filter((token) => !isAddress(token) && (token.length <= LONGEST_TOKEN || isUnspaced(token)))
    .join(' ');
}

function isAddress(token: string): boolean {
  if (/^\W*(?:https?:\/\/|www\.)/iu.test(token.slice(0, 40))) return true;
  const at = token.indexOf('@');
  return at > 0 && token.indexOf('.', at) > at + 1;
}
