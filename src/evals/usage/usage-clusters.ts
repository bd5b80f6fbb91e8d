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
  const usageOf = usageIn(clusters);
  return clusters
    .filter(({ id }) => !parents.has(id))
    .map(usageOf)
    .sort(largestFirst);
}

/** The largest first. */
export function usageAreas(release: Pick<ReleaseData, 'clusters'>): UsageArea[] {
  const { clusters } = release.clusters;
  const lowest = Map.groupBy(lowestClusters(release), ({ top }) => top);
  const usageOf = usageIn(clusters);
  return clusters
    .filter(({ parent }) => parent === null)
    .map((cluster) => ({ ...usageOf(cluster), clusters: lowest.get(cluster.id) ?? [] }))
    .sort(largestFirst);
}

type Cluster = ReleaseData['clusters']['clusters'][number];

function usageIn(clusters: readonly Cluster[]): (cluster: Cluster) => UsageCluster {
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const topOf = ({ id, parent }: Cluster): string => {
    const above = parent === null ? undefined : byId.get(parent);
    return above === undefined ? id : topOf(above);
  };
  return (cluster) => {
    const { id, name, description, share, shareInterval } = cluster;
    return { id, name, description, share, shareInterval, top: topOf(cluster) };
  };
}

function largestFirst(left: UsageCluster, right: UsageCluster): number {
  return right.share - left.share || (left.id < right.id ? -1 : 1);
}

/** As it is compared with items. */
export function usageText({ name, description }: Pick<UsageCluster, 'name' | 'description'>): string {
  return description === '' ? name : `${name}. ${description}`;
}
