import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { readClusters } from '../stage-outputs.ts';
import { buildTree } from './build-tree.ts';
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
    const tree = parts.flatMap((part, index) => buildTree(part, places[index] as number));
    const { nodes, shards, counts } = identifyParents(context, tree);
    return {
      shards: { nodes: [context.store.writeRecords('hierarchy', nodes)], ...shards },
      counts: { ...treeCounts(nodes), ...counts },
    };
  },
};
