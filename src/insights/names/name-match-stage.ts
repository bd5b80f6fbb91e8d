import { endedWithPauses } from '../../core/steps.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import { type InsightsEnvironment, openingIn } from '../environment.ts';
import type { ClusterName } from '../records.ts';
import {
  type ClusterWithCentroid,
  type EmbeddedPartition,
  readClusters,
  readEmbeddings,
  readHierarchy,
  readNames,
  readOfFacetRows,
} from '../stage-outputs.ts';
import { matchSteps } from './name-match.ts';

/** How often a name alone leads its conversations home: a figure for the owner of the run. */
export const nameMatchStage: Stage<InsightsEnvironment> = {
  name: 'name-match',
  version: 1,
  reads: ['facets', 'embeddings', 'clusters', 'hierarchy', 'names'],
  scope: 'whole',
  options: ({ embedding, seed }) => [embedding.id, seed],
  run: async (context) => {
    const clusters = readClusters(context);
    const names = readNames(context);
    const parents = new Map(readHierarchy(context).map((node) => [node.id, node.parent]));
    const requests = readOfFacetRows(context, ({ request }) => request);
    const counts = { tried: 0, matched: 0 };
    const total = clusters.filter(({ id }) => names.has(id)).length;
    let before = 0;
    for (const partition of readEmbeddings(context)) {
      const named = clusters.filter((cluster) => cluster.partition === partition.index && names.has(cluster.id));
      const vectors = await embedNames(context, partition, named, names, requests);
      const membersOf = memberVectors(partition, requests.length);
      const steps = matchSteps(
        named.map((cluster, index) => ({
          id: cluster.id,
          parent: parents.get(cluster.id) ?? null,
          centroid: cluster.centroid,
          name: vectors[index] as Float32Array,
          members: membersOf(cluster),
        })),
      );
      const { tried, matched } = await endedWithPauses(steps, context.pause, (done) =>
        context.progress(before + done, total, 'names'),
      );
      before += named.length;
      counts.tried += tried;
      counts.matched += matched;
    }
    return { shards: {}, counts };
  },
};

async function embedNames(
  context: StageContext<InsightsEnvironment>,
  partition: EmbeddedPartition,
  named: readonly ClusterWithCentroid[],
  names: ReadonlyMap<string, ClusterName>,
  requests: readonly string[],
): Promise<Float32Array[]> {
  if (named.length === 0) return [];
  const texts = (partition.fitted ?? partition.rows).map((row) => requests[row] ?? '');
  const onCached = (): void => context.fault('embeddings-cached');
  const model = await context.environment.embedding.open(partition.route, texts, onCached, openingIn(context));
  const written = named.map(({ id }) => `${names.get(id)?.name}. ${names.get(id)?.description}`);
  const block = await model.embed(written, context.signal);
  return written.map((_, row) => block.subarray(row * model.dimensions, (row + 1) * model.dimensions));
}

/** @param count of facet rows */
function memberVectors(
  { rows, vectors, dimensions }: EmbeddedPartition,
  count: number,
): (cluster: ClusterWithCentroid) => Generator<Float32Array> {
  const placeOf = new Uint32Array(count);
  rows.forEach((row, place) => {
    placeOf[row] = place;
  });
  return function* ({ members }) {
    for (const member of members) {
      const start = (placeOf[member] as number) * dimensions;
      yield vectors.subarray(start, start + dimensions);
    }
  };
}
