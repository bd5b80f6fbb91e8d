import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJsonFile, sha256 } from '../../core/hash.ts';
import { gate } from '../../privacy/gate.ts';
import { resolveThresholds } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import type {
  Cell,
  CellComparison,
  CellRow,
  FacetTable,
  PublicClaim,
  PublicCluster,
  PublicClusters,
  PublicLineage,
  ReleaseManifest,
} from '../../public-records/release.ts';
import { clustersForm, tableForm } from '../../public-records/release-files.ts';
import { fillReport } from '../../public-records/report.ts';
import { noFaults } from '../../runner/fault-points.ts';
import { syntheticInput } from '../../testing/privacy/synthetic-input.ts';
import { verifyRelease } from './verify.ts';
import { type HeaderFacts, writeRelease } from './write-release.ts';

const root = mkdtempSync(join(tmpdir(), 'sightline-verify-'));
const folder = join(root, 'public');
const template = '<!doctype html><script type="application/json" id="release-data"></script><p>Report</p>';
const header: HeaderFacts = {
  schema: 'sightline/release',
  tool: { name: 'sightline', version: '0.0.0' },
  title: 'Test',
  limits: [],
  analyst: 'lexical',
  embedder: 'none',
  seed: 1,
  stages: [],
};
const input = syntheticInput({
  seed: 2,
  conversations: 1500,
  accounts: 500,
  bases: 60,
  branching: 4,
  facets: [4, 9],
  unevenness: 1.9,
  missing: 0.06,
});

afterAll(() => rmSync(root, { recursive: true }));

const { release: good } = gate(new Private(input));

function write(release = good): void {
  rmSync(folder, { recursive: true, force: true });
  writeRelease({ folder, release, header, reportTemplate: template, fault: noFaults });
}

function read<Row>(path: string): Row {
  return JSON.parse(readFileSync(join(folder, path), 'utf8')) as Row;
}

function checksFound(): string[] {
  const { ok, findings } = verifyRelease(folder);
  expect(ok).toBe(findings.length === 0);
  return [...new Set(findings.map(({ check }) => check))].sort();
}

/** What a release is, to be changed in place. */
interface Parts {
  readonly manifest: ReleaseManifest;
  readonly clusters: PublicClusters;
  readonly tables: FacetTable[];
}

/** Changes a release and writes it again with hashes, sizes and report that agree: only its content is then wrong. */
function tamper(change: (parts: Parts) => void): void {
  const manifest = read<ReleaseManifest>('manifest.json');
  const paths = manifest.facets.map((facet) => facet.path);
  const parts: Parts = { manifest, clusters: read('clusters.json'), tables: paths.map((path) => read(path)) };
  change(parts);
  const { files: _, ...rest } = manifest;
  const data = { manifest: rest, clusters: parts.clusters, facets: parts.tables };
  const files = new Map([
    ['clusters.json', clustersForm(manifest).text(parts.clusters)],
    ...paths.map((path, index): [string, string] => [
      path,
      tableForm(manifest).text(parts.tables[index] as FacetTable),
    ]),
    ['report.html', fillReport(template, data)],
  ]);
  manifest.files = [...files].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) }));
  files.set('manifest.json', canonicalJsonFile(manifest));
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
}

function inColumns({ manifest }: Parts): void {
  manifest.schemaVersion = 2;
}

function editFile(path: string, edit: (text: string) => string): void {
  writeFileSync(join(folder, path), edit(readFileSync(join(folder, path), 'utf8')));
}

const bases = ({ clusters }: Parts): PublicCluster[] => clusters.clusters.filter((cluster) => cluster.level === 0);
const parents = ({ clusters }: Parts): PublicCluster[] => clusters.clusters.filter((cluster) => cluster.level > 0);
const first = <Value>(values: readonly Value[]): Value => values[0] as Value;
const second = <Value>(values: readonly Value[]): Value => values[1] as Value;

function rowsOf({ tables }: Parts): CellRow[] {
  return tables.flatMap((table) => [table.baseline, ...Object.values(table.clusters)]);
}

