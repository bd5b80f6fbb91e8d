/** The tree in a real browser: thousands of open lines, the least size, boxes, and the search that leads into it. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { largeRelease } from '../../src/testing/large-release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const { clusters } = release.clusters;
const slow = clusters.find(({ name }) => name === 'SQL queries that are slow')!;
const parent = clusters.find(({ id }) => id === slow.parent)!;
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

const tree = () => page.getByRole('tree', { name: 'Clusters' });
const lines = () => tree().getByRole('treeitem');
const focused = () => page.locator('[role="treeitem"]:focus');
const heading = () => page.getByRole('article', { name: 'Details' }).getByRole('heading', { level: 2 });
const search = () => page.getByRole('combobox', { name: 'Search names and descriptions' });
const results = () => page.locator('.search-results').getByRole('option');
const slider = () => page.getByRole('slider', { name: 'At least' });
const inAddress = (field: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(field);

describe('thousands of open lines', () => {
  const data = largeRelease(100);

  it('are one tree for the keyboard and for readers of the screen, though few are drawn', async () => {
    await open('', { data });
    await tree().locator('[tabindex="0"]').focus();
    await page.keyboard.press('*');
    await expect.poll(() => lines().first().getAttribute('aria-expanded')).toBe('true');
    const facts = () =>
      focused().evaluate((line) => ['level', 'posinset', 'setsize'].map((name) => line.getAttribute(`aria-${name}`)));
    await expect.poll(() => facts()).toEqual(['1', '1', '1000']);
    await page.keyboard.press('End');
    await expect.poll(() => facts()).toEqual(['2', '10', '10']);
    await expect.poll(() => focused().isVisible()).toBe(true);
    await expect.poll(() => lines().count()).toBeLessThan(100);
    await expect.poll(() => tree().locator('[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => facts()).toEqual(['1', '1000', '1000']);
    await page.keyboard.press('Home');
    for (let step = 0; step < 60; step++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => facts()).toEqual(['2', '5', '10']);
    await expect.poll(() => focused().isVisible()).toBe(true);
    expect(log.problems).toEqual([]);
  });

  it('keep the focus while others are scrolled to', async () => {
    await open('', { data });
    await tree().locator('[tabindex="0"]').focus();
    await page.keyboard.press('*');
    const name = await focused().textContent();
    await tree().evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await expect.poll(() => lines().nth(5).getAttribute('aria-posinset')).not.toBe('5');
    const { top, height } = await tree().evaluate((element) => {
      const box = element.getBoundingClientRect();
      const seen = [...element.querySelectorAll('[role="treeitem"]')].filter((line) => {
        const own = line.getBoundingClientRect();
        return own.bottom > box.top && own.top < box.bottom;
      });
      return {
        top: seen.length,
        height: seen.reduce((sum, line) => sum + line.getBoundingClientRect().height, 0) / box.height,
      };
    });
    expect(top).toBeGreaterThan(5);
    expect(height).toBeGreaterThan(0.9);
    await expect.poll(() => focused().textContent()).toBe(name);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused().getAttribute('aria-level')).toBe('2');
    await expect.poll(() => focused().isVisible()).toBe(true);
  });

  it('are drawn where a link leads to one of them, also where the page scrolls and not the tree', async () => {
    const last = data.clusters.clusters.at(-1)!;
    await open(`#cluster=${last.id}`, { data });
    const chosen = tree().locator('[aria-selected="true"]');
    await chosen.waitFor();
    await expect.poll(() => chosen.locator('.tree-name').textContent()).toBe(last.name);
    await expect.poll(() => chosen.evaluate((line) => line.getBoundingClientRect().top)).toBeLessThan(800);
    await reports.close();
    await open('', { data, width: 400 });
    await page.evaluate('scrollTo(0, 20000)');
    await expect
      .poll(() =>
        lines().evaluateAll((all) => all.some((line) => Math.abs(line.getBoundingClientRect().top - 400) < 60)),
      )
      .toBe(true);
    await expect.poll(() => lines().count()).toBeLessThan(100);
  });

  it('are all there on paper', async () => {
    await open('', { data: largeRelease(4) });
    await tree().locator('[tabindex="0"]').focus();
    await page.keyboard.press('*');
    await expect.poll(() => lines().nth(1).getAttribute('aria-level')).toBe('2');
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await expect.poll(() => lines().count()).toBe(440);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await expect.poll(() => lines().count()).toBeLessThan(100);
  });
});

describe('the least size', () => {
  it('leaves out what is smaller, is in the address, and one step back undoes it', async () => {
    await open(`#cluster=${slow.id}`);
    const before = await lines().count();
    await slider().focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
    const least = Number(inAddress('least'));
    expect(least).toBeGreaterThan(0);
    await expect
      .poll(() => slider().getAttribute('aria-valuetext'))
      .toBe(`${least.toLocaleString('en')} conversations`);
    const left = clusters.filter(({ conversations }) => conversations >= least);
    await expect.poll(() => page.getByText(`${left.length} of ${clusters.length} clusters`).isVisible()).toBe(true);
    const names = await lines().locator('.tree-name').allTextContents();
    for (const name of names) expect(left.map((cluster) => cluster.name)).toContain(name);
    await expect.poll(() => heading().textContent()).toBe(slow.name);
    await page.reload();
    await tree().waitFor();
    await expect.poll(() => lines().locator('.tree-name').allTextContents()).toEqual(names);
    await page.goBack();
    await expect.poll(() => lines().count()).toBe(before);
  });

  it('of an address may be anything', async () => {
    await open('#least=99999999');
    await expect.poll(() => page.getByText('No published cluster is that large.').isVisible()).toBe(true);
    await slider().press('Home');
    await expect.poll(() => lines().count()).toBe(8);
    await reports.close();
    await open('#least=-1e9');
    await expect.poll(() => lines().count()).toBe(8);
    expect(log.problems).toEqual([]);
  });
});

describe('the tree as boxes', () => {
  it('is the same choice, by pointer and by keyboard, and stays in the address', async () => {
    await open();
    await page.getByRole('link', { name: 'Boxes' }).click();
    expect(inAddress('shape')).toBe('boxes');
    await expect.poll(() => tree().locator('[tabindex="0"]').count()).toBe(1);
    await tree().locator(`[data-cluster="${parent.id}"]`).click();
    await expect.poll(() => heading().textContent()).toBe(parent.name);
    await expect.poll(() => tree().locator('[aria-selected="true"]').getAttribute('data-column')).toBe('0');
    await tree().locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused().getAttribute('aria-level')).toBe('2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const name = (await focused().locator('.icicle-name').textContent()) ?? '';
    await expect.poll(() => heading().textContent()).toBe(name);
    await page.reload();
    await tree().waitFor();
    await expect.poll(() => tree().locator('[aria-selected="true"] .icicle-name').textContent()).toBe(name);
    await tree().locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => heading().textContent()).toBe('All conversations');
    await expect.poll(() => focused().getAttribute('data-cluster')).toBe(parent.id);
    expect(log.problems).toEqual([]);
  });

  it('keeps thousands of clusters in its box, and says how many are too small', async () => {
    await open('#shape=boxes', { data: largeRelease(100) });
    await page.locator('.icicle-gap').first().waitFor();
    await expect.poll(() => page.locator('.icicle-gap').first().getAttribute('title')).toMatch(/clusters too small/);
    const outside = await tree().evaluate((frame) => {
      const box = frame.getBoundingClientRect();
      return [...frame.children].filter((child) => child.getBoundingClientRect().bottom > box.bottom + 1).length;
    });
    expect(outside).toBe(0);
  });
});

describe('the search', () => {
  it('is reached by Ctrl+K, forgives slips, and its list is chosen from by the keyboard', async () => {
    await open();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sql qureies');
    const options = results();
    await expect.poll(() => options.first().locator('.result-name').textContent()).toBe(slow.name);
    await page.getByText('Nothing holds “qureies”. Shown: “queries”.').waitFor();
    await expect.poll(() => options.first().locator('mark').allTextContents()).toEqual(['SQL', 'queries']);
    await expect.poll(() => search().getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const active = await search().getAttribute('aria-activedescendant');
    await expect.poll(() => page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().textContent()).toBe(slow.name);
    await expect.poll(() => options.count()).toBe(0);
    await expect.poll(() => search().evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
    expect(inAddress('search')).toBe('sql qureies');
  });

  it('lists the best first, and Escape closes the list before it ends the search', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('plan');
    const names = page.getByRole('group', { name: 'Best matches' }).locator('.result-name');
    await expect.poll(() => names.locator('mark').first().textContent()).toMatch(/^plan$/i);
    const first = (await names.allTextContents()).map((name) => /plan/i.test(name));
    expect(first).toEqual(first.toSorted((left, right) => Number(right) - Number(left)));
    expect(first).toHaveLength(8);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => results().count()).toBe(0);
    await expect.poll(() => search().inputValue()).toBe('plan');
    await page.keyboard.press('Escape');
    await expect.poll(() => search().inputValue()).toBe('');
    await expect.poll(() => lines().count()).toBe(8);
  });

  it('lists what the tree shows, whole, however short that is', async () => {
    await open('#search=e', { data: largeRelease(2) });
    await search().focus();
    await page.keyboard.press('ArrowDown');
    const list = (await page.locator('.search-results').boundingBox())!;
    const pane = (await page.locator('.cluster-pane').boundingBox())!;
    expect(list.y + list.height).toBeLessThanOrEqual(pane.y + pane.height);
    await reports.close();
    await open('#search=plan&least=2000');
    await search().focus();
    await page.keyboard.press('ArrowDown');
    const names = await page.locator('.result-name').allTextContents();
    const large = clusters.filter(({ conversations }) => conversations >= 2000).map(({ name }) => name);
    for (const name of names) expect(large).toContain(name);
    expect(names.length).toBeGreaterThan(0);
  });

  it('chooses by pointer', async () => {
    await open('#search=index');
    await search().focus();
    await page.keyboard.press('ArrowDown');
    await results().first().click();
    await expect.poll(() => heading().textContent()).toBe(slow.name);
  });
});

describe('how it looks', () => {
  const views = [
    ['boxes', '#shape=boxes'],
    ['boxes of a cluster', `#shape=boxes&cluster=${slow.id}`],
    ['boxes and a search', '#shape=boxes&search=plan'],
    ['a least size', '#least=500'],
    ['a search with slips', '#search=spredsheet'],
  ] as const;
  const cases = views.flatMap(([view, hash], place) =>
    (['light', 'dark'] as const).map((theme, at) => [view, theme, (place + at) % 2 === 0 ? 1280 : 400, hash] as const),
  );
  it.each(cases)('passes axe: %s, %s, %i px wide', async (_view, theme, width, hash) => {
    await open(hash, { theme, width });
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
