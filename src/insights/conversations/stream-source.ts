/** Conversations that a program hands over, one after the other, instead of files. */
import { usageError } from '../../core/errors.ts';
import { collectConversations } from './collect-conversations.ts';
import { simpleFormat } from './formats/simple.ts';
import type { ReadRecord } from './read-conversations.ts';
import { createConverter } from './row-to-conversation.ts';
import type { ConversationSource, SourceOptions } from './source.ts';

export interface MessageInput {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}

/** A conversation as a program gives it. It is read as a row of the format `simple` is, and every other member is a field. */
export interface ConversationInput {
  readonly id?: string | number | undefined;
  /** As you call the account: it is hashed under the secret of the workspace as soon as it is read. */
  readonly user_id?: string | number | undefined;
  /** ISO 8601, or seconds or milliseconds since 1970. */
  readonly timestamp?: string | number | undefined;
  readonly messages: readonly MessageInput[];
  readonly [field: string]: unknown;
}

export type StreamOptions = Omit<SourceOptions, 'format' | 'formats'> & {
  /** Changes whenever what is read could; where nobody knows, another one each time: it is then read again. */
  readonly fingerprint: string;
};

/** Rows that cannot be used are rejected as those of a file are: `file` is `stream`, `line` counts from 1. */
export function streamSource(
  conversations: AsyncIterable<ConversationInput>,
  { fingerprint, ...options }: StreamOptions,
): ConversationSource {
  return {
    fingerprint,
    collect: (target) =>
      collectConversations({
        ...options,
        ...target,
        files: [],
        rows: rowsOf(conversations, { ...options, signal: target.signal }),
      }),
  };
}

type RowOptions = Pick<StreamOptions, 'secret' | 'accountField'> & { readonly signal: AbortSignal };

async function* rowsOf(
  conversations: AsyncIterable<ConversationInput>,
  { signal, ...options }: RowOptions,
): AsyncGenerator<ReadRecord> {
  const convert = createConverter(options);
  const place = { file: 'stream', line: 0, format: simpleFormat.name };
  let usable = 0;
  let accounts = 0;
  for await (const row of conversations) {
    signal.throwIfAborted();
    place.line++;
    const read = simpleFormat.read(row);
    if (typeof read === 'string') {
      yield { ...place, reason: read };
      continue;
    }
    const converted = convert(read, row);
    usable++;
    if (converted.conversation.account !== undefined) accounts++;
    yield { ...place, ...converted, reason: null };
  }
  refuseNothing(usable, accounts, options.secret !== null);
}

function refuseNothing(usable: number, accounts: number, counting: boolean): void {
  if (usable === 0) {
    throw usageError('INPUT_EMPTY', 'No conversation that was handed over can be used.', 'Give each its messages.');
  }
  if (!counting || accounts > 0) return;
  throw usageError(
    'NO_ACCOUNTS',
    'No conversation names an account, so people cannot be counted.',
    'Give each a user_id, or set accounts to false: weaker, and stamped on the release.',
  );
}
