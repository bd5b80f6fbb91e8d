/** The vocabulary embedder in a whole run, which is extended by the same model: fitted again with no vector kept, on other threads. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRelease, type RunResult } from '../src/index.ts';
import { conversations, folder, sightline, writeRows } from './support.ts';

test('a run by the vocabulary says so, and is extended by the model that it was made with', async () => {
  const home = folder();
  writeRows(join(home, 'first.jsonl'), conversations(60));
  writeRows(join(home, 'later.jsonl'), conversations(20, 2));
  const options = ['--privacy', 'local', '--embedder', 'vocabulary', '--stability', '0', '--quiet'];
  const run = await sightline(['insights', 'run', 'first.jsonl', ...options, '--threads', '1', '--out', 'run'], home);
  expect(run.code).toBe(0);
  expect(openRelease(join(home, 'run', 'public')).manifest.embedder).toBe('vocabulary/use-lite@0.2.0');
  for (const end of ['', '-wal', '-shm']) rmSync(join(home, '.sightline', `embeddings.sqlite${end}`), { force: true });
  const extend = ['insights', 'extend', 'run', 'later.jsonl', '--threads', '2', '--out', 'more', '--json', '--quiet'];
  const extended = await sightline(extend, home);
  expect([extended.code, extended.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
  const { counts } = JSON.parse(extended.stdout) as RunResult;
  expect(counts['conversations']).toMatchObject({ conversations: 80, added: 20 });
  expect(counts['clusters']?.['assigned']).toBeGreaterThan(10);
}, 120_000);
