/** The lexical analyst's request facet: what a person asked for, in their own words, cleaned and cut. Private. */
import { isUnspaced, normalize } from '../../text/words.ts';
import type { Message } from '../records.ts';

/** Words that are embedded. Longer requests gained nothing on labelled sets and cost time in proportion; see docs/decisions/embedding.md. */
export const REQUEST_WORDS = 48;
/** Words that names are made of. */
export const NAMING_WORDS = 400;

/** What is read of one turn, in UTF-16 units: far more than any request needs, so that a huge paste costs no time. */
const READ_LENGTH = 32_768;
const FENCED_CODE = /```[\s\S]*?(?:```|$)/gu;
const MARKUP = /<\/?[a-z][^<>]{0,200}>/giu;
const LONG_NUMBER = /\p{N}[\p{N}\-./:,]{3,}/gu;
/** A line of a log, or a frame of a stack trace. */
const MACHINE_LINE =
  /^\s*(?:\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|at \S{1,200} ?\(\S{0,200}:\d|File "[^"]{1,200}", line \d)/u;
const QUOTED_LINE = /^\s*>/u;
/** Fewer machine-written lines than this may as well be the person's own list of dates. */
const FEWEST_MACHINE_LINES = 3;
/** A long unspaced stretch counts as words of about this many characters. */
const CHARACTERS_A_WORD = 2;

/** The user's turns in order, cleaned, joined by line breaks and cut to `words` words. Empty where nothing is left. */
export function requestOf(messages: readonly Message[], words: number = REQUEST_WORDS): string {
  const kept: string[] = [];
  let left = words;
  for (const { role, text } of messages) {
    if (role !== 'user' || left <= 0) continue;
    const [part, used] = cut(cleaned(text), left);
    if (part !== '') kept.push(part);
    left -= used;
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

/** Without web and mail addresses, token by token: one expression over the whole text could be made to run for hours. */
function withoutNoise(text: string): string {
  return text
    .split(/\s+/u)
    .filter((token) => !isAddress(token))
    .join(' ');
}

function isAddress(token: string): boolean {
  if (/^\W*(?:https?:\/\/|www\.)/iu.test(token.slice(0, 40))) return true;
  const at = token.indexOf('@');
  return at > 0 && token.indexOf('.', at) > at + 1;
}

/** The first `words` words of a cleaned turn, and how many they are. */
function cut(turn: string, words: number): [string, number] {
  const part: string[] = [];
  let left = words;
  for (const token of turn.split(' ')) {
    if (left <= 0 || token === '') break;
    const wide = isUnspaced(token);
    part.push(wide ? [...token].slice(0, left * CHARACTERS_A_WORD).join('') : token);
    left -= wide ? Math.max(1, Math.ceil([...token].length / CHARACTERS_A_WORD)) : 1;
  }
  return [part.join(' '), words - left];
}
