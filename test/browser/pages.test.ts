/** Overview and Run in a real browser: what they say is what the release says, and they lead to the clusters. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash: string, options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, hash, ...options }));
}

describe('the overview', () => {
  it('says how much there is, and shows every cluster at the top as an area that leads to it', async () => {
    await open('#page=overview');
    await expect.poll(() => page.title()).toContain('Overview');
    await expect.poll(() => page.getByText('48,014 conversations of 18,245 accounts').isVisible()).toBe(true);
    const tiles = page.locator('.treemap a');
    await expect.poll(() => tiles.count()).toBe(8);
    const name = await tiles.first().locator('.treemap-name').textContent();
    await tiles.first().click();
    await expect.poll(() => page.getByRole('heading', { level: 2, name: name ?? '' }).isVisible()).toBe(true);
    await expect
      .poll(() => page.locator('[role="treeitem"][aria-selected="true"] .tree-name').textContent())
      .toBe(name);
    await page.goBack();
    await expect.poll(() => tiles.count()).toBe(8);
    expect(log.problems).toEqual([]);
  });

  it('tells apart why conversations were left out, where the release does', async () => {
    const reasons = [
      { reason: 'failed-audit' as const, clusters: 2, conversations: 60, accounts: 40 },
      { reason: 'several' as const, clusters: 3, conversations: 90, accounts: 50 },
    ];
    await open('#page=overview', { data: { ...release, clusters: { ...release.clusters, reasons } } });
    await expect
      .poll(() => page.locator('.left-out li').allTextContents())
      .toEqual([
        '60 in clusters whose name the auditor did not let pass',
        '90 for several of these reasons, which may not be told apart',
      ]);
  });

  it('is there for a release without clusters', async () => {
    const { total, withheld } = release.clusters;
    const clusters = { total, withheld, named: { conversations: 0, accounts: 0 }, clusters: [] };
    await open('#page=overview', { data: { ...release, clusters } });
    await expect.poll(() => page.getByText('0.0% of them').isVisible()).toBe(true);
    expect(log.problems).toEqual([]);
  });
});

describe('the page of the run', () => {
  it('lists its stages and gives a command that names nothing of the data', async () => {
    await open('#page=run');
    await expect.poll(() => page.locator('.stages tbody tr').count()).toBe(release.manifest.stages.length);
    const command = await page.locator('.command code').textContent();
    expect(command).toBe(
      'sightline insights run INPUT --analyst lexical --embedder hybrid --seed 20 --privacy internal --title TITLE',
    );
    expect(log.problems).toEqual([]);
  });
});

describe.each(['overview', 'run'])('the page %s', (name) => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
    ['dark', 400],
  ] as const)('passes axe: %s, %i px wide, and is no wider than the window', async (theme, width) => {
    await open(`#page=${name}`, { theme, width });
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
