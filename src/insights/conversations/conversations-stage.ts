import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';

/** The version since which what is kept of one account depends on no other. */
export const APART_SINCE = 3;

/** Conversations in one form, sorted by id, accounts hashed. */
export const conversationsStage: Stage<InsightsEnvironment> = {
  name: 'conversations',
  version: 4,
  reads: [],
  scope: 'whole',
  options: ({ source, seed }) => [source.fingerprint, seed],
  run: async (context) => {
    const { source } = context.environment;
    const { shards, counts } = await source.collect({
      store: context.store,
      signal: context.signal,
      onProgress: (rows) => context.progress(rows, null, 'rows'),
    });
    return { shards: { conversations: [...shards] }, counts: { ...counts, filesSkipped: source.filesSkipped ?? 0 } };
  },
};
