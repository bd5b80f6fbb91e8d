import { meetsClusterThresholds, wordSupport } from '../../privacy/thresholds.ts';
import type { Stage, StageContext, StageOutput } from '../../runner/stage.ts';
import type { ModelNaming } from '../analyst/analyst.ts';
import { type InsightsEnvironment, modelAnalystOf } from '../environment.ts';
import { nearestClusters, nearestOutsideClusters } from '../nearest.ts';
import { type ClusterWithCentroid, readClusters, readEmbeddings, readFacetRows } from '../stage-outputs.ts';
import { supportOf } from '../support.ts';

type Context = StageContext<InsightsEnvironment>;

/** A model names and audits base clusters that are large enough to be shown. */
export const baseNamesStage: Stage<InsightsEnvironment> = {
  name: 'names',
  version: 2,
  reads: ['facets', 'embeddings', 'clusters'],
  scope: 'whole',
  options: (environment) => [
    modelAnalystOf(environment).id,
    modelAnalystOf(environment).dependsOn,
    environment.thresholds,
  ],
  run: async (context) => {
    const large = largeClusters(context);
    return writtenNaming(await namesOf(large, context), large.length, context);
  },
};

/** Base clusters that the thresholds let be shown, in their order. */
export function largeClusters(context: Context): ClusterWithCentroid[] {
  const { thresholds } = context.environment;
  const rows = readFacetRows(context);
  const accountsOf = (members: readonly number[]) => members.map((row) => rows[row]?.account ?? null);
  return readClusters(context).filter(({ members }) =>
    meetsClusterThresholds(supportOf(accountsOf(members), thresholds), thresholds),
  );
}

/** What the model says of them, each beside the others. */
export function namesOf(clusters: readonly ClusterWithCentroid[], context: Context): Promise<ModelNaming> {
  const { thresholds, threads } = context.environment;
  return modelAnalystOf(context.environment).nameBases({
    rows: readFacetRows(context),
    clusters: clusters.map(({ id, partition, members }) => ({ id, parent: null, level: 0, partition, members })),
    preset: thresholds.preset,
    support: wordSupport(thresholds),
    counting: thresholds.counting,
    nearestClusters: (count) => nearestClusters(clusters, count, threads),
    // Vectors are read where they are needed: by one way of naming alone.
    nearestOutside: (count) => nearestOutsideClusters(clusters, readEmbeddings(context), count, threads),
  });
}

/** @param asked clusters that were to be named */
export function writtenNaming(
  { names, supporters, verdicts, counts }: ModelNaming,
  asked: number,
  context: Context,
): StageOutput {
  return {
    shards: {
      names: [context.store.writeRecords('names', names)],
      supporters: [context.store.writeRecords('names', supporters)],
      verdicts: [context.store.writeRecords('names', verdicts)],
    },
    counts: {
      named: names.length,
      tooSmall: readClusters(context).length - asked,
      unnamed: asked - names.length,
      failedAudit: verdicts.filter(({ passes }) => !passes).length,
      ...counts,
    },
  };
}
