import type { Shard } from '../../core/shard.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { conversationSchema } from '../records.ts';
import { findCopies } from './copies.ts';

/** The version since which what is kept of one account depends on no other. */
export const APART_SINCE = 3;

/** Conversations in one form, sorted by id, accounts hashed; and which of them are copies of one another. */
export const conversationsStage: Stage<InsightsEnvironment> = {
  name: 'conversations',
  version: 6,
  reads: [],
  scope: 'whole',
  options: ({ source, seed }) => [source.fingerprint, seed],
  run: async (context) => {
    const { source } = context.environment;
    const { shards, counts, collapsed } = await source.collect({
      store: context.store,
      signal: context.signal,
      onProgress: context.progress,
    });
    const { groups, counts: copies } = await findCopies(readBack(shards, context), collapsed, {
      pause: context.pause,
      onProgress: context.progress,
    });
    return {
      shards: { conversations: [...shards], copies: [context.store.writeRecords('conversations', groups)] },
      counts: { ...counts, ...copies, filesSkipped: source.filesSkipped ?? 0 },
    };
  },
};

function* readBack(shards: readonly Shard[], { store, signal, progress }: StageContext<InsightsEnvironment>) {
  const total = shards.reduce((sum, { rows }) => sum + rows, 0);
  let read = 0;
  for (const shard of shards) {
    signal.throwIfAborted();
    yield* store.readRecords(shard, conversationSchema);
    read += shard.rows;
    progress(read, total, 'conversations');
  }
}
