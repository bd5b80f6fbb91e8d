import type { Stage, StageContext } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { type Conversation, conversationSchema } from '../records.ts';
import { type AskedValues, facetAsker } from './asked/ask-facets.ts';
import { questionsOf } from './asked/questions-of.ts';
import { facetRowOf } from './facet-rows.ts';
import { languageDetector } from './language.ts';

/** The facets of every conversation, shard by shard. */
export const facetsStage: Stage<InsightsEnvironment> = {
  name: 'facets',
  version: 1,
  reads: ['conversations'],
  scope: 'each',
  options: ({ facets, questioned }) => (questioned === null ? facets : [facets, questioned.id, questioned.calls]),
  run: async (context) => {
    const conversations = context
      .input('conversations')
      .shards('conversations')
      .flatMap((shard) => context.store.readRecords(shard, conversationSchema));
    const { facets } = context.environment;
    const asked = await answersTo(conversations, context);
    const detectLanguage = await languageDetector();
    const rows = conversations.map((conversation, index) => {
      const answers = asked?.[index]?.values;
      return facetRowOf(conversation, facets, { detectLanguage, ...(answers && { answers }) });
    });
    return {
      shards: { rows: [context.store.writeRecords('facets', rows)] },
      counts: {
        conversations: rows.length,
        withoutRequest: rows.filter((row) => row.request === '').length,
        ...sumOf(asked?.map(({ counts }) => counts) ?? []),
      },
    };
  },
};

/** Null where nothing is asked. All at once: who leaves calls with a vendor gathers them. */
async function answersTo(
  conversations: readonly Conversation[],
  context: StageContext<InsightsEnvironment>,
): Promise<AskedValues[] | null> {
  const { questioned, facets } = context.environment;
  if (questioned === null) return null;
  const asker = facetAsker(await questioned.open(), { questions: questionsOf(facets), calls: questioned.calls });
  let done = 0;
  return Promise.all(
    conversations.map(async ({ messages }) => {
      const answered = await asker(messages);
      context.progress(++done, conversations.length, 'conversations');
      return answered;
    }),
  );
}

function sumOf(counts: readonly AskedValues['counts'][]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((all) => Object.entries(all))) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
