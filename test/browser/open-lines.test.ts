/** Which lines of the tree are open is in the address, in a real browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { largeRelease } from '../../src/testing/large-release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { sampleTrees } from '../../src/testing/sample-trees.ts';
import type { PageLog, ReportOptions } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash = '', options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, hash, reducedMotion: true, ...options }));
}

const lines = () => page.getByRole('treeitem');
const opened = () =>
  lines().evaluateAll((all) =>
    all
      .filter((line) => line.getAttribute('aria-expanded') === 'true')
      .map((line) => line.getAttribute('data-cluster')),
  );
const press = (at: number) => lines().nth(at).locator('.tree-chevron').click();
const inAddress = (field: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(field);
const heading = () => page.getByRole('article', { name: 'Details' }).getByRole('heading', { level: 2 });

describe('open lines', () => {
  it('come with a link as they were seen, whatever is chosen, and with the steps of the history', async () => {
    await open();
    await press(0);
    await expect.poll(() => lines().count()).toBe(14);
    await press(7);
    await expect.poll(() => lines().count()).toBe(20);
    const first = await opened();
    expect(first).toHaveLength(2);
    // A part of the second: the way to it is open by itself, and yet nothing changes.
    await lines().nth(9).click();
    await expect.poll(() => inAddress('cluster')).not.toBeNull();
    await expect.poll(() => opened()).toEqual(first);
    await press(7);
    await expect.poll(() => opened()).toEqual(first.slice(0, 1));
    const link = new URL(page.url()).hash;
    expect(link.length).toBeLessThan(80);
    await page.goBack();
    await expect.poll(() => opened()).toEqual(first);
    await page.goForward();
    await expect.poll(() => opened()).toEqual(first.slice(0, 1));
    await reports.close();
    await open(link);
    await expect.poll(() => opened()).toEqual(first.slice(0, 1));
    expect(log.problems).toEqual([]);
  });

  it('are told only where they are not what the chosen cluster implies', async () => {
    await open('#cluster=top-1-base-1');
    await expect.poll(() => opened()).toEqual(['top-1']);
    expect(inAddress('open')).toBeNull();
    const at = (await lines().evaluateAll((all) => all.map((line) => line.getAttribute('data-cluster')))).indexOf(
      'top-1',
    );
    await press(at);
    await expect.poll(() => opened()).toEqual([]);
    expect(inAddress('open')).not.toBeNull();
    await press(at);
    await expect.poll(() => opened()).toEqual(['top-1']);
    expect(inAddress('open')).toBeNull();
  });

  it('of a search are those of that search: another begins anew', async () => {
    await open('#search=plan');
    const before = await opened();
    expect(before.length).toBeGreaterThan(1);
    const at = await lines().evaluateAll((all) =>
      all.findIndex((line) => line.getAttribute('aria-expanded') === 'true'),
    );
    await press(at);
    await expect.poll(() => opened()).toEqual(before.slice(1));
    const link = new URL(page.url()).hash;
    await page.keyboard.press('/');
    await page.keyboard.press('End');
    await page.keyboard.type('s');
    await expect.poll(() => inAddress('open')).toBeNull();
    await reports.close();
    await open(link);
    await expect.poll(() => opened()).toEqual(before.slice(1));
  });

  it('of another release or of another tree are left closed, and so is what an address makes up', async () => {
    await open();
    await press(0);
    await expect.poll(() => inAddress('open')).not.toBeNull();
    const link = new URL(page.url()).hash;
    await reports.close();
    for (const hash of [link, '#open=%00%F0', `#open=${'_'.repeat(5000)}`, '#open=AAAA_*zzzz.']) {
      await open(hash, { data: sampleRelease({ seed: 4, tops: 5, basesPerTop: 3 }) });
      await expect.poll(() => lines().count()).toBe(5);
      expect(log.problems).toEqual([]);
      await reports.close();
    }
    await open('', { data: sampleTrees() });
    await press(0);
    await page.getByRole('combobox', { name: 'Clustered by' }).selectOption('task');
    await expect.poll(() => lines().count()).toBe(5);
    expect(inAddress('open')).toBeNull();
    await page.goBack();
    await expect.poll(() => opened()).toHaveLength(1);
  });

  it('of thousands are a short address', async () => {
    const data = largeRelease(100);
    await open('', { data });
    await page.getByRole('tree').locator('[tabindex="0"]').focus();
    await page.keyboard.press('*');
    await expect.poll(() => lines().nth(1).getAttribute('aria-level')).toBe('2');
    expect(inAddress('open')!.length).toBeLessThan(16);
    await lines().nth(1).click();
    await expect.poll(() => heading().textContent()).toBe(await lines().nth(1).locator('.tree-name').textContent());
    const link = new URL(page.url()).hash;
    await reports.close();
    await open(link, { data });
    await page.getByRole('tree').locator('[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('[role="treeitem"]:focus').getAttribute('aria-level')).toBe('2');
    expect(log.problems).toEqual([]);
  });
});
