import { presetsBelow, type Thresholds, wordSupport } from '../../privacy/thresholds.ts';
import type { Stage } from '../../runner/stage.ts';
import type { ClusterNaming, ClusterToName } from '../analyst/analyst.ts';
import { type InsightsEnvironment, lexicalAnalystOf } from '../environment.ts';
import type { BaseCluster, ClusterNode, NamedBelow } from '../records.ts';
import { readClusters, readHierarchy, readOfFacetRows } from '../stage-outputs.ts';

/** A name and a description for every cluster and parent of which something may be said without a model. */
export const namesStage: Stage<InsightsEnvironment> = {
  name: 'names',
  version: 3,
  reads: ['facets', 'clusters', 'hierarchy'],
  scope: 'whole',
  options: ({ analyst, thresholds }) => [
    analyst.id,
    wordSupport(thresholds),
    thresholds.counting,
    supportsBelow(thresholds),
  ],
  run: async (context) => {
    const { thresholds } = context.environment;
    const clusters = clustersToName(readHierarchy(context), readClusters(context));
    const analyst = lexicalAnalystOf(context.environment);
    const rows = readOfFacetRows(context, ({ conversation, request, account }) => ({ conversation, request, account }));
    const task = { rows, clusters, counting: thresholds.counting };
    const below = supportsBelow(thresholds);
    const supports = [wordSupport(thresholds), ...below];
    let done = 0;
    const onNamed = (): Promise<void> => {
      context.progress(Math.floor(++done / supports.length), clusters.length, 'clusters');
      return context.pause();
    };
    const [{ names, supporters }, ...weaker] = (await analyst.nameClusters(task, supports, onNamed)) as [
      ClusterNaming,
      ...ClusterNaming[],
    ];
    const namedBelow = weaker.map(
      (naming, index): NamedBelow => ({ support: below[index] as number, ids: naming.names.map(({ id }) => id) }),
    );
    return {
      shards: {
        names: [context.store.writeRecords('names', names)],
        supporters: [context.store.writeRecords('names', supporters)],
        below: [context.store.writeRecords('names', namedBelow)],
      },
      counts: { named: names.length, unnamed: clusters.length - names.length },
    };
  },
};

/** What the presets below ask of words, where it is something else: their releases may have names where this has none. */
function supportsBelow(thresholds: Thresholds): number[] {
  const supports = new Set(presetsBelow(thresholds).map(wordSupport));
  supports.delete(wordSupport(thresholds));
  return [...supports];
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
