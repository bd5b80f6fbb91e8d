/** How clusters differ: heat map, table, bars and tree, in a real browser, from a file and without a network. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Cell, PublicCluster, ReleaseData } from '../../src/public-records/release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { sampleTrees } from '../../src/testing/sample-trees.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const plan = release.facets.find(({ facet }) => facet === 'plan')!;
const tops = release.clusters.clusters
  .filter(({ parent }) => parent === null)
  .sort((left, right) => right.conversations - left.conversations);
const bases = release.clusters.clusters.filter(({ level }) => level === 0);
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(hash: string, options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, hash, ...options }));
}

const grid = () => page.getByRole('grid', { name: 'Compare facets' });
const row = (cluster: PublicCluster) => grid().getByRole('row', { name: cluster.name });
const focusedAt = () => page.locator(':focus').getAttribute('data-at');
const figures = () => page.locator('.cell-figures');
const cellOf = (cluster: PublicCluster, value: string): Cell =>
  plan.clusters[cluster.id]!.cells.find((cell) => plan.values[cell.value] === value)!;
/** A cell that is surely more frequent, and one that is surely less. */
const marked = (isOver: boolean) =>
  tops
    .flatMap((cluster) => plan.values.map((value) => ({ cluster, value, cell: cellOf(cluster, value) })))
    .find(({ cell: { comparison } }) => {
      const [ratio, q] = [comparison?.ratio ?? 1, comparison?.sure?.q ?? 1];
      return q < 0.05 && (isOver ? ratio >= 1.25 : ratio <= 0.8);
    })!;

