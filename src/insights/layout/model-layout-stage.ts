import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import type { ClusterNode } from '../records.ts';
import { readBaseNames, readClusters, readHierarchy, readNameVectors } from '../stage-outputs.ts';
import { clusterPlane, placeClusters } from './place.ts';
import { planeOptions } from './plane-options.ts';

/** Where named clusters stand, by the vectors of their names: what is shown says no more than they do. */
export const modelLayoutStage: Stage<InsightsEnvironment> = {
  name: 'layout',
  version: 3,
  reads: ['clusters', 'names', 'hierarchy'],
  scope: 'whole',
  options: () => [],
  run: async (context) => {
    const names = readBaseNames(context);
    const named = readClusters(context).filter(({ id }) => names.has(id));
    const vectors = readNameVectors(context, named.length);
    const placed = named.map(({ id, members, spread }, row) => ({
      id,
      partition: 0,
      size: members.length,
      spread,
      centroid: vectors[row] as Float32Array,
    }));
    const nodes = partsWithNames(readHierarchy(context), names);
    const plane = await clusterPlane(placed, nodes, planeOptions(context));
    const places = placeClusters(placed, nodes, plane);
    return { shards: { places: [context.store.writeRecords('layout', places)] }, counts: {} };
  },
};

/** The tree without clusters that have no name, and parents that hold nothing else. */
function partsWithNames(nodes: readonly ClusterNode[], names: ReadonlyMap<string, unknown>): ClusterNode[] {
  const kept = new Map<string, ClusterNode>();
  // Children come before their parents.
  for (const node of nodes) {
    const children = node.children.filter((child) => kept.has(child));
    if (node.level === 0 ? names.has(node.id) : children.length > 0) kept.set(node.id, { ...node, children });
  }
  return [...kept.values()];
}
