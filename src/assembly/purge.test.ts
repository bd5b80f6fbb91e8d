import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockRun, runFolder } from '../store/run-folder.ts';
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

test('the private side goes with its lock, the release stays, and the cache of the run goes only when asked for', () => {
  const folder = run('one');
  const options = { run: 'one', workingFolder: root };
  expect(purge({ ...options, cache: false })).toEqual({ removed: [folder.private] });
  expect(readdirSync(folder.path).sort()).toEqual(['.sightline', 'public']);
  const other = run('two');
  const cache = join(other.path, '.sightline', 'embeddings.sqlite');
  expect(purge({ run: 'two', workingFolder: root, cache: true }).removed).toEqual([other.private, cache]);
  expect(existsSync(cache)).toBe(false);
});

test('a release that stands aside, because a run was killed at that moment, is put back and stays', () => {
  const folder = run('aside');
  renameSync(folder.public, join(folder.path, '.public.old'));
  purge({ run: 'aside', workingFolder: root, cache: false });
  expect(existsSync(folder.public)).toBe(true);
});

test('a run that a process works in, and a folder without a run, are left alone', () => {
  const folder = run('busy');
  const unlock = lockRun(folder);
  expect(() => purge({ run: 'busy', workingFolder: root, cache: false })).toThrow(
    expect.objectContaining({ code: 'RUN_LOCKED' }),
  );
  unlock();
  expect(existsSync(join(folder.shards, 'a.jsonl'))).toBe(true);
  expect(() => purge({ run: 'nothing', workingFolder: root, cache: false })).toThrow(
    expect.objectContaining({ code: 'RUN_NOT_FOUND' }),
  );
  expect(existsSync(join(root, 'nothing'))).toBe(false);
});
