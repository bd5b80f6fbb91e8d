import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { readClusters, readHierarchy } from '../stage-outputs.ts';
import { clusterPlane, placeClusters } from './place.ts';
import { planeOptions } from './plane-options.ts';

/** Positions, spread and neighbours: geometry alone, no text. */
export const layoutStage: Stage<InsightsEnvironment> = {
  name: 'layout',
  version: 3,
  reads: ['clusters', 'hierarchy'],
  scope: 'whole',
  options: () => [],
  run: async (context) => {
    const clusters = readClusters(context).map(({ members, ...cluster }) => ({ ...cluster, size: members.length }));
    const nodes = readHierarchy(context);
    const plane = await clusterPlane(clusters, nodes, planeOptions(context));
    const places = placeClusters(clusters, nodes, plane);
    return { shards: { places: [context.store.writeRecords('layout', places)] }, counts: {} };
  },
};
