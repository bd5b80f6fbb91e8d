/** Ids of base clusters: `c0001` and up. A number is given once in a line of runs that continue one another. */
import type { Lineage } from './lineage.ts';

/**
 * A cluster that continues an earlier one keeps its id; all others get the next numbers.
 *
 * @param issued the greatest number that was given so far; 0 where there was no run before
 */
export function clusterIds(lineages: readonly Lineage[], issued: number): string[] {
  let last = issued;
  return lineages.map(({ kind, from: [heir] }) =>
    kind === 'continues' && heir !== undefined ? heir.id : `c${String(++last).padStart(4, '0')}`,
  );
}

/** The greatest number among the ids; 0 where there is none. */
export function greatestNumber(ids: readonly string[]): number {
  return ids.reduce((most, id) => Math.max(most, Number(id.slice(1))), 0);
}
