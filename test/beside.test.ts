/** A run whose release is made safe beside those of another: `--beside`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRelease } from '../src/index.ts';
import { conversations, folder, type Outcome, sightline, writeRows } from './support.ts';

const common = ['--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0', '--quiet'];
let home: string;

const insights = (...words: string[]): Promise<Outcome> => sightline(['insights', ...words, '--quiet'], home);
const sizes = (out: string): Map<string, number> =>
  new Map(
    openRelease(join(home, out, 'public')).clusters.clusters.map((cluster) => [cluster.id, cluster.conversations]),
  );

beforeAll(async () => {
  home = folder();
  writeRows(join(home, 'first.jsonl'), conversations(300));
  writeRows(join(home, 'many.jsonl'), conversations(120, 2));
  writeRows(join(home, 'few.jsonl'), conversations(30, 2));
  expect((await sightline(['insights', 'run', 'first.jsonl', ...common, '--out', 'run'], home)).code).toBe(0);
}, 60_000);

test('an extended run shows no cluster to which a few conversations came', async () => {
  const alone = await insights('extend', 'run', 'many.jsonl', '--out', 'alone');
  expect(alone.stderr).toContain('Warning: whoever has the release of the run');
  const before = sizes('run');
  const few = (out: string) =>
    [...sizes(out)].filter(
      ([id, size]) => before.has(id) && size > (before.get(id) ?? 0) && size - (before.get(id) ?? 0) < 10,
    );
  expect(few('alone').length).toBeGreaterThan(0);
  const beside = await insights('extend', 'run', 'many.jsonl', '--out', 'beside', '--beside', 'run');
  expect(beside).toMatchObject({ code: 0, stderr: '' });
  expect(few('beside')).toEqual([]);
  expect(sizes('beside').size).toBeGreaterThan(3);
  expect((await sightline(['verify', 'beside'], home)).code).toBe(0);
});

test('where too few came for anything to be shown, it is refused', async () => {
  const beside = await insights('extend', 'run', 'few.jsonl', '--out', 'refused', '--beside', 'run');
  expect(beside.code).toBe(1);
  expect(beside.stderr).toContain('Else give a reader one of them');
});

test('a run whose input changed is made safe beside what was released of it before', async () => {
  writeRows(join(home, 'grown.jsonl'), conversations(300));
  const run = () => sightline(['insights', 'run', 'grown.jsonl', ...common, '--out', 'grown'], home);
  expect((await run()).code).toBe(0);
  expect((await insights('release', 'grown', '--min-conversations', '20', '--out', 'elsewhere')).code).toBe(0);
  expect((await run()).code).toBe(0);
  writeRows(join(home, 'grown.jsonl'), [...conversations(300), ...conversations(3, 2)]);
  const again = await run();
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('Else give a reader one of them');
}, 60_000);

test('a run of which nothing is known is refused before anything is computed', async () => {
  const missing = await insights('run', 'first.jsonl', '--out', 'never', '--beside', 'nowhere');
  expect(missing).toMatchObject({ code: 2 });
  rmSync(join(home, 'run', 'private', 'releases'), { recursive: true });
  const unknown = await insights('release', 'alone', '--beside', 'run');
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('It is not known what the releases');
});