function hiding(parts: Parts): CellRow & { withheld: NonNullable<CellRow['withheld']> } {
  const found = rowsOf(parts).find((row) => row.withheld !== null && row.cells.length > 1);
  return found as CellRow & { withheld: NonNullable<CellRow['withheld']> };
}

describe('verifyRelease', () => {
  beforeEach(() => write());

  it('passes what the gate let through, and counts what it looked at', () => {
    const { findings, checked } = verifyRelease(folder);
    expect(findings).toEqual([]);
    expect(checked.clusters).toBeGreaterThan(8);
    expect(checked.cells).toBeGreaterThan(40);
    expect(checked).toMatchObject({ releases: 1, files: 4, tables: 2 });
  });

  it.each([
    ['published', { privacy: 'published', accounts: true }],
    ['no accounts', { privacy: 'internal', accounts: false }],
    ['custom', { privacy: 'local', minConversations: 17, minCellConversations: 8, accounts: true }],
  ] as const)('passes with other thresholds: %s', async (_, choice) => {
    write(gate(new Private({ ...input, thresholds: resolveThresholds(choice) })).release);
    expect(verifyRelease(folder).findings).toEqual([]);
  });

  it('passes one that is written in columns', () => {
    tamper(inColumns);
    expect(read<{ clusters: object }>('clusters.json').clusters).toHaveProperty('rows');
    expect(verifyRelease(folder).findings).toEqual([]);
  });

  it('finds in columns what it finds without', () => {
    tamper((parts) => {
      inColumns(parts);
      first(bases(parts)).share += 0.01;
    });
    expect(checksFound()).toEqual(['share']);
  });

  it.each<[string, (text: string) => string]>([
    ['more values than there are', (text) => text.replace('"count":', '"count":1')],
    ['something that rides along', (text) => text.replace('{"count":', '{"also":1,"count":')],
    ['columns written otherwise', (text) => text.replace(/\n$/u, ' \n')],
    ['a column that is none', (text) => text.replace('"kind":"records"', '"kind":"others"')],
  ])('finds %s in columns', (_, edit) => {
    tamper(inColumns);
    editFile('clusters.json', edit);
    expect(checksFound()).toContain('schema');
  });

  it.each<[string, string[], () => void]>([
    ['a folder without manifest', ['missing-file'], () => rmSync(join(folder, 'manifest.json'))],
    ['a manifest that is no JSON', ['schema'], () => writeFileSync(join(folder, 'manifest.json'), '{')],
    ['a dropped table', ['missing-file'], () => rmSync(join(folder, 'facets/facet-0.json'))],
    ['a dropped report', ['missing-file'], () => rmSync(join(folder, 'report.html'))],
    ['an added file', ['unlisted-file'], () => writeFileSync(join(folder, 'notes.txt'), '')],
    ['an added hidden file', ['unlisted-file'], () => writeFileSync(join(folder, 'facets', '.notes'), '')],
    ['an added empty folder', ['unlisted-file'], () => mkdirSync(join(folder, 'extra'))],
    ['a link', ['unlisted-file'], () => symlinkSync(join(folder, 'clusters.json'), join(folder, 'link.json'))],
    ['one changed byte', ['file-hash'], () => editFile('report.html', (text) => text.replace('Report', 'Repost'))],
    ['an added byte', ['file-hash', 'file-size'], () => editFile('report.html', (text) => `${text}\n`)],
    ['a swapped hash', ['file-hash'], () => editFile('manifest.json', swapHashes)],
  ])('finds %s', (_, checks, change) => {
    change();
    expect(checksFound()).toEqual(checks);
  });

  it.each<[string, string, (parts: Parts) => void]>([
    ['a member that the schema does not know', 'schema', ({ clusters }) => Object.assign(clusters, { note: 'x' })],
    ['a count below zero', 'schema', (parts) => Object.assign(first(bases(parts)), { accounts: -1 })],
    ['a path that leads out', 'file-list', ({ manifest }) => Object.assign(first(manifest.facets), { path: '../x' })],
    ['a lowered threshold', 'thresholds', ({ manifest }) => Object.assign(manifest.thresholds, { minAccounts: 4 })],
    ['lowered word support', 'thresholds', ({ manifest }) => Object.assign(manifest.thresholds, { minWordSupport: 1 })],
    ['a preset claimed', 'thresholds', ({ manifest }) => Object.assign(manifest.thresholds, { preset: 'internal' })],
    ['a dropped stamp', 'stamps', ({ manifest }) => manifest.stamps.pop()],
    ['a renamed facet', 'facets', ({ manifest }) => Object.assign(first(manifest.facets), { title: 'Other' })],
    ['a duplicated id', 'tree', (parts) => Object.assign(first(bases(parts)), { id: second(bases(parts)).id })],
    ['an unknown parent', 'tree', (parts) => Object.assign(first(bases(parts)), { parent: 'nobody' })],
    ['a level that is not below', 'tree', (parts) => Object.assign(first(parents(parts)), { level: 0 })],
    ['an unknown neighbour', 'tree', (parts) => first(bases(parts)).neighbours.push('nobody')],
    ['a name that a sibling has', 'name', duplicateName],
    ['a wrong count', 'sum', (parts) => Object.assign(first(bases(parts)), { conversations: 5000 })],
    ['a wrong total', 'sum', ({ clusters }) => clusters.total.conversations++],
    ['a wrong named figure', 'sum', ({ clusters }) => clusters.named.conversations--],
    ['a wrong reason', 'sum', ({ clusters }) => first(clusters.reasons ?? []).conversations++],
    [
      'a pool that counts more clusters',
      'sum',
      ({ clusters }) => (clusters.withheld as { clusters: number }).clusters++,
    ],
    ['a small cluster', 'cluster-threshold', (parts) => Object.assign(first(bases(parts)), { accounts: 4 })],
    ['a small parent', 'cluster-threshold', (parts) => Object.assign(first(parents(parts)), { conversations: 9 })],
    ['a small pool', 'cluster-threshold', ({ clusters }) => Object.assign(clusters.withheld ?? {}, { accounts: 4 })],
    [
      'as many withheld clusters as conversations',
      'pinned',
      ({ clusters }) => Object.assign(clusters.withheld ?? {}, { clusters: 9999 }),
    ],
    [
      'a reason that tells the sizes',
      'pinned',
      ({ clusters }) =>
        Object.assign(first(clusters.reasons ?? []), {
          conversations: first(clusters.reasons ?? []).clusters * 9,
          reason: 'too-few-conversations',
        }),
    ],
    ['more accounts than conversations', 'accounts', (parts) => Object.assign(first(bases(parts)), { accounts: 9999 })],
    ['fewer accounts than a child', 'accounts', ({ clusters }) => Object.assign(clusters.total, { accounts: 20 })],
    ['a rare word', 'word-support', (parts) => Object.assign(first(bases(parts)), { wordSupport: 2 })],
    ['a claim of few', 'claim-support', (parts) => claim(parts, { support: 0 })],
    ['a claim of more than there are', 'claim-support', (parts) => claim(parts, { support: 9999 })],
    ['a claim that is counted exactly', 'claim-support', (parts) => claim(parts, { support: 7 })],
    ['a claim twice', 'claims', (parts) => first(bases(parts)).claims?.push(first(first(bases(parts)).claims ?? []))],
    ['a wrong share', 'share', (parts) => Object.assign(first(bases(parts)), { share: 0.9 })],
    ['a wrong interval', 'share', (parts) => Object.assign(first(bases(parts)), { shareInterval: [0.9, 1] })],
    ['a precise stability', 'stability', (parts) => Object.assign(first(bases(parts)), { stability: 0.5123 })],
    ['a parent with a stability', 'stability', (parts) => Object.assign(first(parents(parts)), { stability: 0.5 })],
    ['a parent that was a base cluster', 'lineage', (parts) => lineage(first(parents(parts)), 'split', 'c0009')],
    ['a parent born from something', 'lineage', (parts) => lineage(first(parents(parts)), 'born', 'p0009')],
    ['a birth from something', 'lineage', (parts) => lineage(first(bases(parts)), 'born', 'c0009')],
    ['a merger of one', 'lineage', (parts) => lineage(first(bases(parts)), 'merged', 'c0009')],
    ['one that continues under another id', 'lineage', (parts) => lineage(first(bases(parts)), 'continues', 'c0009')],
    [
      'an earlier cluster in two',
      'lineage',
      (parts) => {
        for (const base of [first(bases(parts)), second(bases(parts))]) lineage(base, 'continues', base.id, 'c0009');
      },
    ],
    ['a precise position', 'position', (parts) => Object.assign(first(bases(parts)), { position: [0.123456, 0] })],
    ['a cell of few conversations', 'cell-threshold', (parts) => moveCell(parts, 4)],
    ['a cell of few accounts', 'cell-threshold', (parts) => Object.assign(first(hiding(parts).cells), { accounts: 2 })],
    [
      'few accounts beside a cell',
      'complement-threshold',
      (parts) => {
        Object.assign(first(hiding(parts).cells), { complementAccounts: 2 });
      },
    ],
    ['few conversations beside a cell', 'complement-threshold', smallComplement],
    ['a wrong cell', 'sum', (parts) => first(hiding(parts).cells).conversations++],
    [
      'cells that are not the withheld ones',
      'cell-threshold',
      (parts) => Object.assign(hiding(parts).withheld, { accounts: 2 }),
    ],
    [
      'as many hidden cells as conversations',
      'pinned',
      ({ tables }) => {
        const { withheld } = first(tables).baseline;
        Object.assign(first(tables).baseline, { withheld: withheld ?? { conversations: 5, accounts: 5, values: 5 } });
      },
    ],
    [
      'a row of no cluster',
      'facets',
      ({ tables }) => Object.assign(first(tables).clusters, { x: first(tables).baseline }),
    ],
    ['cells out of order', 'facets', (parts) => hiding(parts).cells.reverse()],
    ['a label without a cell', 'label', ({ tables }) => first(tables).values.push('someone')],
    ['a label twice', 'label', ({ tables }) => Object.assign(first(tables).values, ['same', 'same'])],
    ['a cell that can be subtracted', 'subtraction', revealByTree],
    ['a wrong ratio', 'comparison', (parts) => Object.assign(compared(parts), { ratio: 99 })],
    ['an interval that is too exact', 'comparison', (parts) => Object.assign(sure(parts), { interval: [1.01, 1.02] })],
    ['more accounts behind an interval', 'comparison', (parts) => Object.assign(sure(parts), { degrees: 99 })],
    ['degrees without an interval', 'schema', (parts) => delete (sure(parts) as Partial<Sure>).interval],
    ['a wrong q-value', 'comparison', (parts) => Object.assign(sure(parts), { q: 0.5 })],
    ['a cell that is not compared', 'comparisons', (parts) => delete comparedCell(parts).comparison],
    [
      'a cell over all that is compared',
      'comparisons',
      (parts) => Object.assign(first(first(parts.tables).baseline.cells), { comparison: compared(parts) }),
    ],
    ['fewer comparisons', 'comparisons', ({ manifest }) => Object.assign(manifest.comparisons ?? {}, { tests: 1 })],
    ['a mark for less', 'comparisons', ({ manifest }) => Object.assign(manifest.comparisons ?? {}, { minRatio: 1 })],
    ['comparisons that nobody says are there', 'comparisons', ({ manifest }) => delete manifest.comparisons],
  ])('finds %s', (_, check, change) => {
    tamper(change);
    expect(checksFound()).toContain(check);
  });

  it('passes a release of an earlier version, which compares no cells', () => {
    tamper(({ manifest, tables }) => {
      delete manifest.comparisons;
      for (const table of tables) {
        for (const row of Object.values(table.clusters)) for (const cell of row.cells) delete cell.comparison;
      }
    });
    expect(checksFound()).toEqual([]);
  });

  it('finds a report whose data differ', () => {
    tamper(() => {});
    expect(checksFound()).toEqual([]);
    const report = readFileSync(join(folder, 'report.html'), 'utf8');
    const other = report.replace('"title":"Test"', '"title":"Rest"');
    writeFileSync(join(folder, 'report.html'), other);
    editFile('manifest.json', (text) => text.replace(sha256(report), sha256(other)));
    expect(checksFound()).toEqual(['report']);
  });

  it('quotes nothing that a file says', () => {
    tamper((parts) => {
      Object.assign(first(bases(parts)), { name: 'zyxsecret', conversations: 1 });
      first(parts.tables).values.push('zyxsecret');
    });
    expect(JSON.stringify(verifyRelease(folder))).not.toContain('zyxsecret');
  });
});

