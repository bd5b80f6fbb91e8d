/** The search from every page and at every width, in a real browser: over clusters, pages and trees. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { largeRelease } from '../../src/testing/large-release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { sampleTrees } from '../../src/testing/sample-trees.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const { clusters } = release.clusters;
const slow = clusters.find(({ name }) => name === 'SQL queries that are slow')!;
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash = '', options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, hash, reducedMotion: true, ...options }));
}

const dialog = () => page.getByRole('dialog', { name: 'Search' });
const words = () => dialog().getByRole('combobox', { name: 'Search names and descriptions' });
const group = (name: string) => page.getByRole('group', { name });
const heading = () => page.getByRole('article', { name: 'Details' }).getByRole('heading', { level: 2 });
const hasFocus = (id: string) => page.evaluate(`document.activeElement.id === ${JSON.stringify(id)}`);
const inAddress = (field: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(field);

describe('the search', () => {
  it.each([
    ['overview', 1280, '/'],
    ['overview', 400, 'Control+k'],
    ['compare', 1280, 'Control+k'],
    ['compare', 400, '/'],
    ['run', 1280, '/'],
    ['run', 400, '/'],
  ] as const)('opens on the page %s, %i px wide, by %s, and leads to a cluster', async (name, width, key) => {
    await open(`#page=${name}`, { width });
    await page.keyboard.press(key);
    await expect.poll(() => words().evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.type('sql quer');
    await expect.poll(() => group('Best matches').locator('.result-name').allTextContents()).toEqual([slow.name]);
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().textContent()).toBe(slow.name);
    await expect.poll(() => dialog().count()).toBe(0);
    await expect.poll(() => hasFocus('details')).toBe(true);
    expect([inAddress('page'), inAddress('cluster'), inAddress('search')]).toEqual([null, slow.id, null]);
    await page.goBack();
    await expect.poll(() => page.locator(`main[data-view="${name}"]`).count()).toBe(1);
    expect(log.problems).toEqual([]);
  });

  it.each([
    [400, ''],
    [400, `#cluster=${slow.id}`],
    [1024, ''],
  ] as const)('is reached by a button as well, %i px wide at "%s"', async (width, hash) => {
    await open(hash, { width });
    const button = page.getByRole('button', { name: 'Search', exact: true });
    // Where the tree is there, its own field is.
    const field = page.locator('#page-search');
    await expect.poll(async () => (await button.isVisible()) !== (width > 960 && (await field.isVisible()))).toBe(true);
    if (width > 960) return;
    await button.click();
    await words().fill('vegetarian');
    await group('Best matches').getByRole('option').first().click();
    await expect.poll(() => heading().textContent()).toBe('Vegetarian meal plans');
    await expect.poll(() => page.evaluate('scrollY')).toBe(0);
    expect(log.problems).toEqual([]);
  });

  it('comes to the field of the tree where that is on the screen, and opens over it where it is scrolled away', async () => {
    await open();
    await page.keyboard.press('/');
    await expect.poll(() => hasFocus('page-search')).toBe(true);
    await reports.close();
    await open('', { width: 400 });
    await page.keyboard.press('Control+k');
    await expect.poll(() => words().isVisible()).toBe(true);
  });

  it('lists clusters near in meaning apart from matches, and shows one where it is in the tree', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('sql');
    const near = group('Near in meaning').getByRole('option');
    await expect.poll(() => near.count()).toBe(3);
    const first = clusters.find(({ id }) => id === slow.neighbours[0])!;
    await expect.poll(() => near.first().locator('.result-name').textContent()).toBe(first.name);
    await expect.poll(() => near.first().locator('.result-way').textContent()).toBe(`near “${slow.name}”`);
    expect(await violationsOn(page)).toEqual([]);
    await near.first().click();
    await expect.poll(() => heading().textContent()).toBe(first.name);
    await expect
      .poll(() => page.locator('[role="treeitem"][aria-selected="true"] .tree-name').textContent())
      .toBe(first.name);
  });

  it('leads to pages, also from the field of the tree, and to all matches in the tree', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('overv');
    await expect.poll(() => group('Pages').getByRole('option').allTextContents()).toEqual(['Overview']);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('main[data-view="overview"]').count()).toBe(1);
    expect(inAddress('search')).toBeNull();
    await page.keyboard.press('/');
    await expect.poll(() => group('Pages').getByRole('option').count()).toBe(4);
    await page.keyboard.type('e');
    const matches = clusters.filter(({ name, description }) => /e/iu.test(`${name} ${description}`)).length;
    await page.getByRole('option', { name: `Show all ${matches} in the tree` }).click();
    await expect.poll(() => page.getByText(`${matches} of ${clusters.length} clusters`).isVisible()).toBe(true);
    expect(log.problems).toEqual([]);
  });

  it('leads to the other trees of a run, and only where there are several', async () => {
    await open('#page=overview', { data: sampleTrees() });
    await page.keyboard.press('/');
    await expect.poll(() => group('Trees').getByRole('option').allTextContents()).toEqual(['Request', 'Task']);
    await page.keyboard.type('tas');
    await expect.poll(() => group('Trees').getByRole('option').allTextContents()).toEqual(['Task']);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('combobox', { name: 'Clustered by' }).inputValue()).toBe('task');
    await reports.close();
    await open('#page=overview');
    await page.keyboard.press('/');
    await expect.poll(() => group('Pages').count()).toBe(1);
    await expect.poll(() => group('Trees').count()).toBe(0);
  });

  it('changes nothing until something is chosen: Escape leaves the page as it was and the focus where it was', async () => {
    await open('#page=run', { width: 400 });
    const button = page.getByRole('button', { name: 'Search', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await words().fill('zzzz');
    await expect.poll(() => dialog().getByRole('status').textContent()).toContain('No published name or description');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
    await expect.poll(() => button.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    expect(new URL(page.url()).hash).toBe('#page=run');
    await page.keyboard.press('/');
    await expect.poll(() => words().inputValue()).toBe('');
    expect(log.problems).toEqual([]);
  });

  it('chooses what the words find that are there when Enter is pressed, however fast they were typed', async () => {
    await open('', { data: largeRelease(20) });
    await page.keyboard.press('/');
    await page.keyboard.type('weekend');
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().textContent()).toMatch(/weekend/iu);
  });

  it('shows hostile names as text', async () => {
    const data = structuredClone(release);
    for (const cluster of data.clusters.clusters) cluster.name = `<img src=x onerror=alert(1)> ${cluster.name}`;
    await open('#page=overview', { data });
    await page.keyboard.press('/');
    await page.keyboard.type('img sql');
    await expect.poll(() => group('Best matches').locator('.result-name').first().textContent()).toContain('<img');
    await expect.poll(() => dialog().locator('img').count()).toBe(0);
    expect(log.problems).toEqual([]);
  });

  it.each([
    ['light', 1280, 'plan'],
    ['dark', 1280, 'spredsheet'],
    ['light', 400, ''],
    ['dark', 400, 'plan'],
    ['dark', 1280, 'zzzz'],
  ] as const)('passes axe over a page: %s, %i px wide, words "%s"', async (theme, width, typed) => {
    await open('#page=compare', { theme, width });
    await page.keyboard.press('/');
    await words().fill(typed);
    await page.keyboard.press('ArrowDown');
    expect(await violationsOn(page)).toEqual([]);
    const box = (await dialog().boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(800);
  });
});

describe('what the tree is limited to and sorted by', () => {
  const chips = () => page.getByRole('list', { name: 'What the tree is limited to and sorted by' });
  const chip = (text: string) => chips().getByRole('button', { name: text });

  it('is told in chips, each of which is removed alone', async () => {
    await open('#search=plan&least=500&sort=over&facet=plan&by=Enterprise');
    await expect.poll(() => chips().getByRole('listitem').count()).toBe(4);
    await expect.poll(() => chip('First: Plan – Enterprise').isVisible()).toBe(true);
    await chip('At least 500').click();
    await expect.poll(() => inAddress('least')).toBeNull();
    await chip('First: Plan').click();
    expect([inAddress('sort'), inAddress('by'), inAddress('search')]).toEqual([null, null, 'plan']);
    await chip('Search: plan').click();
    await expect.poll(() => chips().count()).toBe(0);
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(8);
    await page.goBack();
    await expect.poll(() => chip('Search: plan').isVisible()).toBe(true);
    expect(log.problems).toEqual([]);
  });

  it('is removed as a whole, and nothing is said of what an address makes up', async () => {
    await open(`#search=plan&least=500&cluster=${slow.id}`);
    await chip('Remove all').click();
    expect([inAddress('least'), inAddress('search'), inAddress('cluster')]).toEqual([null, null, slow.id]);
    await reports.close();
    await open('#search=%20&least=-3&sort=over&by=Nobody');
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(8);
    await expect.poll(() => chips().count()).toBe(0);
  });

  it.each([
    ['light', 400],
    ['dark', 1280],
  ] as const)('passes axe: %s, %i px wide', async (theme, width) => {
    await open(`#search=${'plan '.repeat(30)}&least=500&sort=over&facet=plan&by=Enterprise`, { theme, width });
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