describe('the heat map', () => {
  it('has a row for each cluster and a column for each value, under the shares of all conversations', async () => {
    await open('');
    await page.getByRole('link', { name: 'Compare facets', exact: true }).click();
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await expect.poll(() => page.title()).toBe(`Compare facets · ${release.manifest.title}`);
    await expect.poll(() => grid().getByRole('columnheader').allTextContents()).toEqual(['Cluster', ...plan.values]);
    await expect
      .poll(() => grid().getByRole('rowheader').allTextContents())
      .toEqual(['All conversations', ...tops.map(({ name }) => name)]);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => page.getByRole('tree').isVisible()).toBe(true);
    expect(log.problems).toEqual([]);
  });

  it('says of every cell how sure it is, never a bare figure', async () => {
    await open('#page=compare&facet=plan');
    for (const [isOver, word] of [
      [true, 'over-represented'],
      [false, 'under-represented'],
    ] as const) {
      const { cluster, value, cell } = marked(isOver);
      const text = await row(cluster).getByRole('gridcell').nth(plan.values.indexOf(value)).textContent();
      expect(text).toContain(`, ${word}, 95% interval`);
      expect(text).toContain(cell.comparison!.sure!.q <= 0.001 ? 'q at most 0.001' : `q ${cell.comparison!.sure!.q}`);
    }
    const cells = await grid().getByRole('gridcell').allTextContents();
    expect(cells.slice(plan.values.length).every((text) => /interval|how sure|not shown|none/.test(text))).toBe(true);
  });

  it('is one tab stop, follows the arrows, and tells below what has the focus', async () => {
    await open('#page=compare&facet=plan');
    await expect.poll(() => grid().locator('[tabindex="0"]').count()).toBe(1);
    await page.getByRole('button', { name: 'Download CSV' }).focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedAt()).toBe('2 1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedAt()).toBe('3 2');
    await expect.poll(() => figures().textContent()).toContain(tops[1]!.name);
    await expect.poll(() => figures().textContent()).toContain(`Plan: ${plan.values[1]}`);
    await expect.poll(() => figures().textContent()).toMatch(/% of the cluster against \d+\.\d% of all/);
    await page.keyboard.press('Control+End');
    await expect.poll(() => focusedAt()).toBe(`${tops.length + 1} ${plan.values.length}`);
    await page.keyboard.press('Home');
    await expect.poll(() => focusedAt()).toBe(`${tops.length + 1} 0`);
    await expect.poll(() => grid().locator('[tabindex="0"]').count()).toBe(1);
  });

  it('chooses with Enter: the cell is in the address, and opens again', async () => {
    await open('#page=compare&facet=plan');
    await grid().locator('[data-at="3 2"]').focus();
    await page.keyboard.press('Enter');
    expect(page.url()).toContain(`cluster=${tops[1]!.id}`);
    expect(page.url()).toContain(`value=${plan.values[1]}`);
    await expect.poll(() => focusedAt()).toBe('3 2');
    await page.reload();
    await grid().waitFor();
    await expect.poll(() => grid().locator('[aria-selected="true"]').getAttribute('data-at')).toBe('3 2');
    await expect.poll(() => figures().textContent()).toContain(tops[1]!.name);
    await figures().getByRole('link', { name: tops[1]!.name }).click();
    await expect
      .poll(() => page.getByRole('article').getByRole('heading', { level: 2 }).textContent())
      .toBe(tops[1]!.name);
  });

  it('sorts by a value from its heading, and back', async () => {
    await open('#page=compare&facet=plan&rows=single');
    const heading = grid().getByRole('columnheader', { name: 'Enterprise' });
    await heading.getByRole('button').click();
    expect(page.url()).toContain('sort=over');
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
    const [first] = await grid().getByRole('rowheader').nth(1).allTextContents();
    const best = Math.max(...bases.map((cluster) => cellOf(cluster, 'Enterprise')?.comparison?.ratio ?? 0));
    const found = bases.find(({ name }) => name === first)!;
    expect(cellOf(found, 'Enterprise').comparison!.ratio).toBe(best);
    const order = await grid().getByRole('rowheader').allTextContents();
    await grid().locator('[data-at="4 2"]').click();
    expect(page.url()).toContain(`value=${plan.values[1]}`);
    await expect.poll(() => grid().getByRole('rowheader').allTextContents()).toEqual(order);
    await heading.getByRole('button').click();
    expect(page.url()).not.toContain('sort=');
  });

  it('shows many clusters in parts, and a chosen one whatever the part', async () => {
    await open('#page=compare&facet=plan&rows=single');
    await expect.poll(() => grid().getByRole('rowheader').count()).toBe(41);
    await page.getByRole('button', { name: 'Show 8 more' }).click();
    await expect.poll(() => grid().getByRole('rowheader').count()).toBe(49);
    const smallest = bases.toSorted((left, right) => left.conversations - right.conversations)[0]!;
    await page.goto(
      `${page.url().split('#')[0]}#page=compare&facet=plan&rows=single&cluster=${smallest.id}&value=Free`,
    );
    await page.reload();
    await grid().waitFor();
    await expect.poll(() => row(smallest).isVisible()).toBe(true);
  });
});

describe('the same as a table', () => {
  it('has a line for each cell that is shown', async () => {
    await open('#page=compare&facet=plan');
    await page.getByRole('link', { name: 'Table', exact: true }).click();
    const cells = tops.flatMap(({ id }) => plan.clusters[id]!.cells);
    await expect.poll(() => page.getByRole('row').count()).toBe(cells.length + 1);
    const { cluster, value, cell } = marked(true);
    const line = page.getByRole('row', { name: cluster.name }).filter({ hasText: value });
    await expect.poll(() => line.textContent()).toContain('over-represented');
    await expect.poll(() => line.textContent()).toContain(cell.comparison!.sure!.q.toFixed(3));
  });

  it('comes as CSV, made in the page', async () => {
    await open('#page=compare&facet=plan&rows=single');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('plan.csv');
    const lines = readFileSync((await file.path())!, 'utf8')
      .trimEnd()
      .split('\r\n');
    const cells = bases.flatMap(({ id }) => plan.clusters[id]!.cells);
    expect(lines).toHaveLength(cells.length + 1);
    expect(log.problems).toEqual([]);
  });
});

