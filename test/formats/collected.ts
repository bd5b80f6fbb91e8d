/** Input files as a run reads them, for tests. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { keyedHash } from '../../src/core/hash.ts';
import type { Collected } from '../../src/insights/conversations/collect-conversations.ts';
import type { ConversationFormat, RejectReason } from '../../src/insights/conversations/format.ts';
import { fileSource } from '../../src/insights/conversations/source.ts';
import { type Conversation, conversationSchema } from '../../src/insights/records.ts';
import { openShardStore } from '../../src/store/shards.ts';
import { folder } from '../support.ts';

const secret = new Uint8Array(32).fill(8);

export interface Read {
  readonly counts: Collected['counts'];
  readonly conversations: readonly Conversation[];
  readonly rejects: readonly { readonly file: string; readonly line: number; readonly reason: RejectReason }[];
}

interface Options {
  /** Whether accounts are counted. Default: where any row names one. */
  readonly accounts?: boolean;
  readonly format?: string;
  readonly formats?: readonly ConversationFormat[];
  readonly accountField?: string;
}

export async function collectedFrom(paths: readonly string[], { accounts, ...options }: Options = {}): Promise<Read> {
  try {
    return await collect(paths, options, accounts === false ? null : secret);
  } catch (error) {
    if (accounts !== undefined || (error as { code?: string }).code !== 'NO_ACCOUNTS') throw error;
    return collect(paths, options, null);
  }
}

async function collect(paths: readonly string[], options: Options, key: Uint8Array | null): Promise<Read> {
  const home = join(folder(), 'run');
  const store = openShardStore(home);
  const source = fileSource(paths, { ...options, secret: key, folder: home, seed: 1 });
  const { shards, counts } = await source.collect({
    store,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const conversations = shards.flatMap((shard) => store.readRecords(shard, conversationSchema));
  const rejects = readFileSync(join(home, 'rejects.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  rmSync(home, { recursive: true });
  return {
    counts,
    conversations,
    rejects: rejects.map((line) => JSON.parse(line)),
  };
}

/** As a text to compare: accounts as the input names them, messages one a line, files by their place in the input. */
export function shown({ counts, conversations, rejects }: Read, input: string): string {
  const names = accountsIn(input);
  const told = {
    counts,
    conversations: conversations.map(({ id, account, startedAt, messages, fields }) => ({
      id,
      account: account === undefined ? null : (names.get(account) ?? 'not in the input'),
      startedAt: startedAt ?? null,
      messages: messages.map(({ role, text, at }) => `${role}${at === undefined ? '' : ` (${at})`}: ${text}`),
      fields,
    })),
    rejects: rejects.map(
      ({ file, line, reason }) => `${relative(input, file).replaceAll('\\', '/')}:${line} ${reason}`,
    ),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** Every word of the input that may be an account, by its hash. */
function accountsIn(input: string): Map<string, string> {
  const files = readdirSync(input, { recursive: true, encoding: 'utf8' }).map((file) => join(input, file));
  const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'utf8'));
  const words = texts.flatMap((text) => [...text.matchAll(/[\w.@-]+/gu)].map(([word]) => word));
  const people = words.flatMap((word) => [word, word.split('_session_')[0] ?? word]);
  return new Map(people.map((word) => [keyedHash(secret, word), word]));
}
