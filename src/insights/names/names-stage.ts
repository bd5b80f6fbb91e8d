import { meetsClusterThresholds, wordSupport } from '../../privacy/thresholds.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import type { ClusterToName } from '../analyst/analyst.ts';
import type { InsightsEnvironment } from '../environment.ts';
import type { BaseCluster, ClusterNode } from '../records.ts';
import { readClusters, readEmbeddings, readFacetRows, readHierarchy, readPlaces } from '../stage-outputs.ts';
import { supportOf } from '../support.ts';
import { nearestOutside } from './nearest-outside.ts';

/** A name and a description for every cluster and parent of which something may be said. */
export const namesStage: Stage<InsightsEnvironment> = {
  name: 'names',
  version: 2,
  reads: ['facets', 'embeddings', 'clusters', 'hierarchy', 'layout'],
  scope: 'whole',
  options: ({ analyst, thresholds }) => [analyst.id, analyst.dependsOn, thresholds],
  run: async (context) => {
    const { analyst, thresholds } = context.environment;
    const rows = readFacetRows(context);
    const clusters = clustersToName(readHierarchy(context), readClusters(context));
    const { names, verdicts, counts } = await analyst.nameClusters({
      rows,
      clusters,
      preset: thresholds.preset,
      support: wordSupport(thresholds),
      counting: thresholds.counting,
      mayBeShown: largeEnough(clusters, (row) => rows[row]?.account ?? null, context),
      neighboursOf: neighboursIn(context),
      nearestOutside: outsideIn(context),
      onProgress: context.progress,
    });
    context.progress(clusters.length, clusters.length, 'clusters');
    return {
      shards: {
        names: [context.store.writeRecords('names', names)],
        verdicts: [context.store.writeRecords('names', verdicts)],
      },
      counts: {
        named: names.length,
        unnamed: clusters.length - names.length,
        ...(verdicts.length > 0 && { failedAudit: verdicts.filter(({ passes }) => !passes).length }),
        ...counts,
      },
    };
  },
};

type Context = StageContext<InsightsEnvironment>;

function largeEnough(
  clusters: readonly ClusterToName[],
  accountOf: (row: number) => string | null,
  { environment: { thresholds } }: Context,
): (id: string) => boolean {
  const large = new Set(
    clusters
      .filter(({ members }) => meetsClusterThresholds(supportOf(members.map(accountOf), thresholds), thresholds))
      .map(({ id }) => id),
  );
  return (id) => large.has(id);
}

function neighboursIn(context: Context): (id: string) => readonly string[] {
  const places = new Map(readPlaces(context).map(({ id, neighbours }) => [id, neighbours]));
  return (id) => places.get(id) ?? [];
}

/** Vectors are read when they are first asked for: only one way of naming needs them. */
function outsideIn(context: Context): (id: string, count: number) => readonly number[] {
  let find: ReturnType<typeof nearestOutside> | undefined;
  return (id, count) => {
    find ??= nearestOutside(readClusters(context), readEmbeddings(context));
    return find(id, count);
  };
}

/** Every node with the conversations under it. */
function clustersToName(nodes: readonly ClusterNode[], clusters: readonly BaseCluster[]): ClusterToName[] {
  const members = new Map(clusters.map((cluster) => [cluster.id, cluster.members]));
  // Children come before their parents, so what a parent needs is there when its turn comes.
  for (const node of nodes) {
    if (node.level === 0) continue;
    const under = node.children.flatMap((child) => members.get(child) ?? []);
    members.set(
      node.id,
      under.sort((left, right) => left - right),
    );
  }
  return nodes.map(({ id, parent, level, partition }) => ({
    id,
    parent,
    level,
    partition,
    members: members.get(id) ?? [],
  }));
}
