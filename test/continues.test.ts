/** A run that continues another, from the command line to the release: ids last, and the release says what is what. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRelease, type ReleaseData } from '../src/index.ts';
import { bytesOf, conversations, folder, type Outcome, type Row, sightline, writeRows } from './support.ts';

const LEAVING = 'sourdough';
let home: string;
let second: Outcome;

function run(rows: readonly Row[], out: string, ...more: string[]): Promise<Outcome> {
  const input = writeRows(join(home, `${out}.jsonl`), rows);
  const words = ['insights', 'run', input, '--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0'];
  return sightline([...words, '--k', '6', '--out', out, '--quiet', ...more], home);
}

function basesOf(out: string): ReleaseData['clusters']['clusters'] {
  return openRelease(join(home, out, 'public')).clusters.clusters.filter(({ level }) => level === 0);
}

const isAbout = ({ messages }: Row, word: string): boolean => messages.some(({ content }) => content.includes(word));
const leaves = (row: Row): boolean => [LEAVING, 'flour', 'oven', 'dough', 'crust'].some((word) => isAbout(row, word));

/** The second month has no bread in it any more, and a topic that was not there before. */
beforeAll(async () => {
  home = folder();
  const first = conversations(300);
  expect((await run(first, 'march')).code).toBe(0);
  const kept = first.filter((row) => !leaves(row));
  const arrived = conversations(300, 2)
    .filter(leaves)
    .map((row) => ({
      ...row,
      messages: [{ role: 'user', content: 'Trim the roses and water the garden beds in spring' }],
    }));
  second = await run([...kept, ...arrived], 'april', '--continues', 'march');
  expect(second.code).toBe(0);
});

test('what stays keeps its id, what is gone takes it along, what is new gets one that was never given', async () => {
  const [march, april] = [basesOf('march'), basesOf('april')];
  const before = new Map(march.map(({ id, name }) => [id, name]));
  const continued = april.filter(({ lineage }) => lineage?.kind === 'continues');
  expect(continued.length).toBeGreaterThanOrEqual(4);
  for (const { id, lineage } of continued) {
    expect(before.has(id)).toBe(true);
    expect(lineage?.from[0]).toBe(id);
  }
  const born = april.filter(({ lineage }) => lineage?.kind === 'born');
  expect(born.map(({ name }) => name.toLowerCase()).join()).toMatch(/roses|garden/u);
  for (const { id } of born) expect(Number(id.slice(1))).toBeGreaterThan(6);
  const bread = march.find(({ name }) => /dough|crust|flour|oven|bread/u.test(name.toLowerCase()));
  expect(april.map(({ id }) => id)).not.toContain(bread?.id);
  expect((await sightline(['verify', 'april'], home)).code).toBe(0);
});

test('the terminal counts them; the release says whose, and never how many', () => {
  expect(second.stdout).toMatch(
    /Of the \d clusters that the earlier release shows, \d continue and \d (?:is|are) gone/u,
  );
  const text = readFileSync(join(home, 'april', 'public', 'clusters.json'), 'utf8');
  const { clusters } = JSON.parse(text) as ReleaseData['clusters'];
  for (const { lineage } of clusters) if (lineage) expect(Object.keys(lineage).sort()).toEqual(['from', 'kind']);
});

test('the release says by how much each changed, by the shares that both releases show', () => {
  const [march, april] = ['march', 'april'].map((out) => openRelease(join(home, out, 'public')));
  const before = new Map(march?.clusters.clusters.map(({ id, share }) => [id, share]));
  const since = april?.trends?.since;
  expect(since?.earlier).toMatchObject({ title: march?.manifest.title, total: march?.clusters.total });
  const file = readFileSync(join(home, 'march', 'public', 'clusters.json'));
  expect(since?.earlier.sha256).toBe(createHash('sha256').update(file).digest('hex'));
  const continued = april?.clusters.clusters.filter(({ lineage }) => lineage?.kind === 'continues') ?? [];
  expect(Object.keys(since?.clusters ?? {}).sort()).toEqual(continued.map(({ id }) => id).sort());
  for (const { id, share, lineage } of continued) {
    const then = lineage?.from.reduce((sum, from) => sum + (before.get(from) ?? Number.NaN), 0) ?? Number.NaN;
    const change = since?.clusters[id];
    expect(change?.before).toBeCloseTo(then, 5);
    expect(change?.now).toBeCloseTo(share, 5);
    expect(change?.difference).toBeCloseTo(share - then, 5);
  }
  expect(since?.facets.map(({ facet }) => facet)).toContain('turns');
  expect(march?.trends?.since).toBeUndefined();
});

