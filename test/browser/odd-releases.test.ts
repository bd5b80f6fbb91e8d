/** Releases that are hardly any, or deeper than most, in a real browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PublicCluster, ReleaseData } from '../../src/public-records/release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 2, basesPerTop: 2 });
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(data: ReleaseData, hash: string, options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data, hash, reducedMotion: true, ...options }));
}

function withClusters(clusters: readonly PublicCluster[]): ReleaseData {
  const kept = new Set(clusters.map(({ id }) => id));
  const facets = release.facets.map((table) => ({
    ...table,
    clusters: Object.fromEntries(Object.entries(table.clusters).filter(([id]) => kept.has(id))),
  }));
  return { ...release, clusters: { ...release.clusters, clusters: [...clusters] }, facets };
}

const none = withClusters([]);
const [leaf] = release.clusters.clusters.filter(({ level }) => level === 0) as [PublicCluster];
const one = withClusters([{ ...leaf, parent: null, neighbours: [] }]);

const LEVELS = 12;
/** One cluster within another, twelve deep, and beside each a base cluster. */
const deep = withClusters(
  Array.from({ length: LEVELS }, (_, depth): PublicCluster[] => {
    const parent = depth === 0 ? null : `level-${depth}`;
    const conversations = 100 * (LEVELS - depth);
    const share = conversations / 2000;
    const shared = { ...leaf, parent, conversations, share, neighbours: [] };
    const within = {
      ...shared,
      id: `level-${depth + 1}`,
      level: LEVELS - 1 - depth,
      name: `Within level ${depth + 1}`,
    };
    const beside = {
      ...shared,
      id: `beside-${depth + 1}`,
      level: 0,
      name: `Beside level ${depth + 1}`,
      conversations: 60,
    };
    return depth === 0 ? [within] : [within, { ...beside, position: [depth / LEVELS, -depth / LEVELS] }];
  }).flat(),
);
const deepest = `level-${LEVELS}`;

const tree = () => page.getByRole('tree', { name: 'Clusters' });
const heading = () => page.getByRole('article', { name: 'Details' }).getByRole('heading', { level: 2 });

describe('a release', () => {
  const views = ['', '#shape=boxes', '#map=table&as=table', '#page=compare', '#search=plan', '#least=100&sort=name'];
  const cases = views.flatMap((hash, at) => [
    ['without a cluster', hash, at % 2 === 0 ? 1280 : 400, none] as const,
    ['of one cluster', hash, at % 2 === 0 ? 400 : 1280, one] as const,
    ['of twelve levels', hash, at % 2 === 0 ? 1280 : 400, deep] as const,
  ]);
  it.each(cases)('%s is shown without a fault: %s, %i px wide', async (_what, hash, width, data) => {
    await open(data, hash, { width, theme: width === 400 ? 'dark' : 'light' });
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(release.manifest.title);
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(log.problems).toEqual([]);
  });
});

describe('one cluster', () => {
  it('is on the map and in the tree, and is chosen from both', async () => {
    await open(one, '');
    await page.locator('[data-map][data-ready="true"] .map-label').click();
    await expect.poll(() => heading().textContent()).toBe(leaf.name);
    await expect.poll(() => tree().locator('[aria-selected="true"]').getAttribute('aria-setsize')).toBe('1');
    await page.getByRole('link', { name: 'Boxes' }).click();
    await expect.poll(() => tree().getByRole('treeitem').count()).toBe(1);
    expect(log.problems).toEqual([]);
  });
});

describe('twelve levels', () => {
  it('are opened down to the last by a link, with room for its name', async () => {
    await open(deep, `#cluster=${deepest}`);
    const chosen = tree().locator('[aria-selected="true"]');
    await expect.poll(() => chosen.getAttribute('aria-level')).toBe(String(LEVELS));
    expect((await chosen.locator('.tree-name').boundingBox())!.width).toBeGreaterThan(48);
    await expect.poll(() => page.getByRole('navigation', { name: 'Path' }).getByRole('listitem').count()).toBe(LEVELS);
    expect(log.problems).toEqual([]);
  });

  it('are walked down and up by the keyboard, as lines and as boxes', async () => {
    await open(deep, '');
    await tree().locator('[tabindex="0"]').focus();
    for (let step = 1; step < LEVELS; step++) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
    }
    const focused = page.locator('[role="treeitem"]:focus');
    await expect.poll(() => focused.getAttribute('aria-level')).toBe(String(LEVELS));
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().textContent()).toBe(`Within level ${LEVELS}`);
    await page.getByRole('link', { name: 'Boxes' }).click();
    await tree().locator('[tabindex="0"]').focus();
    // To the edge, and over it, for each level.
    for (let step = 1; step <= 2 * LEVELS; step++) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => heading().textContent()).toBe('All conversations');
    await expect.poll(() => focused.getAttribute('aria-level')).toBe('1');
  });
});
