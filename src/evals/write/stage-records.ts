/** What stages of writing hand on. */
import { z } from 'zod';
import type { NotedCall } from '../../calls/noted-calls.ts';
import type { StageInput } from '../../runner/stage.ts';
import type { ShardStore } from '../../store/shards.ts';
import { itemSchema } from '../records.ts';
import { type Statistics, statisticSchema, statisticsFactsSchema } from '../sets/statistics.ts';
import { type Candidate, type Dropped, steps } from './candidate.ts';
import type { Origin } from './origin.ts';

const cellSchema = z.object({ id: z.string(), group: z.string(), label: z.string(), topic: z.string() });

const candidateSchema: z.ZodType<Candidate> = z.object({
  cell: cellSchema,
  item: itemSchema.omit({ id: true }),
  text: z.string(),
  confidence: z.number(),
  score: z.number(),
  requirements: z.record(z.string(), z.number()),
});

const droppedSchema: z.ZodType<Dropped> = z.object({
  step: z.enum(steps),
  reason: z.string(),
  text: z.string(),
});

const askedSchema: z.ZodType<NotedCall> = z.object({ key: z.string(), prompt: z.string() });

const originSchema: z.ZodType<Origin> = z.object({
  source: z.string(),
  name: z.string(),
  dropped: z.object({ step: z.string(), reason: z.string() }).nullable(),
});

const statisticsSchema: z.ZodType<Statistics> = z.object({
  facts: statisticsFactsSchema,
  records: z.array(statisticSchema),
});

interface Reading {
  readonly store: ShardStore;
  input(stage: string): StageInput;
}

export function readCandidates({ store, input }: Reading): Candidate[] {
  return input('candidates')
    .shards('candidates')
    .flatMap((shard) => store.readRecords(shard, candidateSchema));
}

/** Every cell of the set, also those of which nothing was kept. */
export function readCells({ store, input }: Reading): z.infer<typeof cellSchema>[] {
  return input('candidates')
    .shards('cells')
    .flatMap((shard) => store.readRecords(shard, cellSchema));
}

/** The calls that the set rests on. */
export function readAsked({ store, input }: Reading): NotedCall[] {
  return input('candidates')
    .shards('calls')
    .flatMap((shard) => store.readRecords(shard, askedSchema));
}

/** Whence that comes which items are about; none where the spec says it. */
export function readOrigins({ store, input }: Reading): Origin[] {
  return input('candidates')
    .shards('origins')
    .flatMap((shard) => store.readRecords(shard, originSchema));
}

/** What is known of the things that items are about; null where nothing is. */
export function readStatisticsOfSet({ store, input }: Reading): Statistics | null {
  const all = input('candidates')
    .shards('statistics')
    .flatMap((shard) => store.readRecords(shard, statisticsSchema));
  return all[0] ?? null;
}

/** Of these stages, in their order. */
export function readDropped(
  { store, input }: Reading,
  stages: readonly string[] = ['candidates', 'selection'],
): Dropped[] {
  return stages.flatMap((stage) =>
    input(stage)
      .shards('dropped')
      .flatMap((shard) => store.readRecords(shard, droppedSchema)),
  );
}

/** What was kept, in the order of the set. */
export function readKept({ store, input }: Reading): (Candidate & { readonly cluster: number })[] {
  const schema = z.intersection(candidateSchema, z.object({ cluster: z.number().int().min(0) }));
  return input('selection')
    .shards('kept')
    .flatMap((shard) => store.readRecords(shard, schema));
}
