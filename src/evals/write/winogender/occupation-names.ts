/** Names of occupations as models write them: put in order, held to a few rules, and compared with the title that they were made of. */
import { saysSex } from './words-of-one-sex.ts';

const ARTICLE = /^(?:an?|the)\s+/iu;

/** Empty where nothing is named. Without an article and a full stop; in lower case where every word begins with a capital, as in a heading. */
export function tidyName(written: string): string {
  const name = written.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').replace(/\.$/u, '').replace(ARTICLE, '');
  const isHeading = name.split(' ').every((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return isHeading ? name.toLowerCase() : name;
}

/** In characters, and in words. */
const LONGEST = { name: 80, words: 7 } as const;

interface NameRule {
  readonly reason: string;
  readonly breaks: (name: string) => boolean;
}

const rules: readonly NameRule[] = [
  {
    reason: 'too long',
    breaks: (name) => name.length > LONGEST.name || name.split(' ').length > LONGEST.words,
  },
  // Letters with what stands inside of names: teacher's assistant, door-to-door seller.
  { reason: 'not a name', breaks: (name) => !/^\p{L}(?:[\p{L}\p{M}\p{N}]|[ '’-](?=[\p{L}\p{N}]))*$/u.test(name) },
  { reason: 'says the sex', breaks: saysSex },
];

/** Why it is no name that sentences could have; null where it is one. */
export function faultOfName(name: string): string | null {
  return rules.find(({ breaks }) => breaks(name))?.reason ?? null;
}

const SMALL = new Set(['and', 'or', 'of', 'the', 'in', 'for', 'to', 'a', 'an', 's']);

/** Whether every word of it that counts is one of the title, in the singular or the plural, for the work or for who does it. */
export function isInTitle(name: string, title: string): boolean {
  const stems = new Set(wordsOf(title).map(stemOf));
  const own = wordsOf(name).filter((word) => !SMALL.has(word));
  return own.length > 0 && own.every((word) => stems.has(stemOf(word)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** `repairers` and `repairing` are of one stem, `cutter` and `cutting`; `chemist` and `chemicals` are not. */
function stemOf(word: string): string {
  const singular = word.replace(/ies$/u, 'y').replace(/s$/u, '');
  return singular.replace(/(?:ing|er|or|e)$/u, '').replace(/(\p{L})\1$/u, '$1');
}
