/** Checks of the tree of clusters as a tree. */
import type { PublicCluster, PublicClusters } from '../../public-records/release.ts';
import { CLUSTERS } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';

/** By parent id, null for the top. */
export function childrenOf(clusters: readonly PublicCluster[]): Map<string | null, PublicCluster[]> {
  return Map.groupBy(clusters, (cluster) => cluster.parent);
}

/** Whether the clusters are a tree: only then do sums over it mean anything. */
export function checkTree({ clusters }: PublicClusters, findings: Findings): boolean {
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const unique = findings.expect(byId.size === clusters.length, 'tree', CLUSTERS, 'Two clusters have one id.');
  const linked = clusters.map((cluster) => checkParent(cluster, byId, findings));
  for (const cluster of clusters) checkNeighbours(cluster, byId, findings);
  for (const siblings of childrenOf(clusters).values()) checkNames(siblings, findings);
  return unique && linked.every(Boolean);
}

export function placeOf(id: string): string {
  return `${CLUSTERS} ${id}`;
}

function checkParent(
  { id, parent, level }: PublicCluster,
  byId: ReadonlyMap<string, PublicCluster>,
  findings: Findings,
): boolean {
  if (parent === null) return true;
  const above = byId.get(parent);
  if (!findings.expect(above !== undefined, 'tree', placeOf(id), 'Its parent is not in the release.')) return false;
  return findings.expect(
    (above?.level ?? 0) > level,
    'tree',
    placeOf(id),
    'Its level is not below that of its parent.',
  );
}

function checkNeighbours(
  { id, level, neighbours }: PublicCluster,
  byId: ReadonlyMap<string, PublicCluster>,
  findings: Findings,
): void {
  const right = neighbours.every((other) => other !== id && byId.get(other)?.level === level);
  const once = new Set(neighbours).size === neighbours.length;
  findings.expect(right && once, 'tree', placeOf(id), 'Its neighbours are not other clusters of its level.');
}

function checkNames(siblings: readonly PublicCluster[], findings: Findings): void {
  const taken = new Set<string>();
  for (const { id, name } of siblings) {
    findings.expect(!taken.has(name), 'name', placeOf(id), 'A sibling has the same name.');
    taken.add(name);
  }
}
