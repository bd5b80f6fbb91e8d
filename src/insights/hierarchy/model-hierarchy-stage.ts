import type { Stage } from '../../runner/stage.ts';
import { type InsightsEnvironment, modelAnalystOf, questionedOf } from '../environment.ts';
import { readClusters } from '../stage-outputs.ts';
import { identifyParents } from './identify-parents.ts';
import { type ModelTree, modelTree } from './model/model-tree.ts';
import { namedBases, nameEmbedder, vectorsOf } from './named-bases.ts';
import { treeCounts } from './tree-counts.ts';

/** The tree by a model, from names alone: what has none stands outside of it. */
export const modelHierarchyStage: Stage<InsightsEnvironment> = {
  name: 'hierarchy',
  version: 3,
  reads: ['facets', 'clusters', 'names'],
  scope: 'whole',
  options: (environment) => {
    const { id, dependsOn } = modelAnalystOf(environment);
    const { embedding, hierarchy, seed, thresholds } = environment;
    return [id, dependsOn, embedding.id, hierarchy, seed, thresholds];
  },
  run: async (context) => {
    const clusters = readClusters(context);
    const embed = await nameEmbedder(context);
    const bases = await namedBases(context, embed);
    const counts: Record<string, number> = {};
    const tree = await modelTree(bases, modelAnalystOf(context.environment), {
      caller: await questionedOf(context.environment).open(),
      settings: context.environment.hierarchy,
      random: context.random,
      embed,
      count: (what, times = 1) => {
        counts[what] = (counts[what] ?? 0) + times;
      },
    });
    const named = new Set(bases.map(({ id }) => id));
    const outside = clusters
      .filter(({ id }) => !named.has(id))
      .map(({ id }) => ({ id, parent: null, level: 0, partition: 0, children: [] }));
    const identified = identifyParents(context, [...outside, ...tree.nodes]);
    const withId = <Said extends { readonly id: string }>(said: Said): Said => ({
      ...said,
      id: identified.idOf.get(said.id) ?? said.id,
    });
    return {
      shards: {
        nodes: [context.store.writeRecords('hierarchy', identified.nodes)],
        names: [context.store.writeRecords('hierarchy', tree.names.map(withId))],
        verdicts: [context.store.writeRecords('hierarchy', tree.verdicts.map(withId))],
        vectors: [vectorsOf(bases, context)],
        ...identified.shards,
      },
      counts: { ...countsOf(tree), ...counts, ...identified.counts },
    };
  },
};

function countsOf({ nodes, verdicts }: ModelTree): Record<string, number> {
  return {
    ...treeCounts(nodes),
    failedAudit: verdicts.filter(({ passes }) => !passes).length,
  };
}
