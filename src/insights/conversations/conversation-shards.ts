/** Conversations as shards, each small enough to be held in memory by whoever writes or reads it. */
import type { Shard } from '../../core/shard.ts';
import type { ShardStore } from '../../store/shards.ts';
import type { Conversation } from '../records.ts';

export const CONVERSATIONS_A_SHARD = 2000;
export const BYTES_A_SHARD = 32 * 1024 * 1024;

export interface WritingShards {
  readonly store: Pick<ShardStore, 'writeRecords'>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number, unit: string) => void;
}

export interface SizedConversation {
  readonly conversation: Conversation;
  /** As JSON. */
  readonly bytes: number;
}

/** In the order in which they come. @param total how many come @throws the reason of `signal`, between shards */
export function writeConversationShards(
  conversations: Iterable<SizedConversation>,
  total: number,
  { store, signal, onProgress }: WritingShards,
): Shard[] {
  const shards: Shard[] = [];
  let part: Conversation[] = [];
  let size = 0;
  let written = 0;
  const write = (): void => {
    if (part.length > 0) shards.push(store.writeRecords('conversations', part));
    written += part.length;
    onProgress(written, total, 'conversations');
    part = [];
    size = 0;
  };
  for (const { conversation, bytes } of conversations) {
    if (part.length >= CONVERSATIONS_A_SHARD || size + bytes > BYTES_A_SHARD) {
      signal.throwIfAborted();
      write();
    }
    part.push(conversation);
    size += bytes;
  }
  write();
  return shards;
}
