import type { PublicCluster } from '../../../src/public-records/release.ts';
import { largestFirst } from './by-size.ts';
import { meantWords } from './typo.ts';

/** Start and end (exclusive) of a match in the original text, in code units. */
type Range = readonly [number, number];

/** A text without case and accents, and where each code unit of it came from. */
interface Folded {
  readonly text: string;
  /** For each code unit of `text` its place in the original; one more for the end. */
  readonly origins: readonly number[];
}

/** The words of a query; a cluster must have all of them. */
export function queryWords(query: string): string[] {
  return [
    ...new Set(
      fold(query)
        .text.split(/\s+/u)
        .filter((word) => word !== ''),
    ),
  ];
}

/** What a search found. */
export interface Found {
  readonly ids: ReadonlySet<string>;
  /** Best first: names before descriptions, whole words before parts of them, then the larger. */
  readonly ranked: readonly PublicCluster[];
  /** The query as it is marked in texts: with the words that were meant in place of those that nothing holds. */
  readonly marked: string;
  /** Words that nothing holds, and those that were taken for them. */
  readonly corrected: readonly { readonly typed: string; readonly meant: readonly string[] }[];
}

interface Searched {
  readonly cluster: PublicCluster;
  readonly name: string;
  readonly description: string;
}

/** Of a word that nothing holds so many others are looked for in its place. */
const mostMeant = 5;

/**
 * A search for the clusters whose name or description holds every word of a query; null for no words. A word that nothing holds is taken
 * for those that it was most likely meant for.
 */
export function clusterSearch(clusters: readonly PublicCluster[]): (query: string) => Found | null {
  const searched = once(() => clusters.map(searchedOf));
  const known = once(() => new Set(searched().flatMap(({ name, description }) => wordsOf(`${name} ${description}`))));
  return (query) => {
    const words = queryWords(query);
    if (words.length === 0) return null;
    const meant = words.map((typed) => ({ typed, words: meaningOf(typed, searched(), known) }));
    const ranked = ranking(
      searched(),
      meant.map((one) => one.words),
    );
    return {
      ids: new Set(ranked.map(({ id }) => id)),
      ranked,
      marked: meant.flatMap((one) => one.words).join(' '),
      corrected: meant.flatMap(({ typed, words: [...other] }) =>
        other.includes(typed) ? [] : [{ typed, meant: other }],
      ),
    };
  };
}

/** Made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function searchedOf(cluster: PublicCluster): Searched {
  return { cluster, name: plain(cluster.name), description: plain(cluster.description) };
}

/** Without case and accents, as words of a query are. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is ASCII needs no more than another case.
  return /^[\u0000-\u007f]*$/u.test(text) ? text.toLowerCase() : fold(text).text;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function meaningOf(typed: string, texts: readonly Searched[], known: () => ReadonlySet<string>): readonly string[] {
  const isHeld = texts.some(({ name, description }) => name.includes(typed) || description.includes(typed));
  if (isHeld) return [typed];
  const meant = meantWords(typed, known()).slice(0, mostMeant);
  return meant.length > 0 ? meant : [typed];
}

function ranking(searched: readonly Searched[], words: readonly (readonly string[])[]): PublicCluster[] {
  const scored = searched.flatMap((one) => {
    const score = scoreOf(one, words);
    return score > 0 ? [{ cluster: one.cluster, score }] : [];
  });
  scored.sort((left, right) => right.score - left.score || largestFirst(left.cluster, right.cluster));
  return scored.map(({ cluster }) => cluster);
}

/** Above 0 where a cluster holds one of each. */
function scoreOf({ name, description }: Searched, words: readonly (readonly string[])[]): number {
  let score = 0;
  for (const any of words) {
    const own = Math.max(
      ...any.map((word) => (name.includes(word) ? 3 + standing(name, word) : standing(description, word))),
    );
    if (own === 0) return 0;
    score += own;
  }
  return score;
}

/** How a word stands in a text: 3 as a whole word, 2 as the beginning of one, 1 within one, 0 not at all. */
function standing(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0 && best < 3; at = text.indexOf(word, at + 1)) {
    const begins = !isOfWord(text[at - 1]);
    const ends = !isOfWord(text[at + word.length]);
    best = Math.max(best, begins ? (ends ? 3 : 2) : 1);
  }
  return best;
}

function isOfWord(unit: string | undefined): boolean {
  if (unit === undefined || unit === ' ') return false;
  return (unit >= 'a' && unit <= 'z') || /[\p{L}\p{N}]/u.test(unit);
}

/** Where the words of a query are in a text: in order, merged where they touch. */
export function findRanges(text: string, query: string): Range[] {
  const folded = fold(text);
  const all = queryWords(query).flatMap((word) => occurrences(folded, word));
  return merge(all.sort((left, right) => left[0] - right[0] || left[1] - right[1]));
}

function occurrences({ text, origins }: Folded, word: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    ranges.push([origins[at]!, origins[at + word.length]!]);
  }
  return ranges;
}

function merge(sorted: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of sorted) {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

function fold(original: string): Folded {
  let text = '';
  const origins: number[] = [];
  let place = 0;
  for (const character of original) {
    const decomposed = character < '\u0080' ? character : character.normalize('NFKD').replace(/\p{M}/gu, '');
    const plain = decomposed.toLowerCase();
    for (let unit = 0; unit < plain.length; unit++) origins.push(place);
    text += plain;
    place += character.length;
  }
  return { text, origins: [...origins, place] };
}
