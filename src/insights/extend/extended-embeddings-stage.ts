import { AppError } from '../../core/errors.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import { type InsightsEnvironment, openingIn } from '../environment.ts';
import type { FacetRow, Partition } from '../records.ts';
import { type EmbeddedPartition, readEmbeddings, readFacetRows } from '../stage-outputs.ts';
import { extendedOf, outputsOf, positionsNow } from './outputs-of.ts';
import { partitionFor } from './partition-for.ts';

/** Vectors of what was added, by the models that were fitted to what was there; those of what was there stay. */
export const extendedEmbeddingsStage: Stage<InsightsEnvironment> = {
  name: 'embeddings',
  version: 1,
  reads: ['facets'],
  scope: 'whole',
  options: ({ extended, embedding, seed }) => ['extended', extended?.fingerprint ?? null, embedding.id, seed],
  run: async (context) => {
    const before = outputsOf(extendedOf(context));
    const now = positionsNow(before, context);
    const rows = readFacetRows(context);
    const known = new Set(now);
    const partitions = readEmbeddings(before);
    const choose = partitionFor(partitions, context.environment.embedding.languages);
    const added = [...rows.keys()].filter((row) => !known.has(row));
    const parts = Map.groupBy(added, (row) => choose((rows[row] as FacetRow).language));
    const records: Partition[] = [];
    const vectors = [];
    for (const partition of partitions) {
      const task = { partition, now, rows, added: parts.get(partition.index) ?? [] };
      const { record, block } = await extendedPartition(task, context);
      records.push(record);
      vectors.push(context.store.writeVectors('embeddings', block, record.dimensions));
    }
    return {
      shards: { partitions: [context.store.writeRecords('embeddings', records)], vectors },
      counts: { texts: rows.length, partitions: partitions.length },
    };
  },
};

interface PartitionTask {
  readonly partition: EmbeddedPartition;
  /** By position in the facet rows before: the position now. */
  readonly now: readonly number[];
  readonly rows: readonly FacetRow[];
  /** Positions of what was added to it, ascending. */
  readonly added: readonly number[];
}

async function extendedPartition(
  { partition, now, rows, added }: PartitionTask,
  context: StageContext<InsightsEnvironment>,
): Promise<{ record: Partition; block: Float32Array }> {
  const { vectors, rows: before, fitted = before, ...facts } = partition;
  const { dimensions } = facts;
  const moved = (positions: readonly number[]): number[] => positions.map((row) => now[row] as number);
  const textsOf = (positions: readonly number[]): string[] => positions.map((row) => rows[row]?.request ?? '');
  const fittedNow = moved(fitted);
  const { embedding } = context.environment;
  const onCached = (): void => context.fault('embeddings-cached');
  const model = await embedding.open(partition.route, textsOf(fittedNow), onCached, openingIn(context));
  if (model.id !== partition.model) throw otherModel();
  const own = added.length === 0 ? new Float32Array(0) : await model.embed(textsOf(added), context.signal);
  const placed = [
    ...moved(before).map((row, at) => ({ row, vector: vectors.subarray(at * dimensions, (at + 1) * dimensions) })),
    ...added.map((row, at) => ({ row, vector: own.subarray(at * dimensions, (at + 1) * dimensions) })),
  ].sort((left, right) => left.row - right.row);
  const block = new Float32Array(placed.length * dimensions);
  placed.forEach(({ vector }, at) => {
    block.set(vector, at * dimensions);
  });
  return { record: { ...facts, rows: placed.map(({ row }) => row), fitted: fittedNow }, block };
}

function otherModel(): AppError {
  return new AppError({
    code: 'EXTEND_OTHER_MODEL',
    message:
      'What was added cannot be compared with the run: the embedding model is not the one that it was made with.',
    hint: 'Make a new run of all conversations: sightline insights run INPUT --continues RUN keeps the ids of its clusters.',
    exitCode: 2,
  });
}
