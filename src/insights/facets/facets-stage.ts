import type { Stage } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { conversationSchema } from '../records.ts';
import { facetRowOf } from './facet-rows.ts';
import { languageDetector } from './language.ts';

/** The facets of every conversation, shard by shard. */
export const facetsStage: Stage<InsightsEnvironment> = {
  name: 'facets',
  version: 1,
  reads: ['conversations'],
  scope: 'each',
  options: ({ facets }) => facets,
  run: async (context) => {
    const conversations = context
      .input('conversations')
      .shards('conversations')
      .flatMap((shard) => context.store.readRecords(shard, conversationSchema));
    const { facets } = context.environment;
    const detectLanguage = await languageDetector();
    const rows = conversations.map((conversation) => facetRowOf(conversation, facets, { detectLanguage }));
    return {
      shards: { rows: [context.store.writeRecords('facets', rows)] },
      counts: { conversations: rows.length, withoutRequest: rows.filter((row) => row.request === '').length },
    };
  },
};
