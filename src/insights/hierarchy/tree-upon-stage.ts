import type { Stage } from '../../runner/stage.ts';
import { type InsightsEnvironment, modelAnalystOf } from '../environment.ts';
import { readBaseNames, readClusters, readHierarchy, readNames, readParentVerdicts } from '../stage-outputs.ts';
import { fingerprintOf, readerOf, type WeakerNaming } from '../weaker-naming.ts';
import { renameParents } from './model/rename-parents.ts';
import { namedBases, vectorsOf } from './named-bases.ts';
import { treeCounts } from './tree-counts.ts';

/** The tree of the weaker release as it is, its parents named from what is left of their children. */
export function treeUpon(weaker: WeakerNaming): Stage<InsightsEnvironment> {
  return {
    name: 'hierarchy',
    version: 1,
    reads: ['facets', 'clusters', 'names'],
    scope: 'whole',
    options: (environment) => {
      const { id, dependsOn } = modelAnalystOf(environment);
      const { embedding, hierarchy, thresholds } = environment;
      return [fingerprintOf(weaker), id, dependsOn, embedding.id, hierarchy.categories, thresholds];
    },
    run: async (context) => {
      const before = readerOf(weaker, context);
      const nodes = readHierarchy(before);
      const { names, verdicts, counts } = await renameParents(
        {
          nodes,
          sizes: new Map(readClusters(context).map(({ id, members }) => [id, members.length])),
          before: readNames(before),
          verdicts: new Map(readParentVerdicts(before).map((verdict) => [verdict.id, verdict])),
          bases: readBaseNames(context),
          owned: context.environment.hierarchy.categories,
        },
        modelAnalystOf(context.environment),
      );
      return {
        shards: {
          nodes: [context.store.writeRecords('hierarchy', nodes)],
          names: [context.store.writeRecords('hierarchy', names)],
          verdicts: [context.store.writeRecords('hierarchy', verdicts)],
          vectors: [vectorsOf(await namedBases(context), context)],
          lineage: [...before.input('hierarchy').shards('lineage')],
        },
        counts: { ...treeCounts(nodes), failedAudit: verdicts.filter(({ passes }) => !passes).length, ...counts },
      };
    },
  };
}
