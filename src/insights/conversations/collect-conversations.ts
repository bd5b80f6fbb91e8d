/**
 * From files to conversation shards, in constant memory but for an index: rows are spilled to a private file as they
 * come, and read back in the order of their ids. The result does not depend on the order of files or rows.
 */
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../../core/errors.ts';
import { sha256 } from '../../core/hash.ts';
import type { Shard } from '../../core/shard.ts';
import type { ShardStore } from '../../store/shards.ts';
import type { Conversation } from '../records.ts';
import type { RejectReason } from './format.ts';
import { type ReadOptions, readConversations } from './read-conversations.ts';

export const CONVERSATIONS_A_SHARD = 2000;

export interface CollectOptions extends ReadOptions {
  /** A private folder for the spill and `rejects.jsonl`. */
  readonly folder: string;
  readonly store: Pick<ShardStore, 'writeRecords'>;
  /** Keep a seeded random sample of this many. */
  readonly sample: number | undefined;
  readonly seed: number;
  readonly onProgress: (rows: number) => void;
}

export interface Collected {
  readonly shards: readonly Shard[];
  readonly counts: {
    readonly rows: number;
    readonly conversations: number;
    readonly rejected: number;
    readonly withoutAccount: number;
    readonly accounts: number;
  };
}

interface Entry {
  readonly id: string;
  readonly hash: string;
  readonly messages: number;
  readonly account: string | null;
  readonly offset: number;
  readonly bytes: number;
  readonly file: string;
  readonly line: number;
}

export async function collectConversations(options: CollectOptions): Promise<Collected> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const spill = openSpill(join(options.folder, 'spill.jsonl'));
  const rejects = openRejects(join(options.folder, 'rejects.jsonl'));
  try {
    const best = new Map<string, Entry>();
    let rows = 0;
    for await (const row of readConversations(options)) {
      rows++;
      if (rows % 500 === 0) options.onProgress(rows);
      if (row.conversation === null) {
        rejects.add(row.file, row.line, row.reason);
        continue;
      }
      const entry = { ...spill.add(row.conversation), file: row.file, line: row.line };
      const other = best.get(entry.id);
      const kept = other === undefined || isFuller(entry, other) ? entry : other;
      best.set(entry.id, kept);
      const dropped = kept === entry ? other : entry;
      if (dropped !== undefined) rejects.add(dropped.file, dropped.line, 'duplicate-id');
    }
    const entries = sampled([...best.values()], options).sort((left, right) => (left.id < right.id ? -1 : 1));
    return { shards: writeShards(entries, spill, options.store), counts: countsOf(rows, entries, rejects.count) };
  } finally {
    spill.close();
    rejects.close();
  }
}

/** One id is one conversation: the row with most messages holds the others' history; equal ones are told apart by content. */
function isFuller(entry: Entry, other: Entry): boolean {
  return entry.messages > other.messages || (entry.messages === other.messages && entry.hash < other.hash);
}

/** Each conversation has the same chance, and the choice depends on its id and the seed alone. */
function sampled(entries: readonly Entry[], { sample, seed }: CollectOptions): Entry[] {
  if (sample === undefined || sample >= entries.length) return [...entries];
  const draw = new Map(entries.map((entry) => [entry, sha256(`${seed}/sample/${entry.id}`)]));
  const byDraw = (left: Entry, right: Entry): number =>
    (draw.get(left) as string) < (draw.get(right) as string) ? -1 : 1;
  return entries.toSorted(byDraw).slice(0, sample);
}

function writeShards(entries: readonly Entry[], spill: Spill, store: Pick<ShardStore, 'writeRecords'>): Shard[] {
  const shards: Shard[] = [];
  for (let start = 0; start < entries.length; start += CONVERSATIONS_A_SHARD) {
    const part = entries.slice(start, start + CONVERSATIONS_A_SHARD);
    shards.push(
      store.writeRecords(
        'conversations',
        part.map((entry) => spill.read(entry)),
      ),
    );
  }
  return shards;
}

function countsOf(rows: number, entries: readonly Entry[], rejected: number): Collected['counts'] {
  const accounts = entries.flatMap((entry) => entry.account ?? []);
  return {
    rows,
    conversations: entries.length,
    rejected,
    withoutAccount: entries.length - accounts.length,
    accounts: new Set(accounts).size,
  };
}

interface Spill {
  add(conversation: Conversation): Omit<Entry, 'file' | 'line'>;
  read(entry: Entry): Conversation;
  close(): void;
}

function openSpill(path: string): Spill {
  const file = openPrivate(path);
  let end = 0;
  return {
    add: (conversation) => {
      const data = Buffer.from(JSON.stringify(conversation));
      writeSync(file, data);
      const offset = end;
      end += data.length;
      const { id, messages, account = null } = conversation;
      return { id, hash: sha256(data), messages: messages.length, account, offset, bytes: data.length };
    },
    read: ({ offset, bytes }) => {
      const data = Buffer.alloc(bytes);
      readSync(file, data, 0, bytes, offset);
      return JSON.parse(data.toString('utf8')) as Conversation;
    },
    close: () => {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

interface Rejects {
  readonly count: number;
  add(file: string, line: number, reason: RejectReason): void;
  close(): void;
}

function openRejects(path: string): Rejects {
  const file = openPrivate(path);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add: (name, line, reason) => {
      count++;
      writeSync(file, `${JSON.stringify({ file: name, line, reason })}\n`);
    },
    close: () => closeSync(file),
  };
}

function openPrivate(path: string): number {
  try {
    return openSync(path, 'w+', 0o600);
  } catch {
    throw usageError(
      'OUTPUT_UNWRITABLE',
      'The private folder of the run cannot be written to.',
      'Choose another folder with --out.',
    );
  }
}
