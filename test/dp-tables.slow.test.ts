/** Tables of `insights release --dp`: of values known beforehand, with what noise may have done, and checked. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze, openRelease, type ReleaseData, release, verify } from '../src/index.ts';
import { conversations, folder, writeRows } from './support.ts';

const CONVERSATIONS = 480;
let home: string;
let out: string;
let made: ReleaseData;

beforeAll(async () => {
  home = folder();
  // Noise follows from it, and may by chance list a value that nobody has: what is asked below is of one draw.
  mkdirSync(join(home, '.sightline'), { mode: 0o700 });
  writeFileSync(join(home, '.sightline', 'secret'), Buffer.alloc(32, 1), { mode: 0o600 });
  writeRows(join(home, 'rows.jsonl'), conversations(CONVERSATIONS));
  const open = { field: 'meta.plan', name: 'open', title: 'Any plan' };
  const plan = { field: 'meta.plan', title: 'Plan', order: ['free', 'pro'] };
  await analyze({
    inputs: ['rows.jsonl'],
    workingFolder: home,
    settings: { privacy: 'local', embedder: 'tfidf-svd', threads: 2, facets: ['turns', plan, open], out: 'out' },
  });
  out = (await release({ run: 'out', workingFolder: home, settings: { dp: '100,1e-4', dpCap: '100,1e-3' } })).release;
  made = openRelease(out);
});

describe('tables with noise', () => {
  test('are of all conversations that count, two an account, and of clusters at the top', () => {
    expect(made.facets.map(({ facet }) => facet)).toEqual(['turns', 'meta.plan']);
    const counted = Map.groupBy(conversations(CONVERSATIONS), ({ user_id }) => user_id);
    const exact = [...counted.values()].reduce((sum, own) => sum + Math.min(2, own.length), 0);
    const tops = made.clusters.clusters.filter(({ parent }) => parent === null);
    for (const { baseline, clusters } of made.facets) {
      const { total = 0, totalReach = 0, reach = 0 } = baseline.noisy ?? {};
      expect(Math.abs(total - exact)).toBeLessThanOrEqual(totalReach);
      const sum = baseline.cells.reduce((all, cell) => all + cell.conversations, 0);
      expect(Math.abs(sum - exact)).toBeLessThanOrEqual(reach * baseline.cells.length);
      expect(Object.keys(clusters).length).toBeGreaterThan(0);
      for (const [id, row] of Object.entries(clusters)) {
        expect(row.noisy?.total).toBe(tops.find((top) => top.id === id)?.conversations);
      }
    }
  });

  test('list no value that nobody has, and nothing of accounts', () => {
    const [turns, plan] = made.facets;
    expect(turns?.values).toEqual(['1', '2', '3-5']);
    expect(plan?.values).toEqual(['free', 'pro']);
    const cells = made.facets.flatMap(({ baseline, clusters }) => [baseline, ...Object.values(clusters)]);
    for (const { cells: own, withheld } of cells) {
      expect(withheld).toBeNull();
      expect(own.every(({ accounts, complementAccounts }) => accounts === 0 && complementAccounts === 0)).toBe(true);
    }
  });

  test('state what they spend, and pass the check', async () => {
    const { tables, keywords, counts } = made.manifest.dp ?? {};
    expect(tables?.facets).toEqual([
      { name: 'turns', values: 9, all: 4, areas: 4 },
      { name: 'meta.plan', values: 4, all: 4, areas: 4 },
    ]);
    expect((keywords?.epsilon ?? 0) + (counts?.epsilon ?? 0) + (tables?.epsilon ?? 0)).toBeCloseTo(100, 9);
    expect(made.manifest.limits.join()).toContain('known from the conversations alone: Any plan.');
    const report = await verify(out, home);
    expect(report.findings).toEqual([]);
    expect(report.checked).toMatchObject({ tables: 2 });
  });
});

interface Forged {
  values: string[];
  baseline: ForgedRow;
  clusters: Record<string, ForgedRow>;
}
interface ForgedRow {
  cells: { conversations: number; accounts: number }[];
  noisy: { total: number; reach: number } | undefined;
  withheld: unknown;
}

const first = ({ clusters }: Forged): ForgedRow => Object.values(clusters)[0] as ForgedRow;

test.each<[string, string, (table: Forged) => void]>([
  ['a smaller reach', 'dp', ({ baseline }) => Object.assign(baseline.noisy ?? {}, { reach: 0 })],
  ['no word of noise', 'dp', (table) => Object.assign(first(table), { noisy: undefined })],
  ['another total', 'sum', (table) => Object.assign(first(table).noisy ?? {}, { total: 4_000 })],
  ['accounts', 'dp', ({ baseline }) => Object.assign(baseline.cells[0] ?? {}, { accounts: 3 })],
  [
    'a value that noise may have made',
    'dp',
    ({ baseline, clusters }) => {
      for (const { cells } of [baseline, ...Object.values(clusters)])
        Object.assign(cells[0] ?? {}, { conversations: 0 });
    },
  ],
  ['a row of a cluster that has none', 'facets', (table) => Object.assign(table.clusters, { t9999: first(table) })],
  ['a row less', 'facets', ({ clusters }) => delete clusters[Object.keys(clusters)[0] ?? '']],
  ['a cell less', 'facets', ({ baseline }) => baseline.cells.pop()],
])('a table with %s is found', async (_, check, edit) => {
  const forged = join(folder(), 'release');
  cpSync(out, forged, { recursive: true });
  const [name = ''] = readdirSync(join(forged, 'facets'));
  const path = join(forged, 'facets', name);
  const table = JSON.parse(readFileSync(path, 'utf8')) as Forged;
  edit(table);
  writeFileSync(path, `${JSON.stringify(table, null, 2)}\n`);
  const { findings } = await verify(forged, home);
  expect(findings.map((finding) => finding.check)).toContain(check);
});
