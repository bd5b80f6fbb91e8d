/** How clusters change: the page of trends, and map and tree by change, in a real browser, from a file and without a network. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { sampleOverTime, sampleWithTrends } from '../../src/testing/sample-trends.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleWithTrends(5);
const since = release.trends!.since!;
const { clusters } = release.clusters;
const nameOf = (id: string) => clusters.find((cluster) => cluster.id === id)!.name;
/** By how much their shares changed, the sure ones first, then the largest. */
const changed = Object.entries(since.clusters)
  .filter(([id]) => clusters.find((cluster) => cluster.id === id)!.level === 0)
  .sort(
    ([, left], [, right]) =>
      Number(right.q < 0.05) - Number(left.q < 0.05) || Math.abs(right.difference) - Math.abs(left.difference),
  );
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash: string, options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, hash, ...options }));
}

const pages = () => page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allTextContents();
const section = (name: string) => page.getByRole('region', { name, exact: true });
const changes = () => section('Since the earlier release').locator('.change-list li');

async function downloaded(within: ReturnType<typeof section>): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    within.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
}

describe('the page of trends', () => {
  it('is offered where the release says of changes, and says how to get them where it is opened otherwise', async () => {
    await open('');
    await expect.poll(pages).toEqual(['Overview', 'Clusters', 'Compare facets', 'Trends', 'Safety', 'Run']);
    await page.getByRole('link', { name: 'Trends' }).click();
    await expect.poll(() => page.title()).toBe(`Trends · ${release.manifest.title}`);
    await reports.close();
    await open('#page=trends', { data: sampleRelease({ seed: 20, tops: 3, basesPerTop: 3 }) });
    await expect.poll(pages).toEqual(['Overview', 'Clusters', 'Compare facets', 'Run']);
    await page.getByRole('heading', { name: 'This release says nothing of changes' }).waitFor();
    await expect.poll(() => page.getByRole('article').textContent()).toContain('--continues RUN');
    expect(await violationsOn(page)).toEqual([]);
    expect(log.problems).toEqual([]);
  });

  it('has its strips on the overview, which lead on', async () => {
    await open('#page=overview');
    const strip = section('What changed');
    const sure = changed.filter(([, { q }]) => q < 0.05).slice(0, 5);
    await expect.poll(() => strip.getByRole('listitem').count()).toBe(sure.length);
    for (const [id] of sure) await strip.getByRole('link', { name: nameOf(id), exact: true }).waitFor();
    await expect.poll(() => section('What concerns most').getByRole('listitem').count()).toBe(5);
    expect(await violationsOn(page)).toEqual([]);
    await strip.getByRole('link', { name: 'All changes, and what came and went' }).click();
    await page
      .getByRole('heading', { name: 'How shares of clusters change' })
      .or(page.getByText('How the shares of clusters change'))
      .first()
      .waitFor();
    expect(log.problems).toEqual([]);
  });

  it('lists what changed most with how sure that is, beside a line for each', async () => {
    await open('#page=trends&rows=single');
    await expect.poll(() => changes().count()).toBe(12);
    const listed = await changes().getByRole('link').allTextContents();
    expect(listed).toEqual(changed.slice(0, 12).map(([id]) => nameOf(id)));
    const [, { difference }] = changed[0]!;
    const text = await changes().first().textContent();
    expect(text).toContain(Math.abs(100 * difference).toFixed(1));
    expect(text).toMatch(/95% .* to .*, q at most 0\.001/u);
    await expect.poll(() => page.locator('.slope-chart g.slope').count()).toBe(12);
    await section('Since the earlier release').getByRole('button', { name: 'Show 12 more' }).click();
    await expect.poll(() => changes().count()).toBe(24);
    await changes().first().getByRole('link').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('article').getByRole('heading', { level: 2 }).textContent()).toBe(listed[0]);
  });

  it('says what came and went, and how far facets moved', async () => {
    await open('#page=trends');
    await expect.poll(() => section('New 1').getByRole('link').count()).toBe(1);
    await expect.poll(() => section('No longer shown 1').textContent()).toContain('Fixing a bicycle');
    await expect.poll(() => section('Split off 1').textContent()).toContain('from Plans for a weekend');
    await expect
      .poll(() => section('Merged or joined 1').textContent())
      .toContain('from Booking a table for dinner and Wording of an invitation');
    const [drift] = since.facets;
    const row = page.getByRole('row', { name: drift!.title });
    await expect.poll(() => row.textContent()).toContain(`${(100 * drift!.distance).toFixed(1)}%`);
  });

  it('is a table too, and files with all that is told', async () => {
    await open('#page=trends&rows=single&as=table');
    const table = section('Changes since the earlier release');
    await expect.poll(() => table.getByRole('row').count()).toBe(changed.length + 1);
    const [id, { before, now, q }] = changed[0]!;
    const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
    const cells = await table
      .getByRole('row', { name: nameOf(id) })
      .getByRole('cell')
      .allTextContents();
    expect(cells.slice(0, 2)).toEqual([percent(before), percent(now)]);
    expect(cells.at(-1)).toBe(q.toFixed(3));
    const lines = await downloaded(section('Since the earlier release'));
    expect(lines[0]).toBe('level,cluster_id,cluster,kind,from,before,now,difference,low,high,q');
    expect(lines).toHaveLength(clusters.length + 2);
    const windows = await downloaded(section('Over time'));
    expect(windows.length).toBeGreaterThan(100);
  });

  it('draws lines over time with gaps where a window is not shown, without an earlier release too', async () => {
    const data = sampleOverTime(3);
    const [told] = data.trends!.overTime;
    const broken = Object.entries(told!.clusters).find(([, { shares }]) => shares.includes(null))!;
    await open(`#page=trends&rows=single&cluster=${broken[0]}`, { data });
    const tile = page.locator('.time-tile.chosen');
    await expect.poll(() => tile.count()).toBe(1);
    const shown = broken[1].shares.filter((share) => share !== null).length;
    await expect.poll(() => tile.textContent()).toContain(`${shown} of ${told!.windows.length} windows shown`);
    await expect.poll(() => section('Since the earlier release').count()).toBe(0);
    expect(log.problems).toEqual([]);
  });

  it.each([
    ['light', 1440],
    ['dark', 1024],
    ['light', 400],
    ['dark', 400],
  ] as const)('reads well and fits: %s at %i pixels', async (theme, width) => {
    for (const hash of ['#page=trends&rows=single', '#page=trends&as=table']) {
      await open(hash, { theme, width });
      await section('Over time').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      const beyond = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(beyond).toBe(0);
      await reports.close();
    }
  });
});

