/** Conversations that are added to a finished run: clusters, tree and names stay, what fits nowhere is counted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRelease, type ReleaseData, type RunResult } from '../src/index.ts';
import { bytesOf, conversations, folder, type Outcome, type Row, sightline, writeRows } from './support.ts';

const common = ['--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '2', '--quiet'];
let home: string;
let before: string;
let extended: Outcome;

const clustersOf = (out: string): ReleaseData['clusters'] => openRelease(join(home, out, 'public')).clusters;
const says = (row: Row, content: string): Row => ({ ...row, messages: [{ role: 'user', content }] });

/** 300 conversations; later 60 more like them, 5 of those that are there, and 20 about something else in words of their own. */
beforeAll(async () => {
  home = folder();
  const first = conversations(300);
  writeRows(join(home, 'first.jsonl'), first);
  const like = conversations(60, 2);
  const other = conversations(20, 3).map((row) => says(row, 'Prune roses, compost leaves, mulch borders, sow tulips'));
  writeRows(join(home, 'later.jsonl'), [...like, ...first.slice(0, 5), ...other]);
  expect((await sightline(['insights', 'run', 'first.jsonl', ...common, '--out', 'run'], home)).code).toBe(0);
  before = bytesOf(join(home, 'run', 'public'));
  extended = await sightline(['insights', 'extend', 'run', 'later.jsonl', '--out', 'more', '--json', '--quiet'], home);
}, 60_000);

test('joins what is near to the clusters that are there, and counts what is not', () => {
  expect(extended.code).toBe(0);
  const { counts } = JSON.parse(extended.stdout) as RunResult;
  expect(counts['conversations']).toMatchObject({ conversations: 380, added: 80, known: 5 });
  const { assigned = 0, residue = 0 } = counts['clusters'] ?? {};
  expect(assigned + residue).toBe(80);
  expect(residue).toBeGreaterThanOrEqual(20);
  expect(residue).toBeLessThan(30);
});

test('ids, tree, names and stability stay; sizes do not; the release holds', async () => {
  const [old, now] = [clustersOf('run'), clustersOf('more')];
  const facts = ({ clusters }: ReleaseData['clusters']) =>
    new Map(
      clusters.map(({ id, parent, name, description, stability }) => [id, { parent, name, description, stability }]),
    );
  const known = facts(old);
  for (const [id, fact] of facts(now)) expect(fact).toEqual(known.get(id));
  expect(now.total.conversations).toBe(380);
  const sizes = new Map(old.clusters.map(({ id, conversations: size }) => [id, size]));
  for (const { id, conversations: size } of now.clusters) expect(size).toBeGreaterThanOrEqual(sizes.get(id) ?? 0);
  const { manifest } = openRelease(join(home, 'more', 'public'));
  expect(manifest.limits.join()).toContain('were added to clusters');
  expect((await sightline(['verify', 'more'], home)).stdout).toContain('Every check passed');
});

test('the run that was extended is as it was, and may be gone before another release is made', async () => {
  expect(bytesOf(join(home, 'run', 'public'))).toBe(before);
  const again = ['insights', 'extend', 'run', 'later.jsonl', '--out', 'same', '--quiet'];
  expect((await sightline(again, home)).stdout).toMatch(
    /80 conversations came to the run \(5 were in the run already\)/u,
  );
  expect(bytesOf(join(home, 'same', 'public'))).toBe(bytesOf(join(home, 'more', 'public')));
  expect((await sightline(['insights', 'purge', 'run'], home)).code).toBe(0);
  const release = await sightline(['insights', 'release', 'same', '--privacy', 'local', '--out', 'again'], home);
  expect([release.code, release.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
  expect(bytesOf(join(home, 'again'))).toBe(bytesOf(join(home, 'same', 'public')));
});

test('an extended run can be extended and continued', async () => {
  writeRows(join(home, 'june.jsonl'), conversations(30, 7));
  const june = await sightline(['insights', 'extend', 'more', 'june.jsonl', '--out', 'june', '--quiet'], home);
  expect([june.code, june.stdout]).toEqual([0, expect.stringContaining('30 conversations came')]);
  expect(clustersOf('june').total.conversations).toBe(410);
  const all = ['first.jsonl', 'later.jsonl', 'june.jsonl'];
  const anew = await sightline(['insights', 'run', ...all, ...common, '--continues', 'june', '--out', 'anew'], home);
  expect(anew.code).toBe(0);
  expect(clustersOf('anew').clusters.filter(({ lineage }) => lineage?.kind === 'continues').length).toBeGreaterThan(3);
});

test('what cannot be extended is refused before anything is made', async () => {
  const nowhere = await sightline(['insights', 'extend', 'more', 'later.jsonl'], home);
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('Name another folder with --out')]);
  const itself = await sightline(['insights', 'extend', 'more', 'later.jsonl', '--out', 'more'], home);
  expect([itself.code, itself.stderr]).toEqual([2, expect.stringContaining('Name another folder with --out')]);
  const nothing = await sightline(['insights', 'extend', 'more'], home);
  expect(nothing.code).toBe(2);
  expect(readFileSync(join(home, 'more', 'private', 'manifest.json'), 'utf8')).toContain('"finished"');
});
