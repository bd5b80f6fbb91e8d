import { grouped } from '../../core/figures.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import { type InsightsEnvironment, openingIn } from '../environment.ts';
import type { Partition } from '../records.ts';
import { readOfFacetRows } from '../stage-outputs.ts';
import { partitionRows } from './partitions.ts';

/** So many take a quarter of an hour or more. */
const MANY_TEXTS = 50_000;
/** Where the model takes fewer at once. */
const TEXTS_A_STEP = 256;
/**
 * Where the number of clusters is asked for, a language that would come to fewer of them than this gets no partition of
 * its own: else few clusters would be spent on languages before any is left for topics.
 */
const CLUSTERS_APART = 4;

/** One vector a conversation, partition by partition. */
export const embeddingsStage: Stage<InsightsEnvironment> = {
  name: 'embeddings',
  version: 1,
  reads: ['facets'],
  scope: 'whole',
  options: ({ embedding, thresholds, k, seed }) => [embedding.id, thresholds.minConversations, k ?? null, seed],
  run: async (context) => {
    const { embedding, thresholds, k } = context.environment;
    const rows = readOfFacetRows(context, ({ request, language }) => ({ request, language }));
    const partitions = partitionRows(rows, embedding.languages, {
      leastApart: k === undefined ? 2 * thresholds.minConversations : (CLUSTERS_APART * rows.length) / k,
      leastTogether: thresholds.minConversations,
    });
    const records: Partition[] = [];
    const vectors = [];
    let done = 0;
    for (const [index, partition] of partitions.entries()) {
      const texts = partition.rows.map((row) => rows[row]?.request ?? '');
      if (embedding.readsEveryText && partition.route === 'chosen' && texts.length >= MANY_TEXTS)
        context.log.warn(readingTakesLong(texts.length));
      const onCached = (): void => context.fault('embeddings-cached');
      const model = await embedding.open(partition.route, texts, onCached, openingIn(context));
      const block = await embedAll(model, texts, context, (step) =>
        context.progress(done + step, rows.length, 'texts'),
      );
      done += texts.length;
      records.push({ index, ...partition, rows: [...partition.rows], model: model.id, dimensions: model.dimensions });
      vectors.push(context.store.writeVectors('embeddings', block, model.dimensions));
    }
    return {
      shards: { partitions: [context.store.writeRecords('embeddings', records)], vectors },
      counts: { texts: rows.length, partitions: partitions.length },
    };
  },
};

function readingTakesLong(texts: number): string {
  return (
    `The encoder reads ${grouped(texts)} texts, each of which takes some 10 to 50 ms. --embedder vocabulary reads words and a sample in their place:\n` +
    '  minutes, as good on labelled sets (docs/method/large-inputs.md). What was read is kept: a run that is stopped goes on where it was.'
  );
}

async function embedAll(
  model: EmbeddingModel,
  texts: readonly string[],
  context: StageContext<InsightsEnvironment>,
  onStep: (done: number) => void,
): Promise<Float32Array> {
  const block = new Float32Array(texts.length * model.dimensions);
  const size = Math.max(TEXTS_A_STEP, model.maxTextsPerCall) * model.maxCallsAtOnce;
  for (let start = 0; start < texts.length; start += size) {
    context.signal.throwIfAborted();
    const step = texts.slice(start, start + size);
    block.set(await model.embed(step, context.signal), start * model.dimensions);
    onStep(Math.min(texts.length, start + size));
    await context.pause();
  }
  return block;
}
