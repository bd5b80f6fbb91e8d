/** Sample conversations run twice, the second continuing the first: what the page of trends and that of safety say of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRelease, type ReleaseData } from '../../src/index.ts';
import { folder, sightline } from '../support.ts';
import { violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const reports = openedReports();
let home: string;
let before: ReleaseData;
let now: ReleaseData;

interface SampleRow {
  readonly id: string;
  readonly meta: Readonly<Record<string, unknown>>;
}

/** As a rating team would have it: what is flagged is rated 4 or 5, most of the rest 1. */
function rated(line: string, at: number): string {
  const row = JSON.parse(line) as SampleRow;
  const severity = row.meta['flagged'] === true ? 4 + (at % 2) : 1 + (at % 5 === 0 ? 1 : 0);
  return JSON.stringify({ ...row, meta: { ...row.meta, severity: String(severity) } });
}

const facets = `facets:
  - turns
  - time
  - { field: meta.severity, name: concerning, title: Severity, order: ["1", "2", "3", "4", "5"] }
  - { field: meta.flagged, name: flagged }
`;

async function run(out: string, ...more: string[]): Promise<ReleaseData> {
  const words = ['--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0', '--k', '12', '--quiet'];
  const { code, stderr } = await sightline(['insights', 'run', `${out}.jsonl`, ...words, '--out', out, ...more], home);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return openRelease(join(home, out, 'public'));
}

beforeAll(async () => {
  home = folder();
  await sightline(['sample', 'data', '--conversations', '1500', '--seed', '3'], home);
  const lines = readFileSync(join(home, 'data', 'conversations.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(rated);
  writeFileSync(join(home, 'march.jsonl'), `${lines.slice(0, 1200).join('\n')}\n`);
  writeFileSync(join(home, 'april.jsonl'), `${lines.slice(300).join('\n')}\n`);
  writeFileSync(join(home, 'sightline.yaml'), facets);
  before = await run('march');
  now = await run('april', '--continues', 'march');
}, 300_000);

const percent = (share: number) => (share > 0 && share < 0.0005 ? '<0.1%' : `${(100 * share).toFixed(1)}%`);

describe('a run that continues another', () => {
  it('keeps what it promises', async () => {
    const { code, stdout } = await sightline(['verify', 'april'], home);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Every check passed')]);
  });

  it('shows by how much each cluster changed, as the two releases have it', async () => {
    const { page, log } = await reports.open({ data: now, hash: '#page=trends&rows=single&as=table' });
    const shares = new Map(before.clusters.clusters.map(({ id, share }) => [id, share]));
    const continued = now.clusters.clusters.filter(
      ({ level, lineage }) => level === 0 && lineage?.kind === 'continues',
    );
    expect(continued.length).toBeGreaterThan(4);
    const table = page.getByRole('region', { name: 'Changes since the earlier release' });
    const read = await cellsByName(page, table);
    for (const { name, share, lineage } of continued) {
      const then = lineage!.from.reduce((sum, id) => sum + shares.get(id)!, 0);
      expect(read.get(name)?.slice(0, 2)).toEqual([percent(then), percent(share)]);
    }
    const born = now.clusters.clusters.filter(({ level, lineage }) => level === 0 && lineage?.kind === 'born');
    const fresh = page.getByRole('region', { name: `New ${born.length}` });
    if (born.length > 0) await expect.poll(() => fresh.getByRole('link').count()).toBe(Math.min(12, born.length));
    expect(await violationsOn(page)).toEqual([]);
    expect(log.problems).toEqual([]);
  });

  it('shows shares over time as the table of times has them', async () => {
    const [overTime] = now.trends!.overTime;
    const table = now.facets.find(({ facet }) => facet === 'time')!;
    const at = (id: string | null, window: string) =>
      (id === null ? table.baseline : table.clusters[id]!).cells.find(({ value }) => table.values[value] === window);
    let told = 0;
    for (const [id, { shares }] of Object.entries(overTime!.clusters)) {
      shares.forEach((share, place) => {
        const [own, all] = [at(id, overTime!.windows[place]!), at(null, overTime!.windows[place]!)];
        if (share === null || own === undefined) return;
        told += 1;
        expect(share[0]).toBeCloseTo(own.conversations / all!.conversations, 6);
      });
    }
    expect(told).toBeGreaterThan(20);
    const { page } = await reports.open({ data: now, hash: '#page=trends' });
    await expect.poll(() => page.locator('.time-tile').count()).toBeGreaterThan(2);
  });

  it('shows where conversations are concerning, and where flags say otherwise', async () => {
    const table = now.facets.find(({ facet }) => facet === 'concerning')!;
    const ratingOf = (value: number) => Number(table.values[value]);
    const exact = now.clusters.clusters.find(({ id, level }) => level === 0 && table.clusters[id]?.withheld === null)!;
    const { cells } = table.clusters[exact.id]!;
    const all = cells.reduce((sum, { conversations }) => sum + conversations, 0);
    const mean = cells.reduce((sum, { value, conversations }) => sum + ratingOf(value) * conversations, 0) / all;
    const { page, log } = await reports.open({ data: now, hash: '#page=safety&as=table' });
    const read = await cellsByName(page, page.getByRole('region', { name: 'Safety', exact: true }));
    expect(read.get(exact.name)?.[1]).toBe(mean.toFixed(2));
    expect(now.safety?.flags?.all?.least).toBeGreaterThan(0);
    expect(log.problems).toEqual([]);
  });

  it('says nothing of concern under the preset for the open, unless it is wanted', async () => {
    const words = [
      'insights',
      'release',
      'april',
      '--privacy',
      'published',
      '--min-accounts',
      '20',
      '--min-conversations',
      '40',
    ];
    for (const [out, more, isThere] of [
      ['open', [], false],
      ['told', ['--safety', 'on'], true],
    ] as const) {
      expect((await sightline([...words, '--out', out, '--quiet', ...more], home)).code).toBe(0);
      expect(openRelease(join(home, out)).safety !== undefined).toBe(isThere);
      expect((await sightline(['verify', out], home)).code).toBe(0);
    }
  });
});

/** Cells of each line of a table, by its heading. */
async function cellsByName(page: Page, table: ReturnType<Page['getByRole']>): Promise<Map<string, string[]>> {
  await page.getByRole('article').waitFor();
  await table.waitFor();
  const lines = await table.locator('tbody tr').all();
  const pairs = lines.map(
    async (line): Promise<[string, string[]]> => [
      (await line.getByRole('rowheader').textContent()) ?? '',
      await line.getByRole('cell').allTextContents(),
    ],
  );
  return new Map(await Promise.all(pairs));
}
