import { blockOf } from '../../kernels/vectors.ts';
import { meetsClusterThresholds } from '../../privacy/thresholds.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { isEnough } from '../lineage.ts';
import type { BaseCluster } from '../records.ts';
import { type EmbeddedPartition, readEmbeddings, readOfFacetRows } from '../stage-outputs.ts';
import { supportOf } from '../support.ts';
import { type FoundCluster, findClusters } from './base-clusters.ts';
import { type FixedGroup, fixedGroups, groupsOf } from './fixed-groups.ts';
import { type ClusteredRow, identify } from './identify.ts';
import { numberOfClusters, shareClusters } from './number-of-clusters.ts';
import { type FixedCluster, withFixed } from './with-fixed.ts';

/** Base clusters: seeded k-means in every partition, `k` by rule or as asked for. */
export const clustersStage: Stage<InsightsEnvironment> = {
  name: 'clusters',
  version: 3,
  reads: ['facets', 'embeddings'],
  scope: 'whole',
  options: ({ k, thresholds, seed, kernel, earlier }) => [
    k ?? null,
    thresholds,
    seed,
    kernel,
    ...(earlier === null ? [] : [earlier.fingerprint]),
  ],
  run: async (context) => {
    const rows = readOfFacetRows(context, ({ conversation, account }) => ({ conversation, account }));
    const partitions = readEmbeddings(context);
    const { k: asked, thresholds } = context.environment;
    const k = asked ?? numberOfClusters(rows.length, conversationsPerAccount(rows), thresholds);
    const shares = shareClusters(
      k,
      partitions.map((partition) => partition.rows.length),
    );
    const { earlier } = context.environment;
    const conversations = rows.map(({ conversation }) => conversation);
    const groups = earlier === null ? [] : fixedGroups(earlier, conversations, isEnough(rows, thresholds));
    const groupsIn = groupsOf(groups, partitions);
    const found: (readonly FixedCluster[])[] = [];
    for (const [index, partition] of partitions.entries())
      found.push(await clustersOf(context, partition, shares[index] as number, rows, groupsIn(index)));
    const centroids = partitions.map(({ dimensions }, index) =>
      context.store.writeVectors('clusters', joined(found[index] as readonly FixedCluster[], dimensions), dimensions),
    );
    const clusters = partitions.flatMap((partition, index) =>
      (found[index] as readonly FixedCluster[]).map((cluster) => withoutId(cluster, partition)),
    );
    const asFixed = found.flat().map(({ group }) => group);
    const withGroups = clusters.map(({ members }, index) => ({ members, group: asFixed[index] }));
    const { ids, shards, counts } = identify(context, withGroups, rows);
    const records = clusters.map((cluster, index): BaseCluster => ({ id: ids[index] as string, ...cluster }));
    return {
      shards: { clusters: [context.store.writeRecords('clusters', records)], centroids, ...shards },
      counts: { k, clusters: records.length, ...counts },
    };
  },
};

async function clustersOf(
  context: StageContext<InsightsEnvironment>,
  partition: EmbeddedPartition,
  k: number,
  rows: readonly ClusteredRow[],
  groups: readonly FixedGroup[],
): Promise<readonly FixedCluster[]> {
  const { k: asked, thresholds, kernel, threads } = context.environment;
  const accountOf = (row: number): string | null => rows[partition.rows[row] as number]?.account ?? null;
  const random = context.random.fork(`partition-${partition.index}`);
  const large = asked === undefined && {
    isLargeEnough: (members: readonly number[]) =>
      meetsClusterThresholds(supportOf(members.map(accountOf), thresholds), thresholds),
  };
  const found = await findClusters({
    block: partition,
    k,
    random,
    kernel,
    threads,
    ...large,
    pause: context.pause,
    onProgress: (done, most) => context.progress(done, most, 'iterations'),
  });
  if (groups.length === 0) return found;
  const place = new Map(partition.rows.map((row, index) => [row, index]));
  const own = groups.map((group) => ({ ...group, rows: group.rows.map((row) => place.get(row) as number) }));
  return withFixed({ block: partition, found, groups: own, random: random.fork('fixed'), kernel, ...large });
}

function withoutId(found: FoundCluster, partition: EmbeddedPartition): Omit<BaseCluster, 'id'> {
  return {
    partition: partition.index,
    members: found.rows.map((row) => partition.rows[row] as number),
    spread: found.spread,
  };
}

function joined(found: readonly FoundCluster[], dimensions: number): Float32Array {
  return blockOf(
    found.map(({ centroid }) => centroid),
    dimensions,
  ).vectors;
}

function conversationsPerAccount(rows: readonly ClusteredRow[]): number[] {
  const counts = new Map<string, number>();
  for (const { account } of rows) if (account !== null) counts.set(account, (counts.get(account) ?? 0) + 1);
  return [...counts.values()];
}
