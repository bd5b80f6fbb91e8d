import type { Stage, StageContext } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import type { ClusterStability } from '../records.ts';
import {
  type ClusterWithCentroid,
  type EmbeddedPartition,
  readClusters,
  readEmbeddings,
  readFacetRows,
} from '../stage-outputs.ts';
import { clusterStability, NO_CLUSTER, type Similarities, seedsBeside } from './cluster-stability.ts';

/** How surely each base cluster is found again, with other seeds and of samples of the accounts. */
export const stabilityStage: Stage<InsightsEnvironment> = {
  name: 'stability',
  version: 1,
  reads: ['facets', 'embeddings', 'clusters'],
  scope: 'whole',
  options: ({ stability, seed }) => [stability, seed],
  run: async (context) => {
    const samples = context.environment.stability;
    if (samples === 0) return { shards: {}, counts: { clusterings: 0 } };
    const partitions = readEmbeddings(context);
    const accounts = readFacetRows(context).map((row) => row.account);
    const clusters = readClusters(context).filter(hasVectors);
    const clusterings = samples + seedsBeside(samples);
    let done = 0;
    const onDone = (): void => {
      context.signal.throwIfAborted();
      context.progress(++done, clusterings * partitions.length, 'clusterings');
    };
    const records = partitions.flatMap((partition) => {
      const own = clusters.filter((cluster) => cluster.partition === partition.index);
      return stabilityOf(context, { partition, clusters: own, accounts, onDone });
    });
    return {
      shards: { stability: [context.store.writeRecords('stability', records)] },
      counts: { clusterings },
    };
  },
};

/** What holds no vector was put together by rule, and would be again. */
function hasVectors({ centroid }: ClusterWithCentroid): boolean {
  return centroid.some((value) => value !== 0);
}

interface PartitionTask {
  readonly partition: EmbeddedPartition;
  readonly clusters: readonly ClusterWithCentroid[];
  /** By facet row. */
  readonly accounts: readonly (string | null)[];
  readonly onDone: () => void;
}

function stabilityOf(
  { environment, random }: StageContext<InsightsEnvironment>,
  { partition, clusters, accounts, onDone }: PartitionTask,
): ClusterStability[] {
  const clusterOfRow = new Map(
    clusters.flatMap(({ members }, at) => members.map((row): [number, number] => [row, at])),
  );
  const similarities = clusterStability({
    block: partition,
    clusterOf: Int32Array.from(partition.rows, (row) => clusterOfRow.get(row) ?? NO_CLUSTER),
    k: clusters.length,
    accounts: partition.rows.map((row) => accounts[row] ?? null),
    samples: environment.stability,
    random: random.fork(`partition-${partition.index}`),
    onDone,
  });
  return similarities.flatMap((found, cluster) => recordOf((clusters[cluster] as ClusterWithCentroid).id, found));
}

/** None of a cluster that the rows that stand for all did not touch. */
function recordOf(id: string, { seeds, samples }: Similarities): ClusterStability[] {
  const stability = mean([...seeds, ...samples]);
  if (stability === null) return [];
  return [{ id, stability, bySeeds: mean(seeds), bySamples: mean(samples) }];
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
