import type { Stage, StageContext } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import type { ClusterStability } from '../records.ts';
import {
  type ClusterWithCentroid,
  type EmbeddedPartition,
  readClusters,
  readEmbeddings,
  readOfFacetRows,
} from '../stage-outputs.ts';
import { clusterStability, NO_CLUSTER, type Similarities, samplesFor, seedsBeside } from './cluster-stability.ts';

/** How surely each base cluster is found again, with other seeds and of samples of the accounts. */
export const stabilityStage: Stage<InsightsEnvironment> = {
  name: 'stability',
  version: 3,
  reads: ['facets', 'embeddings', 'clusters'],
  scope: 'whole',
  options: ({ stability, seed, kernel }) => [stability, seed, kernel],
  run: async (context) => {
    const samples = context.environment.stability;
    if (samples === 0) return { shards: {}, counts: { clusterings: 0 } };
    const partitions = readEmbeddings(context);
    const accounts = readOfFacetRows(context, ({ account }) => account);
    const clusters = readClusters(context).filter(hasVectors);
    const tasks = partitions.map((partition) => {
      const own = clusters.filter((cluster) => cluster.partition === partition.index);
      const { rows, dimensions } = partition;
      return {
        partition,
        clusters: own,
        samples: samplesFor(samples, { rows: rows.length, k: own.length, dimensions }),
      };
    });
    const clusterings = tasks.map((task) => task.samples + seedsBeside(task.samples));
    const all = clusterings.reduce((sum, some) => sum + some, 0);
    let done = 0;
    const onDone = (): void => {
      context.signal.throwIfAborted();
      context.progress(++done, all, 'clusterings');
    };
    const records: ClusterStability[] = [];
    for (const task of tasks) records.push(...(await stabilityOf(context, { ...task, accounts, onDone })));
    return {
      shards: { stability: [context.store.writeRecords('stability', records)] },
      // Where languages are kept apart, the largest group has the fewest.
      counts: { clusterings: Math.min(...clusterings) },
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
  readonly samples: number;
  /** By facet row. */
  readonly accounts: readonly (string | null)[];
  readonly onDone: () => void;
}

async function stabilityOf(
  { random, environment, pause }: StageContext<InsightsEnvironment>,
  { partition, clusters, samples, accounts, onDone }: PartitionTask,
): Promise<ClusterStability[]> {
  const clusterOfRow = new Int32Array(accounts.length).fill(NO_CLUSTER);
  clusters.forEach(({ members }, at) => {
    for (const row of members) clusterOfRow[row] = at;
  });
  const { kernel, threads } = environment;
  const similarities = await clusterStability({
    block: partition,
    clusterOf: Int32Array.from(partition.rows, (row) => clusterOfRow[row] as number),
    k: clusters.length,
    accounts: partition.rows.map((row) => accounts[row] ?? null),
    samples,
    kernel,
    threads,
    random: random.fork(`partition-${partition.index}`),
    pause,
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
