import type { PublicCluster } from '../../../src/public-records/release.ts';

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

/** A search for the ids of the clusters whose name or description holds every word of a query; null for no words. */
export function clusterSearch(clusters: readonly PublicCluster[]): (query: string) => Set<string> | null {
  const texts = clusters.map(({ id, name, description }) => ({ id, text: fold(`${name}\n${description}`).text }));
  return (query) => {
    const words = queryWords(query);
    const found = texts.filter(({ text }) => words.every((word) => text.includes(word)));
    return words.length > 0 ? new Set(found.map(({ id }) => id)) : null;
  };
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
