/** What people use a system for, as a release publishes it: names and shares, and nothing else of it. */
import type { ReleaseData } from '../../public-records/release.ts';

export interface UsageCluster {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Of all conversations, 0 to 1, with its 95 % interval. */
  readonly share: number;
  readonly shareInterval: readonly [number, number];
  /** Id of the cluster at the top that it lies in: its own where it is there itself. */
  readonly top: string;
}

/** An area of use: what stands at the top of the tree, and the lowest clusters in it. */
export interface UsageArea extends UsageCluster {
  /** The largest first; the area itself where nothing is shown below it. */
  readonly clusters: readonly UsageCluster[];
}

/** The lowest clusters that are shown, the largest first. */
export function lowestClusters({ clusters: { clusters } }: Pick<ReleaseData, 'clusters'>): UsageCluster[] {
  const parents = new Set(clusters.map(({ parent }) => parent));
  const lowest = clusters.filter(({ id }) => !parents.has(id));
  return lowest.map((cluster) => usageOf(cluster, clusters)).sort(largestFirst);
}

/** The largest first. */
export function usageAreas(release: Pick<ReleaseData, 'clusters'>): UsageArea[] {
  const { clusters } = release.clusters;
  const lowest = Map.groupBy(lowestClusters(release), ({ top }) => top);
  return clusters
    .filter(({ parent }) => parent === null)
    .map((cluster) => ({ ...usageOf(cluster, clusters), clusters: lowest.get(cluster.id) ?? [] }))
    .sort(largestFirst);
}

type Cluster = ReleaseData['clusters']['clusters'][number];

function usageOf({ id, name, description, share, shareInterval }: Cluster, clusters: readonly Cluster[]): UsageCluster {
  return { id, name, description, share, shareInterval, top: topOf(id, new Map(clusters.map((one) => [one.id, one]))) };
}

function topOf(id: string, byId: ReadonlyMap<string, Cluster>): string {
  const parent = byId.get(id)?.parent ?? null;
  return parent === null ? id : topOf(parent, byId);
}

function largestFirst(left: UsageCluster, right: UsageCluster): number {
  return right.share - left.share || (left.id < right.id ? -1 : 1);
}

/** As it is compared with items. */
export function usageText({ name, description }: Pick<UsageCluster, 'name' | 'description'>): string {
  return description === '' ? name : `${name}. ${description}`;
}
