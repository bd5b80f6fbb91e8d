import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSqliteLedger } from '../store/ledger/sqlite-ledger.ts';
import { lockRun, runFolder, runIdentity } from '../store/run-folder.ts';
import { purge } from './purge.ts';

const root = mkdtempSync(join(tmpdir(), 'purge-'));
afterAll(() => rmSync(root, { recursive: true }));

function run(name: string) {
  const folder = runFolder(join(root, name));
  for (const path of [folder.shards, folder.public, join(folder.path, '.sightline')])
    mkdirSync(path, { recursive: true });
  writeFileSync(folder.manifest, '{}');
  writeFileSync(join(folder.shards, 'a.jsonl'), 'x');
  writeFileSync(join(folder.path, '.sightline', 'embeddings.sqlite'), 'x');
  return folder;
}

test('the private side goes with its lock, the release stays, and the cache of the run goes only when asked for', async () => {
  const folder = run('one');
  const options = { run: 'one', workingFolder: root };
  expect(await purge({ ...options, cache: false })).toEqual({ removed: [folder.private] });
  expect(readdirSync(folder.path).sort()).toEqual(['.sightline', 'public']);
  const other = run('two');
  const cache = join(other.path, '.sightline', 'embeddings.sqlite');
  expect((await purge({ run: 'two', workingFolder: root, cache: true })).removed).toEqual([other.private, cache]);
  expect(existsSync(cache)).toBe(false);
});

test('a release that stands aside, because a run was killed at that moment, is put back and stays', async () => {
  const folder = run('aside');
  renameSync(folder.public, join(folder.path, '.public.old'));
  await purge({ run: 'aside', workingFolder: root, cache: false });
  expect(existsSync(folder.public)).toBe(true);
});

test('a run that a process works in, and a folder without a run, are left alone', async () => {
  const folder = run('busy');
  const unlock = lockRun(folder);
  await expect(purge({ run: 'busy', workingFolder: root, cache: false })).rejects.toEqual(
    expect.objectContaining({ code: 'RUN_LOCKED' }),
  );
  unlock();
  expect(existsSync(join(folder.shards, 'a.jsonl'))).toBe(true);
  await expect(purge({ run: 'nothing', workingFolder: root, cache: false })).rejects.toEqual(
    expect.objectContaining({ code: 'RUN_NOT_FOUND' }),
  );
  expect(existsSync(join(root, 'nothing'))).toBe(false);
});

test('answers that only this run used go from the ledger, those of others and what was spent stay', async () => {
  const folder = run('asked');
  const path = join(folder.path, '.sightline', 'ledger.sqlite');
  const ledger = openSqliteLedger(path, { monotonic: () => 0 });
  const identity = runIdentity(folder);
  const answer = async (key: string, by: string): Promise<void> => {
    const attempt = await ledger.begin({ run: by, key, model: 'test:model', prompt: 'test@1', worstCost: 5 });
    await ledger.commit(attempt, { reply: key, usage: '{}', cost: 1, milliseconds: 1, at: 1 });
  };
  await answer('mine', identity);
  await answer('of another', 'another');
  await purge({ run: 'asked', workingFolder: root, cache: false });
  expect(await ledger.find('another', 'mine')).toBe(null);
  expect((await ledger.find('another', 'of another'))?.reply).toBe('of another');
  expect((await ledger.spending(identity)).confirmed).toBe(1);
  await ledger.close();
});
