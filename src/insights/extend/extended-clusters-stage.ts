import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import type { BaseCluster } from '../records.ts';
import {
  type ClusterWithCentroid,
  type EmbeddedPartition,
  readClusters,
  readEdited,
  readEmbeddings,
} from '../stage-outputs.ts';
import { distance, nearestWithin, reachOf } from './nearest-cluster.ts';
import { extendedOf, outputsOf, positionsNow } from './outputs-of.ts';

/** The clusters that are there, with the conversations that were added and are near enough to one. The rest is in none. */
export const extendedClustersStage: Stage<InsightsEnvironment> = {
  name: 'clusters',
  version: 1,
  reads: ['facets', 'embeddings'],
  scope: 'whole',
  options: ({ extended }) => ['extended', extended?.fingerprint ?? null],
  run: async (context) => {
    const extended = extendedOf(context);
    const { store, stages } = extended.open();
    const before = outputsOf(extended);
    const now = positionsNow(before, context);
    const clusters = readClusters(before).map((cluster) => ({
      ...cluster,
      members: cluster.members.map((row) => now[row] as number),
    }));
    const known = new Set(now);
    const parts = readEmbeddings(context).map((partition) => {
      const own = clusters.filter((cluster) => cluster.partition === partition.index);
      return assigned(partition, own, known, context.environment.threads);
    });
    const records = new Map(parts.flatMap(({ clusters: own }) => own.map((cluster) => [cluster.id, cluster])));
    const added = parts.reduce((sum, part) => sum + part.added, 0);
    const residue = parts.reduce((sum, part) => sum + part.residue, 0);
    const done = stages.get('clusters');
    return {
      shards: {
        clusters: [
          context.store.writeRecords(
            'clusters',
            clusters.map(({ id }) => records.get(id)),
          ),
        ],
        edited: [context.store.writeRecords('clusters', readEdited(before))],
        centroids: (done?.shards['centroids'] ?? []).map((shard) => {
          const vectors = store.readVectors(shard);
          return context.store.writeVectors('clusters', vectors, vectors.length / Math.max(1, shard.rows));
        }),
      },
      counts: { ...issuedIn(done?.counts), clusters: clusters.length, assigned: added - residue, residue },
    };
  },
};

function issuedIn({ issued }: Readonly<Record<string, number>> = {}): Record<string, number> {
  return issued === undefined ? {} : { issued };
}

function assigned(
  partition: EmbeddedPartition,
  clusters: readonly ClusterWithCentroid[],
  known: ReadonlySet<number>,
  threads: number,
) {
  const rowOf = new Map(partition.rows.map((position, row) => [position, row]));
  const centres = clusters.map(({ centroid, members }) => ({
    centroid,
    members: members.map((position) => rowOf.get(position) as number),
  }));
  const added = [...partition.rows.keys()].filter((row) => !known.has(partition.rows[row] as number));
  const nearest = nearestWithin(partition, added, centres, reachOf(partition, centres), threads);
  const joining = Map.groupBy(added.keys(), (index) => nearest[index] ?? null);
  return {
    added: added.length,
    residue: joining.get(null)?.length ?? 0,
    clusters: clusters.map(({ centroid, ...cluster }, index): BaseCluster => {
      const { members } = centres[index] as { members: number[] };
      const rows = [...members, ...(joining.get(index) ?? []).map((position) => added[position] as number)];
      rows.sort((left, right) => left - right);
      return {
        ...cluster,
        members: rows.map((row) => partition.rows[row] as number),
        spread: spreadOf(partition, rows, centroid),
      };
    }),
  };
}

/** As of clusters that were just found. */
function spreadOf(partition: EmbeddedPartition, rows: readonly number[], centroid: Float32Array): number {
  if (centroid.every((value) => value === 0)) return 0;
  const mean = rows.reduce((sum, row) => sum + distance(partition, row, centroid), 0) / rows.length;
  return Math.min(1, Math.max(0, mean));
}