/** One with an interval. */
function comparedCell({ tables }: Parts): Cell {
  const cells = tables.flatMap((table) => Object.values(table.clusters).flatMap((row) => row.cells));
  return cells.find(({ comparison }) => comparison?.sure) as Cell;
}

function compared(parts: Parts): CellComparison {
  return comparedCell(parts).comparison as CellComparison;
}

type Sure = NonNullable<CellComparison['sure']>;

function sure(parts: Parts): Sure {
  return compared(parts).sure as Sure;
}

function swapHashes(text: string): string {
  const [one, other] = [...text.matchAll(/[0-9a-f]{64}/gu)].map(([hash]) => hash) as [string, string];
  return text.replace(one, '#').replace(other, one).replace('#', other);
}

function claim(parts: Parts, told: Partial<PublicClaim>): void {
  Object.assign(first(first(bases(parts)).claims ?? []), told);
}

function lineage(cluster: PublicCluster, kind: PublicLineage['kind'], ...from: string[]): void {
  Object.assign(cluster, { lineage: { kind, from } });
}

function duplicateName(parts: Parts): void {
  for (const siblings of Map.groupBy(parts.clusters.clusters, ({ parent }) => parent).values()) {
    if (siblings.length > 1) Object.assign(first(siblings), { name: second(siblings).name });
  }
}