describe('map and tree by change', () => {
  const choice = (label: string) => page.getByLabel(label, { exact: true });
  const options = (label: string) => choice(label).getByRole('option').allTextContents();

  it('are offered where the release says of changes', async () => {
    await open('', { data: sampleRelease({ seed: 20, tops: 3, basesPerTop: 3 }) });
    await expect.poll(() => options('Sort by')).not.toContain('Change');
    await expect.poll(() => options('Color')).not.toContain('Change');
    await reports.close();
    await open('', { data: sampleOverTime(5) });
    await expect.poll(() => options('Sort by')).toContain('Change');
    await expect.poll(() => options('Color')).toContain('Change');
    await expect.poll(() => options('Color')).not.toContain('Concern');
  });

  it('colour the map with a legend of both ends, and stand in the address', async () => {
    await open('');
    await choice('Color').selectOption('Change');
    await expect.poll(() => page.url()).toContain('color=change');
    const legend = page.getByRole('list', { name: 'Legend' });
    await expect
      .poll(() => legend.getByRole('listitem').allTextContents())
      .toEqual([
        'shrank to',
        ' ¼×',
        ' ½×',
        ' 0.8×',
        ' 1.25×',
        ' 2×',
        ' 4×',
        'grew to',
        ' new',
        ' no sure change, not known',
      ]);
    const marks = await legend.locator('i').all();
    const colors = await Promise.all(marks.map((one) => one.getAttribute('style')));
    expect(new Set(colors).size).toBe(8);
    await page.reload();
    await expect.poll(() => choice('Color').inputValue()).toBe('change');
    await page.getByRole('link', { name: 'Table', exact: true }).first().click();
    await expect.poll(() => page.getByRole('columnheader', { name: 'Change' }).count()).toBe(1);
    const [id, { before, now }] = changed[0]!;
    const row = page.getByRole('row', { name: nameOf(id) });
    await expect
      .poll(() => row.textContent())
      .toContain(`from ${(100 * before).toFixed(1)}% to ${(100 * now).toFixed(1)}%`);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('sort the tree with what surely grew first, each with its figures', async () => {
    await open('');
    await choice('Sort by').selectOption('Change');
    await expect.poll(() => page.url()).toContain('sort=change');
    const grown = Object.entries(since.clusters)
      .filter(
        ([id, { q, difference }]) => clusters.find((one) => one.id === id)?.level === 1 && q < 0.05 && difference > 0,
      )
      .sort(([, left], [, right]) => right.difference - left.difference)
      .map(([id]) => nameOf(id));
    expect(grown.length).toBeGreaterThan(1);
    const names = () => page.getByRole('treeitem').locator('.tree-name').allTextContents();
    await expect.poll(async () => (await names()).slice(0, grown.length)).toEqual(grown);
    await expect.poll(() => page.getByRole('treeitem').first().textContent()).toMatch(/points, 95% interval/u);
    expect(log.problems).toEqual([]);
  });
});
