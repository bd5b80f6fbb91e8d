import { endedWithPauses } from '../../core/steps.ts';
import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import type { ClusterNode } from '../records.ts';
import { readClusters } from '../stage-outputs.ts';
import { treeSteps } from './build-tree.ts';
import { identifyParents } from './identify-parents.ts';
import { topPlaces } from './levels.ts';
import { treeCounts } from './tree-counts.ts';

/** The tree, partition by partition: clusters of two partitions never share a parent. */
export const hierarchyStage: Stage<InsightsEnvironment> = {
  name: 'hierarchy',
  version: 3,
  reads: ['facets', 'clusters'],
  scope: 'whole',
  options: ({ hierarchy, thresholds }) => [hierarchy.top, thresholds],
  run: async (context) => {
    const clusters = readClusters(context);
    const leaves = clusters.map(({ id, partition, members, centroid }) => ({
      id,
      partition,
      size: members.length,
      centroid,
    }));
    const parts = [...Map.groupBy(leaves, (leaf) => leaf.partition).values()];
    const sizes = parts.map((part) => part.reduce((sum, leaf) => sum + leaf.size, 0));
    const places = topPlaces(sizes, context.environment.hierarchy.top);
    const trees: ClusterNode[][] = [];
    let before = 0;
    for (const [index, part] of parts.entries()) {
      const tell = (share: number): void =>
        context.progress(before + Math.floor(share * part.length), leaves.length, 'clusters');
      trees.push(await endedWithPauses(treeSteps(part, places[index] as number), context.pause, tell));
      before += part.length;
    }
    const { nodes, shards, counts } = identifyParents(context, trees.flat());
    return {
      shards: { nodes: [context.store.writeRecords('hierarchy', nodes)], ...shards },
      counts: { ...treeCounts(nodes), ...counts },
    };
  },
};
