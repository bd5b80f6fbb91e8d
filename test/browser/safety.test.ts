/** Where conversations are concerning: the page of safety, and map and tree by concern, in a real browser, from a file and without a network. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ReleaseData } from '../../src/public-records/release.ts';
import { sampleOverTime, sampleWithoutFlags, sampleWithTrends } from '../../src/testing/sample-trends.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleWithTrends(5);
const safety = release.safety!;
const bases = release.clusters.clusters.filter(({ level }) => level === 0);
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash: string, options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, hash, ...options }));
}

const list = (heading: string) => page.getByRole('region', { name: new RegExp(`^${heading} \\d+$`, 'u') });
const middle = ({ least, most }: { least: number; most: number }) => (least + most) / 2;
/** How many clusters lie in a quadrant. */
function inQuadrant(isConcerning: boolean, isFlagged: boolean, concern: number, flags: number): number {
  return bases.filter(({ id }) => {
    const [rated, flagged] = [safety.concern.clusters[id], safety.flags!.clusters[id]];
    if (rated === undefined || flagged === undefined) return false;
    return middle(rated.mean) >= concern === isConcerning && middle(flagged) >= flags === isFlagged;
  }).length;
}
const counts = async (headings: readonly string[]) =>
  Promise.all(headings.map(async (heading) => Number(await list(heading).locator('.fate-count').textContent())));
const headings = ['Perhaps missed', 'Agreed to be concerning', 'Perhaps flagged wrongly', 'Neither'];

describe('the page of safety', () => {
  it('says how to get it where the release does not carry it', async () => {
    await open('#page=safety', { data: sampleOverTime(5) });
    await page.getByRole('heading', { name: 'This release says nothing of concern' }).waitFor();
    await expect.poll(() => page.getByRole('article').textContent()).toContain('name: concerning');
    await expect.poll(() => page.getByRole('link', { name: 'Safety' }).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('puts clusters into quadrants by thresholds that stand in the address', async () => {
    await open('');
    await page.getByRole('link', { name: 'Safety' }).click();
    await expect.poll(() => page.title()).toBe(`Safety · ${release.manifest.title}`);
    await expect
      .poll(() => page.getByRole('article').textContent())
      .toContain('Single conversations are in no release');
    const [concern, flags] = [middle(safety.concern.all!.mean), middle(safety.flags!.all!)];
    const expected = (mean: number, share: number) => [
      inQuadrant(true, false, mean, share),
      inQuadrant(true, true, mean, share),
      inQuadrant(false, true, mean, share),
      inQuadrant(false, false, mean, share),
    ];
    await expect.poll(() => counts(headings)).toEqual(expected(concern, flags));
    await page.getByLabel('Concerning from a mean of').fill('2.5');
    await expect.poll(() => page.url()).toContain('concern=2.5');
    await expect.poll(() => counts(headings)).toEqual(expected(2.5, flags));
    await page.getByLabel('Flagged from a share of').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.url()).toContain('flags=0');
    await expect.poll(() => counts(headings)).toEqual(expected(2.5, 0));
    await page.reload();
    await expect.poll(() => counts(headings)).toEqual(expected(2.5, 0));
    await page.getByRole('button', { name: 'As all conversations' }).click();
    await expect.poll(() => counts(headings)).toEqual(expected(concern, flags));
    await expect.poll(() => page.url()).not.toContain('concern=');
    expect(log.problems).toEqual([]);
  });

  it('says of each cluster its mean with an interval, and where it is known in part its range', async () => {
    await open('#page=safety&as=table');
    const table = page.getByRole('region', { name: 'Safety', exact: true });
    await expect.poll(() => table.getByRole('row').count()).toBe(Object.keys(onlyBases()).length + 1);
    const ranged = bases.find(({ id }) => {
      const mean = safety.concern.clusters[id]?.mean;
      return mean !== undefined && mean.least.toFixed(2) !== mean.most.toFixed(2);
    })!;
    const { mean } = safety.concern.clusters[ranged.id]!;
    const cells = await table.getByRole('row', { name: ranged.name }).getByRole('cell').allTextContents();
    expect(cells[1]).toBe(`${mean.least.toFixed(2)} to ${mean.most.toFixed(2)}`);
    expect(cells[2]).toBe(mean.interval.map((end) => end.toFixed(2)).join(' to '));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(Object.keys(onlyBases()).length + 1);
    expect(lines[0]).toContain('mean_least,mean_most,mean_low,mean_up');
  });

  it('is a ranked list without flags, and says how to have them', async () => {
    await open('#page=safety&concern=2', { data: sampleWithoutFlags(5) });
    await expect.poll(() => list('From the threshold on').getByRole('link').count()).toBeGreaterThan(2);
    await expect.poll(() => page.locator('.quadrant-chart').count()).toBe(0);
    await expect.poll(() => page.getByRole('article').textContent()).toContain('name: flagged');
    await list('From the threshold on').getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('cluster=');
  });

  it('lists coordinated activity where it is told, in steps', async () => {
    const [{ id, name }] = bases as [(typeof bases)[number]];
    const entry = {
      cluster: id,
      accounts: { from: 10, to: 19 },
      conversations: { from: 200, to: null },
      concentration: 0.65,
    };
    const data: ReleaseData = { ...release, safety: { ...safety, coordination: [entry] } };
    await open('#page=safety', { data });
    const table = page.getByRole('region', { name: 'Coordinated activity' });
    await expect
      .poll(() => table.getByRole('row', { name }).getByRole('cell').allTextContents())
      .toEqual(['10 to 19', '200 or more', '0.65', '']);
  });

  it.each([
    ['light', 1440],
    ['dark', 1024],
    ['light', 400],
    ['dark', 400],
  ] as const)('reads well and fits: %s at %i pixels', async (theme, width) => {
    for (const hash of ['#page=safety', '#page=safety&as=table']) {
      await open(hash, { theme, width });
      await page.getByRole('heading', { name: 'Safety' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      const beyond = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(beyond).toBe(0);
      await reports.close();
    }
  });
});

describe('map and tree by concern', () => {
  it('colour the map in steps of the mean rating, and sort the most concerning first', async () => {
    await open('');
    await page.getByLabel('Color', { exact: true }).selectOption('Concern');
    await expect.poll(() => page.url()).toContain('color=concern');
    const legend = page.getByRole('list', { name: 'Legend' });
    await expect
      .poll(() => legend.getByRole('listitem').allTextContents())
      .toEqual([
        'Mean concern, from 1 to 5:',
        ' under 1.5',
        ' from 1.5',
        ' from 2',
        ' from 3',
        ' not told apart, or not known',
      ]);
    await page.getByLabel('Sort by', { exact: true }).selectOption('Concern');
    const tops = release.clusters.clusters.filter(({ level }) => level === 1);
    const first = tops.toSorted(
      (left, right) =>
        (safety.concern.clusters[right.id]?.mean.least ?? 0) - (safety.concern.clusters[left.id]?.mean.least ?? 0),
    )[0]!;
    const line = () => page.getByRole('treeitem').first();
    await expect.poll(() => line().locator('.tree-name').textContent()).toBe(first.name);
    await expect.poll(() => line().textContent()).toMatch(/mean concern .* rated 4 or 5/u);
    expect(await violationsOn(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => page.getByLabel('Color', { exact: true }).inputValue()).toBe('concern');
    expect(log.problems).toEqual([]);
  });
});

function onlyBases(): Record<string, unknown> {
  const ids = new Set(bases.map(({ id }) => id));
  return Object.fromEntries(Object.entries(safety.concern.clusters).filter(([id]) => ids.has(id)));
}
