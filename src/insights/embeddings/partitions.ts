/**
 * Which rows are embedded together. The embedded encoder knows English: text in another language would end in one junk
 * cluster, so every other language is kept apart and read by its own words alone.
 */
import type { FacetRow } from '../records.ts';

export interface RowPartition {
  /** ISO 639-1 code of its language, `other`, or `any` where all languages are together. */
  readonly language: string;
  /** Whether the chosen embedder reads it, or (where it does not know the language) the corpus's own words alone. */
  readonly route: 'chosen' | 'corpus';
  readonly rows: readonly number[];
}

export interface PartitionSizes {
  /** A language with fewer rows is not worth a partition of its own. */
  readonly leastApart: number;
  /** Fewer rows than this could not be shown as a cluster of their own. */
  readonly leastTogether: number;
}

/**
 * A language the embedder does not know gets a partition of its own where it has rows enough; the others share one. What
 * the embedder knows joins them where it is the smaller part and has too few rows itself: a partition each would make
 * clusters of languages and not of topics. A handful of foreign rows stays with the rest.
 */
export function partitionRows(
  rows: readonly Pick<FacetRow, 'language'>[],
  known: readonly string[] | 'any',
  { leastApart, leastTogether }: PartitionSizes,
): RowPartition[] {
  const everything = ascending([...rows.keys()]);
  if (known === 'any') return [{ language: 'any', route: 'chosen', rows: everything }];
  const byLanguage = Map.groupBy(rows.keys(), (position) => languageOf(rows[position]?.language ?? 'und', known));
  const main = byLanguage.get(MAIN) ?? [];
  byLanguage.delete(MAIN);
  const large = [...byLanguage].filter(([, positions]) => positions.length >= leastApart);
  const others = [...byLanguage].filter(([, positions]) => positions.length < leastApart).flatMap(([, small]) => small);
  const few = others.length < leastTogether && main.length > 0;
  const joined = !few && main.length < Math.min(leastApart, others.length);
  if (joined && large.length === 0) return [apart('any', everything)];
  return [
    {
      language: known[0] ?? 'en',
      route: 'chosen' as const,
      rows: joined ? [] : ascending(few ? [...main, ...others] : main),
    },
    ...large
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([language, positions]) => apart(language, positions)),
    apart('other', few ? [] : ascending(joined ? [...main, ...others] : others)),
  ].filter((partition) => partition.rows.length > 0);
}

const MAIN = '';

/** Text whose language cannot be told is short: the encoder does as well with it as anything. */
function languageOf(language: string, known: readonly string[]): string {
  return known.includes(language) || language === 'und' ? MAIN : language;
}

function ascending(positions: readonly number[]): number[] {
  return positions.toSorted((left, right) => left - right);
}

function apart(language: string, rows: readonly number[]): RowPartition {
  return { language, route: 'corpus', rows };
}
