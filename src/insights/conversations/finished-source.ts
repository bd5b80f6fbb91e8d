/** The conversations of a finished run, as another run reads them: neither files nor accounts are looked at again. */
import { inputsOf } from '../../runner/stage-inputs.ts';
import type { ExtendedRun } from '../environment.ts';
import { conversationSchema } from '../records.ts';
import type { Collected } from './collect-conversations.ts';
import type { ConversationSource } from './source.ts';

export function finishedSource({ fingerprint, open }: ExtendedRun): ConversationSource {
  return {
    fingerprint: `of a run/${fingerprint}`,
    collect: async ({ store: target, signal, onProgress }) => {
      const { store, stages } = open();
      const read = inputsOf(stages)('conversations').shards('conversations');
      const total = read.reduce((sum, { rows }) => sum + rows, 0);
      let copied = 0;
      const shards = read.map((shard) => {
        signal.throwIfAborted();
        const written = target.writeRecords('conversations', store.readRecords(shard, conversationSchema));
        copied += shard.rows;
        onProgress(copied, total, 'conversations');
        return written;
      });
      return { shards, counts: countsOf(stages.get('conversations')?.counts ?? {}) };
    },
  };
}

function countsOf(counts: Readonly<Record<string, number>>): Collected['counts'] {
  const { rows = 0, used = 0, duplicates = 0, rejected = 0, leftOut = 0, collapsed = 0 } = counts;
  const { conversations = 0, accounts = 0, withoutAccount = 0 } = counts;
  return { rows, used, duplicates, rejected, leftOut, collapsed, conversations, accounts, withoutAccount };
}
