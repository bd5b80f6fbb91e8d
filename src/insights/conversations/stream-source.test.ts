import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openShardStore } from '../../store/shards.ts';
import { conversationSchema } from '../records.ts';
import { fileSource } from './source.ts';
import { type ConversationInput, streamSource } from './stream-source.ts';

const root = mkdtempSync(join(tmpdir(), 'stream-'));
afterAll(() => rmSync(root, { recursive: true }));

const say = (id: string, user_id: string | undefined, content = `words of ${id}`): ConversationInput => ({
  id,
  ...(user_id !== undefined && { user_id }),
  timestamp: '2026-03-01T10:00:00Z',
  messages: [{ role: 'user', content }],
  meta: { plan: 'free' },
});

async function* stream(...rows: unknown[]): AsyncGenerator<ConversationInput> {
  for (const row of rows) yield row as ConversationInput;
}

const options = { secret: new Uint8Array(32), seed: 1, folder: join(root, 'run'), fingerprint: 'once' };
const target = () => ({
  store: openShardStore(join(root, 'run', 'shards')),
  signal: new AbortController().signal,
  onProgress: () => {},
});

test('what is handed over is read as the same rows of a file are', async () => {
  const rows = [say('b', 'u2'), say('a', 'u1'), say('b', 'u2', 'a shorter one')];
  const path = join(root, 'rows.jsonl');
  (await import('node:fs')).writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const streamed = await streamSource(stream(...rows), options).collect(target());
  expect(streamed).toEqual(await fileSource([path], options).collect(target()));
  expect(streamed.counts).toMatchObject({ rows: 3, used: 2, duplicates: 1, conversations: 2, accounts: 2 });
  const [shard] = streamed.shards;
  const read = target().store.readRecords(shard as NonNullable<typeof shard>, conversationSchema);
  expect(read.map(({ id, fields }) => [id, fields])).toEqual([
    ['a', { 'meta.plan': 'free' }],
    ['b', { 'meta.plan': 'free' }],
  ]);
});

test('rows that cannot be used are rejected by their number', async () => {
  const noUser = { messages: [{ role: 'assistant', content: 'x' }] };
  const { counts } = await streamSource(stream(null, 7, say('a', 'u'), noUser), options).collect(target());
  expect(counts).toMatchObject({ rows: 4, conversations: 1, rejected: 3 });
  const rejects = readFileSync(join(root, 'run', 'rejects.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expect(rejects.map((line) => JSON.parse(line))).toEqual([
    { file: 'stream', line: 1, reason: 'not-a-conversation' },
    { file: 'stream', line: 2, reason: 'not-a-conversation' },
    { file: 'stream', line: 4, reason: 'no-user-turn' },
  ]);
});

test('nothing usable, and no account where they are counted, are wrong usage', async () => {
  const collect = (rows: unknown[], secret: Uint8Array | null) =>
    streamSource(stream(...rows), { ...options, secret }).collect(target());
  await expect(collect([], options.secret)).rejects.toMatchObject({ code: 'INPUT_EMPTY', exitCode: 2 });
  await expect(collect([say('a', undefined)], options.secret)).rejects.toMatchObject({ code: 'NO_ACCOUNTS' });
  expect((await collect([say('a', undefined)], null)).counts).toMatchObject({ conversations: 1, accounts: 0 });
});

test('a stream that fails and one that is aborted end the reading', async () => {
  async function* failing(): AsyncGenerator<ConversationInput> {
    yield say('a', 'u');
    throw new Error('the database is gone');
  }
  await expect(streamSource(failing(), options).collect(target())).rejects.toThrow('the database is gone');
  const stopped = { ...target(), signal: AbortSignal.abort() };
  await expect(streamSource(stream(say('a', 'u')), options).collect(stopped)).rejects.toThrow(/abort/iu);
});
