/** Words of a text in any script: what TF-IDF counts and what names are made of. */
import { plainWords } from './plain-words.ts';

export interface Word {
  /** What words are compared by: NFKC, lower case, without invisible characters. */
  readonly key: string;
  /** As written, NFKC and without invisible characters. */
  readonly surface: string;
  /** Position of this word after the previous break (sentence mark, line, bracket): words of one run may form a phrase. */
  readonly run: number;
}

// Fillers and variation selectors are letters and marks to Unicode, yet nothing to the eye.
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;
// Normalization sorts the marks on a letter in quadratic time; no script needs more (UAX 15, stream-safe text).
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;
// Letters, marks and digits, with apostrophes and hyphens inside a word.
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’\-‐][\p{L}\p{M}\p{N}]+)*|[^\p{L}\p{M}\p{N}\s'’"-]+|\n/gu;
// Scripts that are written without spaces between words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
// Most texts have nothing but plain characters, and need none of the expressions above.
const PLAIN = /^[\n\t\x20-\x7e]*$/;

const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text in order. Unspaced scripts are cut by `Intl.Segmenter`; the rest at spaces and marks. */
export function wordsOf(text: string): Word[] {
  if (isPlain(text)) return plainWords(text);
  const words: Word[] = [];
  const normal = normalize(text);
  let run = 0;
  for (const [token] of normal.matchAll(TOKEN)) {
    if (!WORD_CHARACTER.test(token)) run++;
    else if (UNSPACED.test(token)) for (const part of unspacedWords(token)) words.push(word(part, run));
    else words.push(word(token.replaceAll('’', "'").replaceAll('‐', '-'), run));
  }
  return words;
}

/** NFKC without invisible characters, which may keep letters apart that NFKC joins; line breaks stay. */
export function normalize(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u2028\u2029\u0085]/gu, '\n')
    .replace(INVISIBLE, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''))
    .replace(TOO_MANY_MARKS, '$1')
    .normalize('NFKC')
    .replace(TOO_MANY_MARKS, '$1');
}

/** True where a text has line breaks, tabs and printable ASCII alone. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** True where words of this text are written without spaces. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/** Lower case may join what upper case has in two: J with a caron. */
function word(surface: string, run: number): Word {
  return { key: surface.toLowerCase().normalize('NFKC'), surface, run };
}

/** The words of a stretch that is written without spaces. */
export function unspacedWords(token: string): string[] {
  const locale = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(token)
    ? 'ja'
    : /\p{Script=Thai}/u.test(token)
      ? 'th'
      : 'zh';
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  const parts: string[] = [];
  for (const part of segmenter.segment(token)) if (part.isWordLike) parts.push(part.segment);
  return parts;
}
