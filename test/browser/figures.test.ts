/** Bars and map as tables and as files, and on paper, in a real browser. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../src/core/delimited.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const { clusters } = release.clusters;
const slow = clusters.find(({ name }) => name === 'SQL queries that are slow')!;
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash = '', options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({
    data: release,
    hash,
    reducedMotion: true,
    ...options,
  }));
}

const details = () => page.getByRole('article', { name: 'Details' });
const map = () => page.getByRole('region', { name: 'Map' });

/** Presses the button and reads the file: a record for each line, by the names of the columns. */
async function downloaded(
  within: ReturnType<typeof details>,
): Promise<{ name: string; lines: Record<string, string>[] }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    within.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const { records } = readDelimited(readFileSync((await file.path())!, 'utf8'), ',', (_, what) => new Error(what));
  const [columns, ...lines] = records.map(({ cells }) => cells);
  return {
    name: file.suggestedFilename(),
    lines: lines.map((cells) => Object.fromEntries(columns!.map((column, at) => [column, cells[at]!]))),
  };
}

describe('the bars of a facet', () => {
  const plan = release.facets.find(({ facet }) => facet === 'plan')!;

  it('are lines with the same figures, and the address says so', async () => {
    await open(`#cluster=${slow.id}&facet=plan`);
    const bars = await details().getByRole('row', { name: 'Free' }).textContent();
    await details().getByRole('link', { name: 'Table', exact: true }).click();
    expect(page.url()).toContain('as=table');
    const cells = await details().getByRole('row', { name: 'Free' }).getByRole('cell').allTextContents();
    expect(cells).toHaveLength(8);
    for (const figure of [cells[0]!, cells[1]!, cells[3]!]) expect(bars).toContain(figure);
    await page.goBack();
    await expect.poll(() => details().locator('.facet-bars').count()).toBe(1);
    expect(log.problems).toEqual([]);
  });

  it('come as CSV, of a cluster and of all conversations', async () => {
    await open(`#cluster=${slow.id}&facet=plan`);
    const own = await downloaded(details());
    expect(own.name).toBe(`${slow.id}-plan.csv`);
    expect(own.lines.map(({ conversations }) => Number(conversations))).toEqual(
      plan.clusters[slow.id]!.cells.map(({ conversations }) => conversations),
    );
    for (const { cluster, ratio, share, share_low } of own.lines) {
      expect(cluster).toBe(slow.name);
      expect(Number(ratio)).toBeGreaterThan(0);
      expect(Number(share_low)).toBeLessThan(Number(share));
    }
    await page.goto(`${page.url().split('#')[0]}#facet=plan`);
    const all = await downloaded(details());
    expect(all.name).toBe('all-plan.csv');
    expect(all.lines.map(({ conversations, ratio }) => [Number(conversations), ratio])).toEqual(
      plan.baseline.cells.map(({ conversations }) => [conversations, '']),
    );
  });
});

describe('the map', () => {
  it('is a table of the same clusters, from which they are chosen', async () => {
    await open('#map=table');
    await expect.poll(() => map().getByRole('row').count()).toBe(41);
    await map().getByRole('button', { name: 'Show 8 more' }).click();
    await expect.poll(() => map().getByRole('row').count()).toBe(49);
    await map().getByRole('link', { name: slow.name }).click();
    await expect.poll(() => details().getByRole('heading', { level: 2 }).textContent()).toBe(slow.name);
    await expect.poll(() => map().locator('.chosen-line a').textContent()).toBe(slow.name);
    await map().getByRole('link', { name: 'Map', exact: true }).click();
    await page.locator('[data-map][data-ready="true"]').waitFor();
    await expect.poll(() => map().locator('.map-label.chosen').textContent()).toBe(slow.name);
    expect(log.problems).toEqual([]);
  });

  it('tells in lines what its colors tell', async () => {
    await open('#map=table&color=over&facet=plan&value=Team');
    await expect.poll(() => map().getByRole('columnheader').last().textContent()).toBe('Team');
    await expect.poll(() => map().locator('.compared-badge').count()).toBe(40);
  });

  it('comes as CSV: every cluster with its figures; no name is taken for a formula or breaks its cell', async () => {
    const data = structuredClone(release);
    data.clusters.clusters[3]!.name = '=HYPERLINK("https://example.org","x")';
    data.clusters.clusters[4]!.name = 'a "quoted",\nbroken name';
    await open('', { data });
    const { name, lines } = await downloaded(map());
    expect(name).toBe('clusters.csv');
    expect(lines).toHaveLength(clusters.length);
    for (const cluster of data.clusters.clusters) {
      const line = lines.find(({ cluster_id }) => cluster_id === cluster.id)!;
      expect(line['cluster']).toBe(cluster.name.startsWith('=') ? `'${cluster.name}` : cluster.name);
      expect([line['parent_id'], Number(line['conversations'])]).toEqual([cluster.parent ?? '', cluster.conversations]);
      expect([line['x'], line['y']].map(Number)).toEqual(cluster.position);
    }
  });
});

describe('on paper', () => {
  const hidden = [
    '.theme-button',
    '.search-box',
    '.map-controls',
    '.chart-tools',
    '.least-size',
    '.shape-choice',
    '.skip-link',
  ];
  it.each(['', `#cluster=${slow.id}&as=table`, '#page=compare', '#map=table&shape=boxes'])(
    'what is pressed is left out: %s',
    async (hash) => {
      await open(hash);
      await page.emulateMedia({ media: 'print' });
      for (const one of hidden) {
        for (const element of await page.locator(one).all()) await expect.poll(() => element.isVisible()).toBe(false);
      }
      await expect.poll(() => page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
      const cut =
        await page.evaluate(`[...document.querySelectorAll('.tree, .heat-scroll, .map-table, .figures-scroll')]
      .filter((element) => element.scrollHeight > element.clientHeight + 1).length`);
      expect(cut).toBe(0);
    },
  );
});

describe('how it looks', () => {
  const views = [
    ['bars as a table', `#cluster=${slow.id}&facet=plan&as=table`],
    ['the map as a table', '#map=table'],
    ['the map as a table, compared', `#map=table&color=over&facet=plan&value=Team&cluster=${slow.id}`],
  ] as const;
  const cases = views.flatMap(([view, hash]) =>
    (['light', 'dark'] as const).flatMap((theme) => [1280, 400].map((width) => [view, theme, width, hash] as const)),
  );
  it.each(cases)('passes axe: %s, %s, %i px wide', async (_view, theme, width, hash) => {
    await open(hash, { theme, width });
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