test('nothing is said of changes where it is not wanted, or where readers may not see the earlier figures', async () => {
  const without = await sightline(
    ['insights', 'release', 'april', '--trends', 'off', '--out', 'plain', '--quiet'],
    home,
  );
  expect(without.code).toBe(0);
  expect(existsSync(join(home, 'plain', 'trends.json'))).toBe(false);
  expect((await sightline(['verify', 'plain'], home)).code).toBe(0);
  // The earlier release is for the eyes of its maker: one under stronger thresholds does not quote it.
  const words = ['--privacy', 'local', '--min-conversations', '11', '--out', 'stronger', '--quiet'];
  expect((await sightline(['insights', 'release', 'april', ...words], home)).code).toBe(0);
  expect(openRelease(join(home, 'stronger')).trends?.since).toBeUndefined();
});

test('a release for others quotes the earlier one where its maker says so, or where it is made safe beside it', async () => {
  const least = ['--min-accounts', '5', '--min-conversations', '10', '--min-cell-accounts', '3'];
  const words = ['--privacy', 'internal', ...least, '--min-cell-conversations', '5', '--quiet'];
  const released = async (out: string, ...more: string[]) => {
    const made = await sightline(['insights', 'release', 'april', ...words, '--out', out, ...more], home);
    expect(made.code).toBe(0);
    expect((await sightline(['verify', out], home)).code).toBe(0);
    const since = openRelease(join(home, out)).trends?.since;
    expect(made.stderr.includes('Nothing is said of changes')).toBe(since === undefined);
    return since;
  };
  expect(await released('for-others')).toBeUndefined();
  expect(await released('told', '--trends', 'on')).toBeDefined();
  rmSync(join(home, 'april', 'private', 'releases'), { recursive: true });
  expect(await released('guarded', '--beside', 'march')).toBeDefined();
  // What is quoted has other readers as soon as the earlier run is released anew.
  const again = ['insights', 'release', 'march', '--privacy', 'local', '--min-conversations', '60'];
  expect((await sightline([...again, '--out', join('march', 'public'), '--quiet'], home)).code).toBe(0);
  rmSync(join(home, 'april', 'private', 'releases'), { recursive: true });
  expect(await released('beside-another', '--beside', 'march')).toBeUndefined();
}, 60_000);

test('ids last over a third run, and another release of it says the same without the earlier run', async () => {
  const rows = conversations(300).filter((row) => !leaves(row));
  expect((await run(rows, 'may', '--continues', 'april')).code).toBe(0);
  const known = new Set(basesOf('april').map(({ id }) => id));
  const given = new Set(['march', 'april'].flatMap((out) => basesOf(out).map(({ id }) => id)));
  for (const { id, lineage } of basesOf('may'))
    expect(given.has(id)).toBe(lineage?.kind === 'continues' && known.has(id));
  expect((await sightline(['insights', 'purge', 'april'], home)).code).toBe(0);
  const again = await sightline(['insights', 'release', 'may', '--privacy', 'local', '--out', 'again'], home);
  expect(again.code).toBe(0);
  expect(bytesOf(join(home, 'again'))).toBe(bytesOf(join(home, 'may', 'public')));
});

test('a run that cannot be continued is refused before anything is made', async () => {
  const other = await run(conversations(60), 'other', '--continues', 'nowhere');
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('There is no finished run')]);
  const itself = await run(conversations(60), 'march', '--continues', 'march');
  expect([itself.code, itself.stderr]).toEqual([2, expect.stringContaining('Choose another --out')]);
});
