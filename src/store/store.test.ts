import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openEmbeddingCache } from './embedding-cache.ts';
import { writeFileAtomic } from './files.ts';
import { openShardStore } from './shards.ts';
import { findWorkspace, openWorkspace } from './workspace.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'store-'));
const row = z.object({ text: z.string() });

describe('shards', () => {
  test('records and vectors come back as they were', () => {
    const store = openShardStore(scratch());
    const records = [{ text: 'a\u2028b' }, { text: '' }];
    expect(store.readRecords(store.writeRecords('s', records), row)).toEqual(records);
    const vectors = Float32Array.from([0.1, -2, 3e-20, 4]);
    const shard = store.writeVectors('s', vectors, 2);
    expect([...store.readVectors(shard)]).toEqual([...vectors]);
    expect(shard.rows).toBe(2);
  });

  test('vectors of more than one piece come back as they were', () => {
    const store = openShardStore(scratch());
    const vectors = new Float32Array(17 * 1024 * 1024);
    vectors.set([1, 2], 0);
    vectors.set([3, 4], 16 * 1024 * 1024 - 1);
    vectors.set([5], vectors.length - 1);
    const back = store.readVectors(store.writeVectors('s', vectors, 1024));
    expect(Buffer.from(back.buffer).equals(Buffer.from(vectors.buffer))).toBe(true);
  });

  test('equal content is one file, for its owner alone', () => {
    const folder = scratch();
    const store = openShardStore(folder);
    const shard = store.writeRecords('s', [{ text: 'x' }]);
    expect(store.writeRecords('s', [{ text: 'x' }])).toEqual(shard);
    expect(statSync(join(folder, shard.file)).mode & 0o077).toBe(0);
  });

  test('records of another shape are refused without being quoted', () => {
    const store = openShardStore(scratch());
    const shard = store.writeRecords('s', [{ secret: 'hidden' }]);
    expect(() => store.readRecords(shard, row)).toThrow(
      expect.objectContaining({ code: 'SHARD_DAMAGED', message: expect.not.stringContaining('hidden') }),
    );
  });
});

describe('a shard that was damaged', () => {
  test('is found by reading it: changed, cut off or gone', () => {
    const folder = scratch();
    const store = openShardStore(folder);
    for (const damage of [
      (path: string) => writeFileSync(path, '{"text":"other"}\n'),
      (path: string) => truncateSync(path, 3),
      (path: string) => rmSync(path),
    ]) {
      const shard = store.writeRecords('s', [{ text: 'x' }]);
      damage(join(folder, shard.file));
      expect(() => store.readRecords(shard, row)).toThrow(expect.objectContaining({ code: 'SHARD_DAMAGED' }));
      expect(() => store.readVectors(shard)).toThrow(expect.objectContaining({ code: 'SHARD_DAMAGED' }));
      rmSync(join(folder, shard.file), { force: true });
    }
  });
});

test('a file that cannot be written leaves no part behind and says where', () => {
  const folder = scratch();
  writeFileSync(join(folder, 'taken'), '');
  expect(() => writeFileAtomic(join(folder, 'taken', 'inside'), 'x')).toThrow(
    expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }),
  );
});

describe('the workspace', () => {
  test('is found upward, and keeps one secret', () => {
    const root = scratch();
    const workspace = openWorkspace(join(root, '.sightline'));
    expect(findWorkspace(join(root))).toBe(workspace.folder);
    expect(workspace.secret()).toEqual(openWorkspace(workspace.folder).secret());
    expect(statSync(join(workspace.folder, 'secret')).mode & 0o077).toBe(0);
    writeFileSync(join(workspace.folder, 'secret'), 'short');
    expect(() => workspace.secret()).toThrow(expect.objectContaining({ code: 'WORKSPACE_SECRET_DAMAGED' }));
  });
});

test('processes that make a workspace at once share one secret', async () => {
  const folder = join(scratch(), '.sightline');
  const module = new URL('./workspace.ts', import.meta.url).href;
  const program = `
    const { openWorkspace } = await import(${JSON.stringify(module)});
    process.stdout.write(Buffer.from(openWorkspace(${JSON.stringify(folder)}).secret()).toString('hex'));`;
  const run = promisify(execFile);
  const secrets = await Promise.all(
    Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '-e', program])),
  );
  expect(new Set(secrets.map(({ stdout }) => stdout)).size).toBe(1);
});

describe('the embedding cache', () => {
  test('keeps vectors by model and text, over processes', () => {
    const path = join(scratch(), 'cache.sqlite');
    const cache = openEmbeddingCache(path);
    cache.write('m', ['a', 'b'], Float32Array.from([1, 2, 3, 4]), 2);
    cache.close();
    const again = openEmbeddingCache(path);
    expect(again.read('m', ['b', 'c', 'a'], 2).map((vector) => vector && [...vector])).toEqual([[3, 4], null, [1, 2]]);
    expect(again.read('other', ['a'], 2)).toEqual([null]);
    again.close();
  });
});
