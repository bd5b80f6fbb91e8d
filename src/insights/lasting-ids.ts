/** Ids of clusters: `c0001` and up for base clusters, `p0001` and up for parents. A number is given once in a line of runs that continue one another. */
import type { Lineage } from './lineage.ts';

type Prefix = 'c' | 'p';

/**
 * A cluster that continues an earlier one keeps its id; all others get the next numbers.
 *
 * @param issued the greatest number that was given so far; 0 where there was no run before
 */
export function lastingIds(prefix: Prefix, lineages: readonly Lineage[], issued: number): string[] {
  let last = issued;
  return lineages.map(({ kind, from: [heir] }) =>
    kind === 'continues' && heir !== undefined ? heir.id : `${prefix}${String(++last).padStart(4, '0')}`,
  );
}

/**
 * The greatest number that was ever given, those of these ids among them. Parents of runs by earlier versions (`p1-0003`) have none.
 *
 * @param before the greatest that was noted before; 0 where none was
 */
export function issuedWith(prefix: Prefix, before: number, ids: readonly string[]): number {
  const numbers = ids.map((id) => Number(id.startsWith(prefix) ? id.slice(1) : 0) || 0);
  return numbers.reduce((most, number) => Math.max(most, number), before);
}
