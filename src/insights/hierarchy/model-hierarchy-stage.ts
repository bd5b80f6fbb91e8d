import type { Stage, StageContext } from '../../runner/stage.ts';
import { type InsightsEnvironment, modelAnalystOf, questionedOf } from '../environment.ts';
import { readBaseNames, readClusters } from '../stage-outputs.ts';
import { identifyParents } from './identify-parents.ts';
import { type ModelTree, modelTree, type NamedBase } from './model/model-tree.ts';
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
    const embed = await embedderOf(context);
    const bases = await basesOf(context, embed);
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

type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;
type Context = StageContext<InsightsEnvironment>;

/** Whatever is compared in the tree is a name: fitted to names, where the model is fitted at all. */
async function embedderOf(context: Context): Promise<Embed> {
  const names = [...readBaseNames(context).values()].map(({ name, description }) => `${name}. ${description}`);
  const model = await context.environment.embedding.open('chosen', names, () => context.fault('embeddings-cached'));
  return async (texts) => {
    if (texts.length === 0) return [];
    const block = await model.embed([...texts], context.signal);
    return texts.map((_, row) => block.subarray(row * model.dimensions, (row + 1) * model.dimensions));
  };
}

/** Clusters with names, in the order of the clusters. */
async function basesOf(context: Context, embed: Embed): Promise<NamedBase[]> {
  const names = readBaseNames(context);
  const named = readClusters(context).flatMap(({ id, members }) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ ...name, size: members.length }];
  });
  const vectors = await embed(named.map(({ name, description }) => `${name}. ${description}`));
  return named.map((base, position) => ({ ...base, vector: vectors[position] as Float32Array }));
}

/** Of the named clusters, in the order of the clusters. */
function vectorsOf(bases: readonly NamedBase[], { store }: Context) {
  const dimensions = bases[0]?.vector.length ?? 1;
  const block = new Float32Array(bases.length * dimensions);
  bases.forEach(({ vector }, row) => {
    block.set(vector, row * dimensions);
  });
  return store.writeVectors('hierarchy', block, dimensions);
}

function countsOf({ nodes, verdicts }: ModelTree): Record<string, number> {
  return {
    ...treeCounts(nodes),
    failedAudit: verdicts.filter(({ passes }) => !passes).length,
  };
}
