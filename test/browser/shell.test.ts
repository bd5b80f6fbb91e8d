/** What is around the pages, in a real browser: the list of keys, the edges of panes, and the pages that are led to. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash = '', options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, hash, reducedMotion: true, width: 1440, ...options }));
}

const inAddress = (field: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(field);

describe('the list of keys', () => {
  const keys = () => page.getByRole('dialog', { name: 'Keys' });

  it.each(['', '#page=overview', '#page=compare', '#page=run'])(
    'opens by ? at "%s" and Escape closes it',
    async (hash) => {
      await open(hash);
      await page.keyboard.press('?');
      await expect.poll(() => keys().isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(() => keys().count()).toBe(0);
      expect(log.problems).toEqual([]);
    },
  );

  it('keeps the focus within, and gives it back', async () => {
    await open();
    const line = page.getByRole('treeitem').first();
    await line.focus();
    await page.keyboard.press('?');
    await expect.poll(() => keys().isVisible()).toBe(true);
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab');
      const within = 'document.activeElement === document.body || document.activeElement.closest("dialog") !== null';
      expect(await page.evaluate(within)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => line.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  });

  it('is not opened by what is typed, is opened by its button, and gives way to the search', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('?');
    await expect.poll(() => page.locator('#page-search').inputValue()).toBe('?');
    expect(await keys().count()).toBe(0);
    await page.getByRole('button', { name: 'Keys' }).click();
    await expect.poll(() => keys().isVisible()).toBe(true);
    await page.keyboard.press('Control+k');
    await expect.poll(() => page.getByRole('dialog', { name: 'Search' }).isVisible()).toBe(true);
    await expect.poll(() => keys().count()).toBe(0);
    await page.mouse.click(5, 5);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
    ['dark', 400],
  ] as const)('passes axe: %s, %i px wide', async (theme, width) => {
    await open('', { theme, width });
    await page.keyboard.press('?');
    await keys().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    const box = (await keys().boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(800);
  });
});

describe('the edges of the panes', () => {
  const edge = (name: 'tree' | 'details') => page.getByRole('separator', { name: `Width of the ${name}` });
  const now = async (name: 'tree' | 'details') => Number(await edge(name).getAttribute('aria-valuenow'));
  const widthOf = async (selector: string) => (await page.locator(selector).boundingBox())!.width;

  it('are moved by the keyboard, as far as they go, and the address keeps it', async () => {
    await open('#cluster=top-1');
    await expect.poll(() => now('tree')).toBe(20);
    await edge('tree').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => now('tree')).toBe(22);
    await expect.poll(() => widthOf('.cluster-pane')).toBe(22 * 16);
    expect(inAddress('panes')).toBe('22-');
    await edge('details').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => edge('details').getAttribute('aria-valuenow')).toBe('20');
    await expect.poll(() => widthOf('.details')).toBe(20 * 16);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => inAddress('panes')).toBe('22-21');
    await page.reload();
    await expect.poll(() => now('tree')).toBe(22);
    await expect.poll(() => widthOf('.details')).toBe(21 * 16);
    await edge('tree').focus();
    await page.keyboard.press('End');
    await expect.poll(async () => String(await now('tree'))).toBe(await edge('tree').getAttribute('aria-valuemax'));
    await page.keyboard.press('Enter');
    await expect.poll(() => inAddress('panes')).toBe('-21');
    await expect.poll(() => now('tree')).toBe(20);
    await page.goBack();
    await expect.poll(() => page.url()).toBe('about:blank');
    expect(log.problems).toEqual([]);
  });

  it('are dragged, and a double press brings the first width back', async () => {
    await open();
    const before = await widthOf('.details');
    const { x, y, width } = (await edge('details').boundingBox())!;
    await page.mouse.move(x + width / 2, y + 300);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 20, y + 310);
    await page.mouse.move(x + width / 2 + 64, y + 300);
    await expect.poll(() => widthOf('.details')).toBeLessThan(before - 60);
    expect(inAddress('panes')).toBeNull();
    await page.mouse.up();
    await expect.poll(() => inAddress('panes')).toMatch(/^-\d/u);
    expect(Math.abs((await widthOf('.details')) - (before - 64))).toBeLessThan(4);
    await page.getByRole('link', { name: 'Run', exact: true }).click();
    await page.getByRole('link', { name: 'Clusters', exact: true }).click();
    await expect.poll(async () => Math.abs((await widthOf('.details')) - (before - 64)) < 4).toBe(true);
    const moved = (await edge('details').boundingBox())!;
    await page.mouse.dblclick(moved.x + width / 2, moved.y + 300);
    await expect.poll(() => inAddress('panes')).toBeNull();
    await expect.poll(() => widthOf('.details')).toBe(before);
    expect(log.problems).toEqual([]);
  });

  it('leave a map whatever an address asks for, and are not there where panes are below one another', async () => {
    await open('#panes=119-119', { width: 1400 });
    await expect.poll(() => widthOf('.map-pane')).toBeGreaterThan(150);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(1400);
    await reports.close();
    await open('#panes=119-119', { width: 1024 });
    await expect.poll(() => widthOf('.map-pane')).toBeGreaterThan(400);
    await expect.poll(() => edge('tree').isVisible()).toBe(true);
    await expect.poll(() => edge('details').isVisible()).toBe(false);
    await reports.close();
    await open('#panes=30-30', { width: 400 });
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    await expect.poll(() => edge('tree').isVisible()).toBe(false);
    await reports.close();
    await open('#panes=%3Cb%3E-NaN');
    await expect.poll(() => now('tree')).toBe(20);
    expect(log.problems).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('pass axe: %s', async (theme) => {
    await open('#panes=26-24&cluster=top-2', { theme });
    await edge('tree').focus();
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe('the pages', () => {
  it('begin at their top', async () => {
    await open('#page=overview', { width: 400 });
    const last = page.locator('.cluster-list a').last();
    await last.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(200);
    await last.click();
    await expect.poll(() => page.locator('main[data-view="cluster"]').count()).toBe(1);
    await expect.poll(() => page.evaluate('scrollY')).toBe(0);
  });

  it('are the clusters where an address names one that is not there', async () => {
    await open('#page=__proto__');
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(8);
    expect(log.problems).toEqual([]);
  });
});
