/** `insights release --dp`: noisy words, counts and tables alone, paid for once, and refused where nothing may be spent. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze, extend, openRelease, release, type Settings, verify } from '../src/index.ts';
import { bytesOf, conversations, filesUnder, folder, sightline, writeRows } from './support.ts';

const CONVERSATIONS = 240;
let home: string;
let out: string;

const settings: Partial<Settings> = {
  privacy: 'local',
  embedder: 'tfidf-svd',
  threads: 2,
  facets: ['turns', 'language', 'weekday', { field: 'meta.plan', title: 'Plan' }],
};
const noisy = (dp: string, more: Partial<Settings> = {}) =>
  release({ run: 'out', workingFolder: home, settings: { dp, dpCap: '100,1e-3', ...more } });

beforeAll(async () => {
  home = folder();
  // The noise is bound to it: with another secret at each run, now and then one would show too little to look at.
  mkdirSync(join(home, '.sightline'), { mode: 0o700 });
  writeFileSync(join(home, '.sightline', 'secret'), 'the secret of noise, 32 bytes...', { mode: 0o600 });
  writeRows(join(home, 'rows.jsonl'), conversations(CONVERSATIONS));
  await analyze({ inputs: ['rows.jsonl'], workingFolder: home, settings: { ...settings, out: join(home, 'out') } });
  out = (await noisy('6,1e-4')).release;
});

describe('a differentially private release', () => {
  test('shows topics, states what it spent, and passes the check', async () => {
    const { manifest, clusters, facets } = openRelease(out);
    expect(manifest.dp).toMatchObject({
      unit: 'account',
      epsilon: 6,
      delta: 1e-4,
      keywords: { epsilon: 3.9 },
      counts: { epsilon: 0.9002 },
      tables: { epsilon: 1.1998, total: 0.1714 },
    });
    expect(manifest.stamps.join()).toContain('Differentially private by account, with epsilon 6');
    expect(manifest.dp?.tables?.facets.map(({ name }) => name)).toEqual(['turns', 'language', 'weekday']);
    expect(manifest.limits.join()).toContain('known from the conversations alone: Plan.');
    // Too few conversations for any figure of them to be read.
    expect(facets).toEqual([]);
    expect(clusters.clusters.length).toBeGreaterThan(2);
    expect(clusters.withheld).toBeNull();
    // Two conversations an account at most: less than what there is.
    expect(clusters.total.conversations).toBeLessThan(CONVERSATIONS);
    expect((await verify('out', home)).findings).toEqual([]);
  });

  test('holds no hash of the input, no account and no exact figure', () => {
    const text = [...filesUnder(out)]
      .map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('utf8')}`)
      .join('\n');
    const manifest = JSON.parse(readFileSync(join(home, 'out', 'private', 'manifest.json'), 'utf8')) as {
      stages: { key: string; counts: Record<string, number> }[];
    };
    for (const { key } of manifest.stages) expect(text).not.toContain(key);
    expect(text).not.toContain(`"conversations": ${CONVERSATIONS}`);
    const files = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { files: { path: string }[] };
    expect(files.files.map(({ path }) => path).filter((path) => path !== 'report.html')).toEqual(['clusters.json']);
  });

  test('is the same when it is asked for again, and pays nothing', async () => {
    const again = await noisy('6,1e-4', { dpCap: '6,1e-4', out: join(home, 'again') });
    expect(bytesOf(again.release)).toEqual(bytesOf(out));
  });

  test('another epsilon is drawn and paid anew', async () => {
    await expect(noisy('6.5,1e-4', { dpCap: '12,1e-3' })).rejects.toMatchObject({
      code: 'PRIVACY_BUDGET_SPENT',
      exitCode: 2,
      message: expect.stringContaining('epsilon 6 and'),
    });
    expect(existsSync(join(home, 'out', 'releases', 'dp-6.5-1e-4-local'))).toBe(false);
  });

  test('another minimum shows what it may of the same figures, and pays nothing', async () => {
    const strict = await noisy('6,1e-4', { dpCap: '6,1e-4', minConversations: 20, out: join(home, 'strict') });
    const basesOf = (path: string) =>
      openRelease(path).clusters.clusters.flatMap(({ level, description, conversations }) =>
        level === 0 ? [{ words: description.replace(/^Words: |\.$/gu, '').split(', '), conversations }] : [],
      );
    const loose = basesOf(out);
    expect(loose.length).toBeGreaterThan(2);
    expect(basesOf(strict.release).length).toBeGreaterThan(2);
    // What is too small is joined to its like: its figure is the sum of those that were shown before.
    for (const { words, conversations } of basesOf(strict.release)) {
      const joined = loose.filter((base) => base.words.every((word) => words.includes(word)));
      expect(joined.reduce((sum, base) => sum + base.conversations, 0)).toBe(conversations);
    }
    expect(openRelease(strict.release).clusters.clusters.every(({ conversations }) => conversations >= 20)).toBe(true);
  });
});

test('an input that overlaps is charged to the accounts that are in both', async () => {
  const rows = conversations(CONVERSATIONS);
  // In the workspace of the first run, which a folder inside of it finds.
  const inside = join(home, 'out');
  writeRows(
    join(inside, 'fewer.jsonl'),
    rows.filter(({ user_id }) => user_id !== rows[0]?.user_id),
  );
  await analyze({
    inputs: ['fewer.jsonl'],
    workingFolder: inside,
    settings: { ...settings, out: join(home, 'fewer') },
  });
  await expect(
    release({ run: join(home, 'fewer'), workingFolder: inside, settings: { dp: '1,1e-6', dpCap: '6.5,1e-3' } }),
  ).rejects.toMatchObject({ code: 'PRIVACY_BUDGET_SPENT', message: expect.stringContaining('epsilon 6 and') });
});

describe('refused, with exit code 2 and nothing written', () => {
  test.each([
    ['DP_INVALID', ['--dp', '1'], 'Write both'],
    ['DP_INVALID', ['--dp', '1,1e-6', '--dp-cap', 'all'], 'Write both'],
    ['PRIVACY_BUDGET_SPENT', ['--dp', '2,1e-6'], 'raise --dp-cap'],
  ])('%s for %j', async (code, words, hint) => {
    const before = bytesOf(join(home, 'out', 'releases'));
    const outcome = await sightline(['insights', 'release', 'out', ...words, '--quiet'], home);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(`[${code}]`);
    expect(outcome.stderr).toContain(hint);
    expect(bytesOf(join(home, 'out', 'releases'))).toEqual(before);
  });

  test.each([
    ['DP_NEEDS_ACCOUNTS', { accounts: false }],
    ['DP_SAMPLED_RUN', { sample: 100 }],
  ])('%s', async (code, more) => {
    const other = folder();
    writeRows(join(other, 'rows.jsonl'), conversations(120));
    await analyze({
      inputs: ['rows.jsonl'],
      workingFolder: other,
      settings: { ...settings, ...more, out: join(other, 'out') },
    });
    await expect(release({ run: 'out', workingFolder: other, settings: { dp: '1,1e-6' } })).rejects.toMatchObject({
      code,
      exitCode: 2,
    });
  });
});

test('DP_SAMPLED_RUN also where a run extends one that was sampled', async () => {
  const other = folder();
  writeRows(join(other, 'rows.jsonl'), conversations(120));
  writeRows(join(other, 'more.jsonl'), conversations(20, 2));
  const sampled = { ...settings, sample: 100, out: 'out' };
  await analyze({ inputs: ['rows.jsonl'], workingFolder: other, settings: sampled });
  for (const [run, out] of [
    ['out', 'more'],
    ['more', 'most'],
  ] as const) {
    await extend({ run, inputs: ['more.jsonl'], workingFolder: other, settings: { out } });
    const asked = release({ run: out, workingFolder: other, settings: { dp: '1,1e-6' } });
    await expect(asked).rejects.toMatchObject({ code: 'DP_SAMPLED_RUN', exitCode: 2 });
  }
});

test('what was made up in a release is found', async () => {
  const forged = folder();
  const change = async (edit: (clusters: Record<string, unknown>, manifest: Record<string, unknown>) => void) => {
    cpSync(out, join(forged, 'release'), { recursive: true });
    const read = (name: string) =>
      JSON.parse(readFileSync(join(forged, 'release', name), 'utf8')) as Record<string, unknown>;
    const [clusters, manifest] = [read('clusters.json'), read('manifest.json')];
    edit(clusters, manifest);
    writeFileSync(join(forged, 'release', 'clusters.json'), `${JSON.stringify(clusters, null, 2)}\n`);
    writeFileSync(join(forged, 'release', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const { findings } = await verify(join(forged, 'release'), forged);
    return findings.map(({ check }) => check);
  };
  const first = (clusters: Record<string, unknown>) => (clusters['clusters'] as Record<string, unknown>[])[0] ?? {};
  expect(await change((clusters) => Object.assign(first(clusters), { accounts: 3 }))).toContain('dp');
  expect(await change((clusters) => Object.assign(first(clusters), { wordSupport: 1 }))).toContain('word-support');
  expect(await change((clusters) => Object.assign(first(clusters), { shareInterval: [0, 1] }))).toContain('share');
  expect(await change((clusters) => Object.assign(clusters, { total: { accounts: 0, conversations: 999 } }))).toContain(
    'sum',
  );
  expect(await change((_, manifest) => Object.assign(manifest, { limits: [] }))).toContain('dp');
  expect(await change((_, manifest) => Object.assign(manifest['dp'] as object, { epsilon: 1 }))).toEqual(
    expect.arrayContaining(['dp', 'stamps']),
  );
});

test('a release in which nothing may be shown is one all the same', async () => {
  const empty = await noisy('0.01,1e-6', { out: join(home, 'empty') });
  expect(openRelease(empty.release).clusters).toMatchObject({ total: { conversations: 0 }, clusters: [] });
  expect((await verify(join(home, 'empty'), home)).findings).toEqual([]);
});