/** Leaves a cell only so much; the rest is withheld. */
function moveCell(parts: Parts, left: number): void {
  const { cells, withheld } = hiding(parts);
  withheld.conversations += first(cells).conversations - left;
  first(cells).conversations = left;
}

/** Gives a cell all of its row but one. */
function smallComplement(parts: Parts): void {
  const { cells, withheld } = hiding(parts);
  const all = cells.reduce((sum, cell) => sum + cell.conversations, withheld.conversations);
  for (const cell of cells) cell.conversations = 0;
  Object.assign(first(cells), { conversations: all - 1 });
  withheld.conversations = 1;
}

const row = (cells: Record<number, number>, hidden: number, conversations: number): CellRow => ({
  cells: Object.entries(cells).map(([value, own]) => ({
    value: Number(value),
    conversations: own,
    accounts: own,
    complementAccounts: conversations - own,
  })),
  withheld: { conversations: hidden, accounts: hidden, values: 2 },
});

/** Two clusters that are all there is. What the second does not have of value 1 the first has: two conversations. */
function revealByTree(parts: Parts): void {
  const sample = first(bases(parts));
  const cluster = (id: string): PublicCluster => ({
    ...sample,
    ...{ id, name: id, parent: null, neighbours: [], conversations: 150, accounts: 150 },
    ...{ share: 0.5, shareInterval: [0.4, 0.6] },
  });
  const total = { conversations: 300, accounts: 300 };
  for (const name of Object.keys(parts.clusters)) delete (parts.clusters as Partial<PublicClusters>)[name as 'total'];
  Object.assign(parts.clusters, { total, named: total, withheld: null, clusters: [cluster('a'), cluster('b')] });
  for (const table of parts.tables) {
    table.values = ['x', 'y', 'z'];
    table.baseline = { ...row({ 0: 100, 1: 100, 2: 100 }, 0, 300), withheld: null };
    table.clusters = { a: row({ 0: 49 }, 101, 150), b: row({ 1: 98 }, 52, 150) };
  }
}
