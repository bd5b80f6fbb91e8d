/** Stages that do nothing again: what they made for the run that is extended stays. */
import { z } from 'zod';
import type { Shard } from '../../core/shard.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import type { ShardStore } from '../../store/shards.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { claimSupportersSchema } from '../records.ts';
import { extendedOf, outputsOf, positionsNow } from './outputs-of.ts';

/** Records that name conversations by their positions, which are others now. */
const SUPPORTERS = 'supporters';
/** What the run that is extended was to an earlier one: not what this one is. */
const LINEAGE = 'lineage';

/** The same stage, kept: its shards and counts are those of the run that is extended. */
export function kept({
  name,
  version,
}: Pick<Stage<InsightsEnvironment>, 'name' | 'version'>): Stage<InsightsEnvironment> {
  return {
    name,
    version,
    reads: ['facets'],
    scope: 'whole',
    options: ({ extended }) => ['kept', extended?.fingerprint ?? null],
    run: async (context) => {
      const { store, stages } = extendedOf(context).open();
      const { shards = {}, counts = {} } = stages.get(name) ?? {};
      const lasting = Object.entries(shards).filter(([part]) => part !== LINEAGE);
      const copied = lasting.map(([part, own]) => [
        part,
        own.map((shard) => (part === SUPPORTERS ? moved(shard, context) : copy(shard, store, context, name))),
      ]);
      const told = Object.entries(counts).filter(([count]) => !count.startsWith(`${LINEAGE}.`));
      return { shards: Object.fromEntries(copied), counts: Object.fromEntries(told) };
    },
  };
}

type Context = StageContext<InsightsEnvironment>;

function copy(shard: Shard, from: ShardStore, { store }: Context, stage: string): Shard {
  if (shard.file.endsWith('.jsonl')) return store.writeRecords(stage, from.readRecords(shard, z.unknown()));
  const vectors = from.readVectors(shard);
  return store.writeVectors(stage, vectors, vectors.length / shard.rows);
}

function moved(shard: Shard, context: Context): Shard {
  const before = outputsOf(extendedOf(context));
  const now = positionsNow(before, context);
  const records = before.store.readRecords(shard, claimSupportersSchema).map(({ voices, ...claim }) => ({
    ...claim,
    voices: voices.map((own) => own.map((row) => now[row] as number)),
  }));
  return context.store.writeRecords('names', records);
}
