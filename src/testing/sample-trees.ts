/** A made-up run with two trees, for tests and for work on the pages. */
import type { ReleaseData, RunTrees } from '../public-records/release.ts';
import { sampleRelease } from './sample-release.ts';

/** The first is clustered by the request and has tables; the second, by the task, has other clusters and none. */
export function sampleTrees(): RunTrees & { readonly trees: readonly [ReleaseData, ReleaseData] } {
  const request = clusteredBy('request', 'Request', sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 }));
  const other = sampleRelease({ seed: 31, tops: 5, basesPerTop: 4 });
  const task = clusteredBy('task', 'Task', {
    manifest: { ...other.manifest, facets: [] },
    clusters: {
      ...other.clusters,
      total: request.clusters.total,
      clusters: other.clusters.clusters.map((cluster) => ({ ...cluster, name: `Task: ${cluster.name}` })),
    },
    facets: [],
  });
  return { schema: 'sightline/trees', trees: [request, task], begin: 'request' };
}

function clusteredBy(name: string, title: string, release: ReleaseData): ReleaseData {
  return { ...release, manifest: { ...release.manifest, clusteredBy: { name, title } } };
}