describe('bars and tree', () => {
  it('mark in the bars of a cluster what is surely more or less frequent', async () => {
    const { cluster, value, cell } = marked(true);
    await open(`#cluster=${cluster.id}&facet=plan`);
    const text = await page.getByRole('row', { name: value }).textContent();
    expect(text).toContain('over-represented, 95% interval');
    expect(text).toContain(`${cell.comparison!.ratio.toFixed(1)}×`);
  });

  it('sort the tree by how over-represented a value is', async () => {
    await open('');
    await page.getByLabel('Sort by').selectOption({ label: 'Enterprise' });
    expect(page.url()).toContain('sort=over');
    expect(page.url()).toContain('facet=plan&sort=over&by=Enterprise');
    const lines = await page.getByRole('treeitem').allTextContents();
    const called = lines.map((line) =>
      line.includes('over-represented') ? 0 : line.includes('under-represented') ? 2 : 1,
    );
    expect(called).toEqual(called.toSorted());
    expect(called[0]).toBe(0);
    await page.reload();
    await expect.poll(() => page.getByRole('treeitem').allTextContents()).toEqual(lines);
    await page.getByLabel('Sort by').selectOption({ label: 'Size' });
    await expect.poll(() => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('sort')).toBe(null);
    await page.getByLabel('Sort by').selectOption({ label: 'Name' });
    const names = await page.locator('.tree-name').allTextContents();
    expect(names).toEqual(names.toSorted());
  });

  it('say where a facet differs most, and of which facet that is no discovery', async () => {
    await open('#facet=language');
    const list = page.getByRole('region', { name: 'Where it differs most' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(8);
    await list.getByRole('link').nth(1).click();
    await expect.poll(() => page.getByText('Read off the same text').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await expect.poll(() => page.getByText('Read off the same text').count()).toBe(0);
  });
});

/** As an earlier version made it. */
function withoutComparisons(): ReleaseData {
  const data = structuredClone(release);
  delete data.manifest.comparisons;
  for (const { clusters } of data.facets) {
    for (const { cells } of Object.values(clusters)) for (const cell of cells) delete cell.comparison;
  }
  return data;
}

describe('where nothing is compared', () => {
  it('says so of a release of an earlier version, whose bars are as they were', async () => {
    await open('#page=compare', { data: withoutComparisons() });
    await expect
      .poll(() => page.getByRole('heading', { name: 'This release does not compare clusters' }).isVisible())
      .toBe(true);
    await page.getByRole('link', { name: 'Clusters', exact: true }).click();
    await expect.poll(() => page.getByLabel('Sort by').locator('option').count()).toBe(2);
    await page.goto(`${page.url().split('#')[0]}#cluster=${tops[0]!.id}&facet=plan&sort=over&by=Free`);
    await expect.poll(() => page.getByRole('row', { name: 'Free' }).textContent()).toMatch(/\d×$/);
    expect(log.problems).toEqual([]);
  });

  it('says so of a release without tables, and of a tree whose tables are another’s', async () => {
    await open('#page=compare', { data: { ...release, facets: [] } });
    await expect.poll(() => page.getByText('There are no figures by facet here').isVisible()).toBe(true);
    await reports.close();
    await open('#page=compare&tree=task', { data: sampleTrees() });
    await page.getByRole('link', { name: 'the tree by “Request”' }).click();
    await expect.poll(() => grid().isVisible()).toBe(true);
  });
});

it('shows hostile names and values as text', async () => {
  const data = structuredClone(release);
  const hostile = '<img src=x onerror=alert(1)></script>';
  for (const cluster of data.clusters.clusters) cluster.name += hostile;
  for (const table of data.facets) table.values = table.values.map((value) => `${value} ${hostile.repeat(3)}`);
  await open('#page=compare', { data, width: 400 });
  await expect.poll(() => grid().getByRole('columnheader').nth(1).textContent()).toContain(hostile);
  await expect.poll(() => page.locator('main img, main script').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(400);
  expect(log.problems).toEqual([]);
});

describe('how it looks', () => {
  const views = [
    ['the heat map', `#page=compare&facet=plan&cluster=${tops[1]!.id}&value=Team`],
    ['single clusters, sorted', '#page=compare&facet=language&rows=single&sort=over&by=Spanish'],
    ['the table', '#page=compare&facet=week&as=table'],
    ['the tree, sorted', '#facet=plan&sort=over&by=Team'],
    ['bars', `#cluster=${tops[0]!.id}&facet=plan`],
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
