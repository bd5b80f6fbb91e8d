import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { conversationSchema } from '../records.ts';
import { describeConversations } from './describe.ts';

/** The facets of every conversation, shard by shard. */
export const facetsStage: Stage<InsightsEnvironment> = {
  name: 'facets',
  version: 1,
  reads: ['conversations'],
  scope: 'each',
  options: ({ facets, questioned, screen, shorten }) => {
    const asked = questioned === null ? facets : [facets, questioned.id, questioned.calls];
    const kept = screen === null ? asked : { asked, screen, keeps: 'verdicts' };
    return shorten === 'first' ? kept : { kept, shorten };
  },
  run: async (context) => {
    const conversations = context
      .input('conversations')
      .shards('conversations')
      .flatMap((shard) => context.store.readRecords(shard, conversationSchema));
    const { rows, verdicts, counts } = await describeConversations(conversations, context.environment, (done) =>
      context.progress(done, conversations.length, 'conversations'),
    );
    return {
      shards: {
        rows: [context.store.writeRecords('facets', rows)],
        ...(context.environment.screen !== null && { verdicts: [context.store.writeRecords('facets', verdicts)] }),
      },
      counts: {
        conversations: rows.length,
        withoutRequest: rows.filter((row) => row.request === '').length,
        ...counts,
      },
    };
  },
};
