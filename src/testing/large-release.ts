/** A release of thousands of clusters, for tests of how pages bear it: copies of a small one, side by side on the map. */
import type { PublicCluster, ReleaseData } from '../public-records/release.ts';
import { schemaVersionOf } from '../public-records/release-files.ts';
import { sampleRelease } from './sample-release.ts';

/** @param copies each has 10 clusters at the top with 10 base clusters under each */
export function largeRelease(copies: number): ReleaseData {
  const one = sampleRelease({ seed: 3, tops: 10, basesPerTop: 10 });
  const side = Math.ceil(Math.sqrt(copies));
  const numbers = Array.from({ length: copies }, (_, copy) => copy);
  const { total, named, clusters } = one.clusters;
  const times = <Support extends { conversations: number; accounts: number }>(support: Support): Support => ({
    ...support,
    conversations: support.conversations * copies,
    accounts: support.accounts * copies,
  });
  const data: ReleaseData = {
    ...one,
    clusters: {
      ...one.clusters,
      total: times(total),
      named: times(named),
      withheld: one.clusters.withheld && times(one.clusters.withheld),
      clusters: numbers.flatMap((copy) => clusters.map((cluster) => copyOf(cluster, copy, copies, side))),
    },
    facets: one.facets.map((table) => ({
      ...table,
      clusters: Object.fromEntries(
        numbers.flatMap((copy) => Object.entries(table.clusters).map(([id, row]) => [idIn(copy, id), row])),
      ),
    })),
  };
  return { ...data, manifest: { ...one.manifest, schemaVersion: schemaVersionOf(data) } };
}

function copyOf(cluster: PublicCluster, copy: number, copies: number, side: number): PublicCluster {
  const { id, parent, share, shareInterval, position, neighbours } = cluster;
  const [low, high] = shareInterval;
  const within = (place: number, column: number): number => (2 * (column + 0.5 + place / 2)) / side - 1;
  return {
    ...cluster,
    id: idIn(copy, id),
    parent: parent === null ? null : idIn(copy, parent),
    neighbours: neighbours.map((other) => idIn(copy, other)),
    share: share / copies,
    shareInterval: [low / copies, high / copies],
    position: [within(position[0], copy % side), within(position[1], Math.floor(copy / side))],
  };
}

function idIn(copy: number, id: string): string {
  return `${copy}-${id}`;
}
