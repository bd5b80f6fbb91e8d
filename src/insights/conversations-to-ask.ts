/** What a run will ask a model about, found out by its first stage, which the run itself then keeps. */
import { type Random, shuffled } from '../core/random.ts';
import { runStages } from '../runner/run-stages.ts';
import { inputsOf } from '../runner/stage-inputs.ts';
import { openShardStore } from '../store/shards.ts';
import { type AnalysisRun, runnerSettings } from './analyze.ts';
import { readingStages } from './pipeline.ts';
import { type Conversation, conversationSchema } from './records.ts';

export interface ConversationsToAsk {
  readonly conversations: number;
  /** Conversations of each account. */
  readonly perAccount: readonly number[];
  /** A random sample of at most `most`. They are private. */
  readonly sample: readonly Conversation[];
}

/** For who holds the run. @param each is told every one of them */
export async function conversationsToAsk(
  run: AnalysisRun,
  random: Random,
  most: number,
  each: (conversation: Conversation) => void = () => {},
): Promise<ConversationsToAsk> {
  const outputs = await runStages(readingStages, runnerSettings(run));
  const store = openShardStore(run.folder.shards);
  const shards = inputsOf(outputs)('conversations').shards('conversations');
  const total = shards.reduce((sum, shard) => sum + shard.rows, 0);
  const wanted = new Set(shuffled(random, [...Array(total).keys()]).slice(0, most));
  const perAccount = new Map<string, number>();
  const sample: Conversation[] = [];
  let position = 0;
  for (const shard of shards) {
    for (const conversation of store.readRecords(shard, conversationSchema)) {
      each(conversation);
      const { account } = conversation;
      if (account !== undefined) perAccount.set(account, (perAccount.get(account) ?? 0) + 1);
      if (wanted.has(position++)) sample.push(conversation);
    }
  }
  return { conversations: total, perAccount: [...perAccount.values()], sample: shuffled(random, sample) };
}
