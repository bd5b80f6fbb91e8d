/** Do names mean something? Whether a conversation finds its own cluster among its neighbours by name and description alone. */
import { dot } from '../../text/vectors.ts';

export interface MatchCluster {
  readonly id: string;
  readonly parent: string | null;
  readonly centroid: Float32Array;
  /** Vector of its name and description. */
  readonly name: Float32Array;
  /** Vectors of its members, gone through once. */
  readonly members: Iterable<Float32Array>;
}

const COMPARED_SIBLINGS = 5;

/** Members tried, and those that are nearer to their own cluster's name than to those of its five nearest siblings. */
export function matchNames(clusters: readonly MatchCluster[]): { tried: number; matched: number } {
  let tried = 0;
  let matched = 0;
  for (const cluster of clusters) {
    const siblings = nearestSiblings(cluster, clusters);
    if (siblings.length === 0) continue;
    for (const member of cluster.members) {
      const own = cosine(member, cluster.name);
      tried++;
      if (siblings.every((sibling) => cosine(member, sibling.name) < own)) matched++;
    }
  }
  return { tried, matched };
}

/** The nearest clusters under the same parent; where they are fewer than five, the nearest of the others as well. */
function nearestSiblings(cluster: MatchCluster, all: readonly MatchCluster[]): MatchCluster[] {
  const own = all.filter((other) => other !== cluster && other.parent === cluster.parent);
  if (own.length >= COMPARED_SIBLINGS) return nearestAmong(own, cluster, COMPARED_SIBLINGS);
  const foreign = all.filter((other) => other.parent !== cluster.parent);
  return [...own, ...nearestAmong(foreign, cluster, COMPARED_SIBLINGS - own.length)];
}

/** Of equals, those that come first. */
function nearestAmong(others: readonly MatchCluster[], { centroid }: MatchCluster, most: number): MatchCluster[] {
  return others
    .map((other) => ({ other, nearness: cosine(centroid, other.centroid) }))
    .sort((left, right) => right.nearness - left.nearness)
    .slice(0, most)
    .map(({ other }) => other);
}

function cosine(left: Float32Array, right: Float32Array): number {
  return dot(left, 0, right, 0, left.length);
}
