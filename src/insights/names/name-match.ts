/** Do names mean something? Whether a conversation finds its own cluster among its neighbours by name and description alone. */
import { ended } from '../../core/steps.ts';
import { nearestRows } from '../../kernels/index.ts';
import { blockOf, dot } from '../../kernels/vectors.ts';

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
export function matchNames(clusters: readonly MatchCluster[]): Match {
  return ended(matchSteps(clusters));
}

export interface Match {
  readonly tried: number;
  readonly matched: number;
}

/** The same; a step tells how many clusters were gone through. */
export function* matchSteps(clusters: readonly MatchCluster[]): Generator<number, Match> {
  let tried = 0;
  let matched = 0;
  const siblings = nearestSiblings(clusters);
  for (const [at, cluster] of clusters.entries()) {
    yield at;
    const names = (siblings[at] ?? []).map(({ name }) => name);
    if (names.length === 0) continue;
    for (const member of cluster.members) {
      const own = cosine(member, cluster.name);
      tried++;
      if (names.every((name) => cosine(member, name) < own)) matched++;
    }
  }
  return { tried, matched };
}

/** Of each the nearest clusters under the same parent; where they are fewer than five, the nearest of the others as well. */
function nearestSiblings(clusters: readonly MatchCluster[]): MatchCluster[][] {
  const found = new Map<MatchCluster, MatchCluster[]>();
  for (const family of Map.groupBy(clusters, ({ parent }) => parent).values())
    nearestAmong(family, COMPARED_SIBLINGS).forEach((near, at) => {
      found.set(family[at] as MatchCluster, near);
    });
  // As many of them may be siblings.
  const anywhere = nearestAmong(clusters, 2 * COMPARED_SIBLINGS);
  return clusters.map((cluster, at) => {
    const own = found.get(cluster) ?? [];
    const foreign = (anywhere[at] ?? []).filter(({ parent }) => parent !== cluster.parent);
    return [...own, ...foreign].slice(0, COMPARED_SIBLINGS);
  });
}

/** Of each the nearest others by centroid; of equals, those that come first. */
function nearestAmong(clusters: readonly MatchCluster[], count: number): MatchCluster[][] {
  const { most, rows } = nearestRows(blockOf(clusters.map(({ centroid }) => centroid)), count);
  return clusters.map((_, at) =>
    [...rows.subarray(at * most, (at + 1) * most)].map((row) => clusters[row] as MatchCluster),
  );
}

function cosine(left: Float32Array, right: Float32Array): number {
  return dot(left, 0, right, 0, left.length);
}
