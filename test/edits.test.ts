/** What a person wants otherwise, from a file to the releases of this run and of the next. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRelease, type ReleaseData } from '../src/index.ts';
import { conversations, folder, type Outcome, sightline, writeRows } from './support.ts';

type Clusters = ReleaseData['clusters']['clusters'];
let home: string;
let march: Clusters;

function run(out: string, ...more: string[]): Promise<Outcome> {
  const words = ['insights', 'run', 'rows.jsonl', '--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0'];
  return sightline([...words, '--out', out, '--quiet', ...more], home);
}

function basesOf(out: string): Clusters {
  return openRelease(join(home, out, 'public')).clusters.clusters.filter(({ level }) => level === 0);
}

const byId = (clusters: Clusters, id: string) => clusters.find((cluster) => cluster.id === id);
const edits = (out: string, text: string): void => writeFileSync(join(home, out, 'edits.yaml'), text);
const sizeOf = (clusters: Clusters, ...ids: string[]): number =>
  ids.reduce((sum, id) => sum + (byId(clusters, id)?.conversations ?? 0), 0);

/** Five clusters are shown, and edited: two are merged, the largest is split, one is given a name. */
beforeAll(async () => {
  home = folder();
  writeRows(join(home, 'rows.jsonl'), conversations(300));
  expect((await run('march')).code).toBe(0);
  march = basesOf('march');
  expect(march.length).toBeGreaterThanOrEqual(5);
  const [first, second, third, fourth] = march.map(({ id }) => id);
  edits(
    'march',
    `merge: [[${first}, ${second}]]\nsplit: { ${third}: 2 }\nrename: { ${fourth}: "Our own words", ${first}: Both of them }\n`,
  );
  const april = await run('april', '--continues', 'march');
  expect([april.stderr, april.code]).toEqual(['', 0]);
}, 60_000);

test('a merger is one cluster under the first id, and has the name that it was given', () => {
  const [first = '', second = ''] = march.map(({ id }) => id);
  const april = basesOf('april');
  expect(byId(april, second)).toBeUndefined();
  expect(byId(april, first)).toMatchObject({ name: 'Both of them', nameByHand: true });
  expect(sizeOf(april, first)).toBeGreaterThanOrEqual(sizeOf(march, first, second));
  expect(byId(april, first)?.lineage).toEqual({ kind: 'continues', from: [first, second] });
});

test('a name is published as written, and marked; what is split is in parts', async () => {
  const [, , third = '', fourth = ''] = march.map(({ id }) => id);
  const april = basesOf('april');
  expect(byId(april, fourth)).toMatchObject({ name: 'Our own words', nameByHand: true });
  const marked = april.filter(({ nameByHand }) => nameByHand);
  expect(marked.length).toBe(2);
  const parts = april.filter(({ lineage }) => lineage?.from.includes(third));
  expect(parts.length).toBe(2);
  expect((await sightline(['verify', 'april'], home)).code).toBe(0);
});

test('later runs honour them without the file; a later file can take them back', async () => {
  const [first = '', , , fourth = ''] = march.map(({ id }) => id);
  expect((await run('may', '--continues', 'april', '--seed', '5')).code).toBe(0);
  const [april, may] = [basesOf('april'), basesOf('may')];
  expect(byId(may, first)).toMatchObject({ name: 'Both of them', nameByHand: true });
  expect(sizeOf(may, first)).toBeGreaterThanOrEqual(sizeOf(april, first));
  const back = join(home, 'back.yaml');
  writeFileSync(back, `unpin: [${first}]\nrename: { ${fourth}: null, ${first}: null }\n`);
  expect((await run('june', '--continues', 'april', '--edits', 'back.yaml')).code).toBe(0);
  expect(basesOf('june').filter(({ nameByHand }) => nameByHand)).toEqual([]);
});

test('a name lifts nothing over the thresholds', async () => {
  const release = await sightline(['insights', 'release', 'april', '--privacy', 'internal', '--out', 'careful'], home);
  expect(release.code).toBe(0);
  const { clusters, thresholds } = {
    ...openRelease(join(home, 'careful')).clusters,
    ...openRelease(join(home, 'careful')).manifest,
  };
  for (const { conversations: size, accounts } of clusters) {
    expect(size).toBeGreaterThanOrEqual(thresholds.minConversations);
    expect(accounts).toBeGreaterThanOrEqual(thresholds.minAccounts);
  }
  expect((await sightline(['verify', 'careful'], home)).code).toBe(0);
});

test('what cannot be followed is refused, with its line', async () => {
  writeFileSync(join(home, 'wrong.yaml'), 'pin:\n  - c0998\n');
  const wrong = await run('wrong', '--continues', 'march', '--edits', 'wrong.yaml');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('wrong.yaml, line 2: c0998')]);
  const alone = await run('wrong', '--edits', 'wrong.yaml');
  expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('--continues RUN')]);
  const missing = await run('wrong', '--continues', 'march', '--edits', 'nowhere.yaml');
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('Correct the path')]);
  const [first = '', , , , fifth] = march.map(({ id }) => id);
  const { name } = byId(march, first) as Clusters[number];
  writeFileSync(join(home, 'twins.yaml'), `pin: [${first}]\nrename: { ${fifth}: "${name}" }\n`);
  const twins = await run('twins', '--continues', 'march', '--edits', 'twins.yaml');
  expect([twins.code, twins.stderr]).toEqual([2, expect.stringContaining('Choose other words')]);
});
