import { meetsClusterThresholds, wordSupport } from '../../privacy/thresholds.ts';
import type { Stage } from '../../runner/stage.ts';
import { type InsightsEnvironment, modelAnalystOf } from '../environment.ts';
import { nearestClusters, nearestOutside } from '../nearest.ts';
import { type ClusterWithCentroid, readClusters, readEmbeddings, readFacetRows } from '../stage-outputs.ts';
import { supportOf } from '../support.ts';

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
    const { thresholds } = context.environment;
    const rows = readFacetRows(context);
    const clusters = readClusters(context);
    const isLarge = ({ members }: ClusterWithCentroid): boolean =>
      meetsClusterThresholds(
        supportOf(
          members.map((row) => rows[row]?.account ?? null),
          thresholds,
        ),
        thresholds,
      );
    const large = clusters.filter(isLarge);
    const { names, supporters, verdicts, counts } = await modelAnalystOf(context.environment).nameBases({
      rows,
      clusters: large.map(({ id, partition, members }) => ({ id, parent: null, level: 0, partition, members })),
      preset: thresholds.preset,
      support: wordSupport(thresholds),
      counting: thresholds.counting,
      neighboursOf: nearestClusters(large),
      nearestOutside: nearestOutside(clusters, () => readEmbeddings(context)),
    });
    return {
      shards: {
        names: [context.store.writeRecords('names', names)],
        supporters: [context.store.writeRecords('names', supporters)],
        verdicts: [context.store.writeRecords('names', verdicts)],
      },
      counts: {
        named: names.length,
        tooSmall: clusters.length - large.length,
        unnamed: large.length - names.length,
        failedAudit: verdicts.filter(({ passes }) => !passes).length,
        ...counts,
      },
    };
  },
};
