import type { PublicCluster } from '../../../src/public-records/release.ts';

/** Start and end (exclusive) of a match in the original text, in code units. */
export type Range = readonly [number, number];

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

/** Ids of the clusters whose name or description holds every word of the query. */
export function findClusters(clusters: readonly PublicCluster[], query: string): Set<string> {
  const words = queryWords(query);
  const found = clusters.filter((cluster) => {
    const text = fold(`${cluster.name}\n${cluster.description}`).text;
    return words.length > 0 && words.every((word) => text.includes(word));
  });
  return new Set(found.map((cluster) => cluster.id));
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
    const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (let unit = 0; unit < plain.length; unit++) origins.push(place);
    text += plain;
    place += character.length;
  }
  return { text, origins: [...origins, place] };
}
