/** The conversations of a finished run and those that are added to it, in the order of their ids. */
import { inputsOf } from '../../runner/stage-inputs.ts';
import type { ExtendedRun } from '../environment.ts';
import { type Conversation, conversationSchema } from '../records.ts';
import type { Collected } from './collect-conversations.ts';
import { type SizedConversation, writeConversationShards } from './conversation-shards.ts';
import type { CollectTarget, ConversationSource } from './source.ts';
import { idsFor } from './tell-apart.ts';

/** A conversation that the run has already stays as it is there: same id, same account. */
export function extendedSource(source: ConversationSource, extended: ExtendedRun): ConversationSource {
  return {
    ...source,
    fingerprint: `extended/${extended.fingerprint}/${source.fingerprint}`,
    collect: async (target) => {
      const read: Conversation[] = [];
      const collected = await source.collect({ ...target, store: heldIn(read) });
      return together(extended, read, collected, target);
    },
  };
}

/** What is added is held in memory until it is put among the others: the shard that is told is none. */
function heldIn(read: Conversation[]): CollectTarget['store'] {
  return {
    writeRecords: (_, records) => {
      for (const record of records) read.push(conversationSchema.parse(record));
      return { file: '', sha256: '', bytes: 0, rows: records.length };
    },
  };
}

function* conversationsOf(extended: ExtendedRun): Generator<Conversation> {
  const { store, stages } = extended.open();
  for (const shard of inputsOf(stages)('conversations').shards('conversations'))
    yield* store.readRecords(shard, conversationSchema);
}

function together(
  extended: ExtendedRun,
  read: readonly Conversation[],
  { counts }: Collected,
  target: CollectTarget,
): Collected {
  const accountOf = new Map<string, string | undefined>();
  for (const { id, account } of conversationsOf(extended)) accountOf.set(id, account);
  const ids = idsFor(read, accountOf);
  const added = read.flatMap((conversation, index) => {
    const id = ids[index] ?? null;
    return id === null ? [] : [{ ...conversation, id }];
  });
  added.sort((left, right) => (left.id < right.id ? -1 : 1));
  const accounts = [...accountOf.values(), ...added.map(({ account }) => account)].filter(
    (account) => account !== undefined,
  );
  const conversations = accountOf.size + added.length;
  return {
    shards: writeConversationShards(sized(merged(conversationsOf(extended), added)), conversations, target),
    counts: {
      ...counts,
      conversations,
      withoutAccount: conversations - accounts.length,
      accounts: new Set(accounts).size,
      added: added.length,
      known: read.length - added.length,
    },
  };
}

/** Both in the order of their ids, of which none is in both. */
function* merged(before: Iterable<Conversation>, added: readonly Conversation[]): Generator<Conversation> {
  let next = 0;
  for (const conversation of before) {
    for (; next < added.length && (added[next] as Conversation).id < conversation.id; next++) {
      yield added[next] as Conversation;
    }
    yield conversation;
  }
  yield* added.slice(next);
}

function* sized(conversations: Iterable<Conversation>): Generator<SizedConversation> {
  for (const conversation of conversations)
    yield { conversation, bytes: Buffer.byteLength(JSON.stringify(conversation)) };
}
