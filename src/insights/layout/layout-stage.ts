import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { readClusters, readHierarchy } from '../stage-outputs.ts';
import { clusterPlane, placeClusters } from './place.ts';

/** Positions, spread and neighbours: geometry alone, no text. */
export const layoutStage: Stage<InsightsEnvironment> = {
  name: 'layout',
  version: 2,
  reads: ['clusters', 'hierarchy'],
  scope: 'whole',
  options: () => [],
  run: async (context) => {
    const clusters = readClusters(context).map(({ members, ...cluster }) => ({ ...cluster, size: members.length }));
    const plane = await clusterPlane(clusters, context);
    const places = placeClusters(clusters, readHierarchy(context), plane);
    return { shards: { places: [context.store.writeRecords('layout', places)] }, counts: {} };
  },
};
