/**
 * Which rows are embedded together. The embedded encoder knows English: text in another language would end in one junk
 * cluster, so every other language is kept apart and read by its own words alone.
 */
import type { FacetRow } from '../records.ts';

export interface RowPartition {
  /** ISO 639-1 code of its language, `other`, or `any` where the embedder knows all of them. */
  readonly language: string;
  /** Whether the chosen embedder reads it, or (where it does not know the language) the corpus's own words alone. */
  readonly route: 'chosen' | 'corpus';
  readonly rows: readonly number[];
}

/**
 * A language the embedder does not know gets a partition of its own from `minRows` rows; rarer ones share one. Where
 * even together they are fewer than half of that, too few for a cluster of their own, they stay with the rest.
 */
export function partitionRows(
  rows: readonly Pick<FacetRow, 'language'>[],
  known: readonly string[] | 'any',
  minRows: number,
): RowPartition[] {
  if (known === 'any') return [{ language: 'any', route: 'chosen', rows: rows.map((_, position) => position) }];
  const byLanguage = Map.groupBy(rows.keys(), (position) => languageOf(rows[position]?.language ?? 'und', known));
  const main = byLanguage.get(MAIN) ?? [];
  byLanguage.delete(MAIN);
  const large = [...byLanguage].filter(([, positions]) => positions.length >= minRows);
  const small = [...byLanguage].filter(([, positions]) => positions.length < minRows);
  const others = ascending(small.flatMap(([, positions]) => positions));
  const few = others.length < minRows / 2 && main.length > 0;
  return [
    { language: known[0] ?? 'en', route: 'chosen' as const, rows: few ? ascending([...main, ...others]) : main },
    ...large
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([language, positions]) => apart(language, positions)),
    apart('other', few ? [] : others),
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
