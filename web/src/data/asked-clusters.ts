import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from './release-index.ts';

/** What of the tree is asked for, by words and by size. */
export interface Asked {
  /** Clusters that are asked for; null where nothing is asked and all are shown. */
  readonly ids: ReadonlySet<string> | null;
  /** Those and the way to them; null where all are shown. */
  readonly shown: ReadonlySet<string> | null;
}

/**
 * @param found ids that a search found; null where there is none
 * @param least conversations of a cluster, at least; 0 for any
 */
export function askedClusters(index: ReleaseIndex, found: ReadonlySet<string> | null, least: number): Asked {
  if (found === null && least === 0) return { ids: null, shown: null };
  const asked = index.release.clusters.clusters.filter(
    ({ id, conversations }) => conversations >= least && (found === null || found.has(id)),
  );
  const ids = new Set(asked.map(({ id }) => id));
  const shown = new Set(ids);
  for (const id of ids) for (const ancestor of index.ancestors(id)) shown.add(ancestor.id);
  return { ids, shown };
}

/** The size that an address asks for; 0 where it asks for none. */
export function leastOf(text: string): number {
  return /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : 0;
}

/** Round sizes that tell clusters apart: 1, 2 and 5 times the powers of ten, above the smallest cluster and up to the largest. */
export function roundSizes(clusters: readonly PublicCluster[]): number[] {
  const smallest = clusters.reduce(
    (least, { conversations }) => Math.min(least, conversations),
    Number.POSITIVE_INFINITY,
  );
  const largest = clusters.reduce((most, { conversations }) => Math.max(most, conversations), 0);
  const sizes: number[] = [];
  for (let power = 1; power <= largest; power *= 10) sizes.push(power, 2 * power, 5 * power);
  return sizes.filter((size) => size > smallest && size <= largest);
}
