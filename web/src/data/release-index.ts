import type { FacetTable, PublicCluster, ReleaseData } from '../../../src/public-records/release.ts';
import { largestFirst } from './by-size.ts';
import { clusterSearch, type Found } from './search.ts';

/** A release with the look-ups that the page needs. */
export interface ReleaseIndex {
  readonly release: ReleaseData;
  /** Clusters without a parent, largest first. */
  readonly tops: readonly PublicCluster[];
  /** Clusters without children, largest first. */
  readonly leaves: readonly PublicCluster[];
  /** Ids of clusters with children, in the order of the release. */
  readonly parents: readonly string[];
  /** The same for all who ask. */
  readonly search: (query: string) => Found | null;
  cluster(id: string): PublicCluster | undefined;
  /** Largest first. */
  children(id: string): readonly PublicCluster[];
  /** From the top down, without the cluster itself. */
  ancestors(id: string): readonly PublicCluster[];
  /** Position of the topmost ancestor of a cluster, or of itself, among `tops`. */
  family(id: string): number;
  facet(name: string): FacetTable | undefined;
}

export function indexRelease(release: ReleaseData): ReleaseIndex {
  const byId = new Map(release.clusters.clusters.map((cluster) => [cluster.id, cluster]));
  const families = Map.groupBy(release.clusters.clusters, (cluster) => parentOf(cluster, byId));
  for (const family of families.values()) family.sort(largestFirst);
  const facets = new Map(release.facets.map((table) => [table.facet, table]));
  const tops = families.get(null) ?? [];
  const placeOfTop = new Map(tops.map(({ id }, place) => [id, place]));
  return {
    release,
    tops,
    leaves: release.clusters.clusters.filter((cluster) => !families.has(cluster.id)).sort(largestFirst),
    parents: release.clusters.clusters.filter(({ id }) => families.has(id)).map(({ id }) => id),
    search: clusterSearch(release.clusters.clusters),
    cluster: (id) => byId.get(id),
    children: (id) => families.get(id) ?? [],
    ancestors: (id) => ancestorsOf(id, byId),
    family: (id) => placeOfTop.get(ancestorsOf(id, byId)[0]?.id ?? id) ?? 0,
    facet: (name) => facets.get(name),
  };
}

/** A parent that is not in the release counts as none: nothing disappears from the tree. */
function parentOf(cluster: PublicCluster, byId: ReadonlyMap<string, PublicCluster>): string | null {
  return cluster.parent !== null && byId.has(cluster.parent) ? cluster.parent : null;
}

function ancestorsOf(id: string, byId: ReadonlyMap<string, PublicCluster>): PublicCluster[] {
  const path: PublicCluster[] = [];
  const start = byId.get(id);
  let next = start && parentOf(start, byId);
  while (next && !path.some((ancestor) => ancestor.id === next)) {
    const ancestor = byId.get(next)!;
    path.unshift(ancestor);
    next = parentOf(ancestor, byId);
  }
  return path;
}
