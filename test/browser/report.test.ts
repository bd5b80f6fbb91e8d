/** The single-file report in a real browser, from a file and without a network. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { DpFacts, ReleaseData } from '../../src/public-records/release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const slow = release.clusters.clusters.find((cluster) => cluster.name === 'SQL queries that are slow')!;
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, ...options }));
}

const tree = () => page.getByRole('tree', { name: 'Clusters' });
const heading = () => page.getByRole('article', { name: 'Details' }).getByRole('heading', { level: 2 });
const focusedLine = () => page.locator('[role="treeitem"]:focus');
const focusedName = () => focusedLine().locator('.tree-name').textContent();
const search = () => page.getByRole('combobox', { name: 'Search names and descriptions' });

function noisyFacts({ facets }: Pick<ReleaseData, 'facets'>): DpFacts {
  const conversationsPerAccount = 2;
  return {
    unit: 'account',
    epsilon: 10,
    delta: 1e-6,
    composition: 'basic',
    noise: 'discrete Laplace',
    mechanism: 2,
    keywords: { epsilon: 6.5, delta: 1e-6, wordsPerAccount: 1, threshold: 4, listed: { words: 4_000, threshold: 3 } },
    counts: { epsilon: 1.5, delta: 0, conversationsPerAccount },
    tables: {
      epsilon: 2,
      delta: 0,
      conversationsPerAccount,
      total: 0.2,
      facets: facets.map(({ facet, values }) => ({ name: facet, values: values.length, all: 0.2, areas: 0.2 })),
    },
  };
}

describe('the report over file://', () => {
  it('shows the release, asks for nothing but itself and reports no fault', async () => {
    await open();
    await expect.poll(() => page.title()).toBe(`${release.manifest.title} · Sightline`);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(release.manifest.title);
    for (const stamp of release.manifest.stamps) await expect.poll(() => page.getByText(stamp).isVisible()).toBe(true);
    for (const limit of release.manifest.limits) await expect.poll(() => page.getByText(limit).isVisible()).toBe(true);
    await expect.poll(() => tree().getByRole('treeitem').count()).toBe(8);
    expect(log.requests.filter((url) => !url.startsWith('data:'))).toEqual([page.url()]);
    expect(log.problems).toEqual([]);
  });

  it('has a policy that stops script which is not its own', async () => {
    await open();
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.injected = true">');
    }`);
    await expect
      .poll(() => log.problems.filter((problem) => problem.includes('Content Security Policy')).length)
      .toBeGreaterThan(1);
    expect(await page.evaluate('globalThis.injected')).toBeUndefined();
  });

  it('shows hostile text as text', async () => {
    const hostile = [
      '</script><script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<!-- <script> \u2028 \u202e reversed',
      'javascript:alert(1)',
      '{{constructor.constructor("alert(1)")()}}',
    ];
    const data = structuredClone(release);
    for (const [place, cluster] of data.clusters.clusters.entries()) {
      cluster.name = `${hostile[place % hostile.length]} ${place}`;
      cluster.description = hostile[(place + 1) % hostile.length]!;
    }
    const chosen = data.clusters.clusters[0]!;
    data.manifest.title = hostile[0]!;
    data.manifest.stamps = [hostile[1]!];
    for (const table of data.facets) table.values = table.values.map((value) => `${value}<script>alert(1)</script>`);
    await open({ data, hash: `#cluster=${chosen.id}&search=${encodeURIComponent('<script>')}` });
    await expect.poll(() => heading().textContent()).toBe(chosen.name);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(hostile[0]);
    await expect.poll(() => page.locator('main script, main img, header img').count()).toBe(0);
    expect(log.problems).toEqual([]);
    expect(log.requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
  });

  it('says so when the release cannot be read', async () => {
    await open({ data: { ...release, manifest: { ...release.manifest, schemaVersion: 9 as 1 } } });
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('another version');
    expect(log.problems).toEqual([]);
  });

  it('says of counts with noise that they are, and how far off they may be', async () => {
    const data = structuredClone(release);
    data.manifest.dp = noisyFacts(data);
    for (const table of data.facets) {
      for (const row of [table.baseline, ...Object.values(table.clusters)]) {
        Object.assign(row, { withheld: null, noisy: { total: 9_000, totalReach: 60, reach: 83 } });
      }
    }
    const [top] = data.clusters.clusters.filter(({ parent }) => parent === null);
    await open({ data, hash: `#cluster=${top?.id}` });
    await expect.poll(() => page.getByText('Conversations shown, with noise').isVisible()).toBe(true);
    const facets = page.locator('section.facets');
    await expect.poll(() => facets.getByText('± 83').first().isVisible()).toBe(true);
    const note = (await facets.getByText('Counted with noise').textContent())?.replace(/\s+/gu, ' ');
    expect(note).toContain(
      'Counted with noise, at most two conversations of an account, of 9,000 conversations (off by 60',
    );
    expect(note).toContain('All figures here are within ± 83');
    const method = page.getByRole('region', { name: 'Limits and method' });
    await expect.poll(() => method.getByText('differential privacy, by account').isVisible()).toBe(true);
    await expect
      .poll(() => method.getByText('every value that a facet may have is counted with noise').isVisible())
      .toBe(true);
    expect(log.problems).toEqual([]);
  });

  it('says so when nothing could be published', async () => {
    const { total, withheld } = release.clusters;
    const named = { conversations: 0, accounts: 0 };
    await open({ data: { ...release, clusters: { total, named, withheld, clusters: [] } } });
    await expect
      .poll(() => page.getByRole('heading', { name: 'No cluster could be published' }).isVisible())
      .toBe(true);
    await expect.poll(() => page.getByText('0.0%').first().isVisible()).toBe(true);
  });
});

describe('the tree', () => {
  it('is one tab stop and follows the arrow keys', async () => {
    await open();
    await expect.poll(() => tree().locator('[tabindex="0"]').count()).toBe(1);
    await search().focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('select:focus').count()).toBe(1);
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('input[type="range"]:focus').count()).toBe(1);
    await page.keyboard.press('Tab');
    const first = await focusedName();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focusedLine().getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focusedLine().getAttribute('aria-level')).toBe('2');
    await expect.poll(() => tree().locator('[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => focusedName()).toBe(first);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => focusedLine().getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('End');
    await expect.poll(() => focusedLine().getAttribute('aria-posinset')).toBe('8');
    await page.keyboard.press('Home');
    await expect.poll(() => focusedName()).toBe(first);
  });

  it('chooses with Enter, keeps the focus, and the back button undoes it', async () => {
    await open();
    await tree().locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    const focused = await focusedName();
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().textContent()).toBe(focused);
    expect(page.url()).toContain('#cluster=');
    await expect.poll(() => focusedLine().getAttribute('aria-selected')).toBe('true');
    await page.goBack();
    await expect.poll(() => heading().textContent()).toBe('All conversations');
    await page.goForward();
    await expect.poll(() => heading().textContent()).toBe(focused);
  });

  it('opens and closes with the mouse without choosing', async () => {
    await open();
    const chevron = tree().getByRole('treeitem').first().locator('.tree-chevron');
    await chevron.click();
    await expect.poll(() => tree().getByRole('treeitem').count()).toBe(14);
    await expect.poll(() => heading().textContent()).toBe('All conversations');
    await chevron.click();
    await expect.poll(() => tree().getByRole('treeitem').count()).toBe(8);
  });
});

describe('how a cluster was named', () => {
  it('is told on demand: every claim with the accounts behind it, most first', async () => {
    await open({ hash: `#cluster=${slow.id}` });
    const how = page.getByRole('article', { name: 'Details' }).locator('details');
    await expect.poll(() => how.getByRole('listitem').count()).toBe(0);
    await how.getByText('How was this named?').press('Enter');
    await expect.poll(() => how.getByText('different accounts').isVisible()).toBe(true);
    const lines = await how.getByRole('listitem').allTextContents();
    expect(lines).toEqual((slow.claims ?? []).map(({ text, support }) => `${text}${support}+ accounts`));
    expect(lines.length).toBeGreaterThan(1);
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('passes axe when it is open: %s, %i px wide', async (theme, width) => {
    await open({ theme, width, hash: `#cluster=${slow.id}` });
    await page.getByText('How was this named?').click();
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('is not said of a parent that is named from its children', async () => {
    await open({ hash: `#cluster=${slow.parent}` });
    await expect.poll(() => page.getByText('How was this named?').count()).toBe(0);
  });
});

describe('a deep link', () => {
  it('opens the way to the cluster, the cluster and the facet', async () => {
    await open({ hash: `#cluster=${slow.id}&facet=week` });
    await expect.poll(() => heading().textContent()).toBe(slow.name);
    await expect.poll(() => tree().locator('[aria-selected="true"]').getAttribute('aria-level')).toBe('2');
    await expect.poll(() => page.getByRole('navigation', { name: 'Path' }).textContent()).toContain('Programming help');
    await expect
      .poll(() => page.getByRole('link', { name: 'Week', exact: true }).getAttribute('aria-current'))
      .toBe('true');
    const table = release.facets.find((one) => one.facet === 'week')!;
    const cell = table.clusters[slow.id]!.cells[0]!;
    const row = page.getByRole('row', { name: table.values[cell.value]! }).first();
    await expect.poll(() => row.textContent()).toContain(cell.conversations.toLocaleString('en'));
  });

  it('to a facet keeps the cluster, and back returns to the facet before', async () => {
    await open({ hash: `#cluster=${slow.id}` });
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    expect(page.url()).toContain(`cluster=${slow.id}&facet=plan`);
    await expect.poll(() => page.getByRole('rowheader', { name: 'Enterprise' }).isVisible()).toBe(true);
    await page.goBack();
    await expect.poll(() => page.getByRole('rowheader', { name: 'English' }).isVisible()).toBe(true);
  });

  it('to a cluster that is not there says so', async () => {
    await open({ hash: '#cluster=__proto__' });
    await expect.poll(() => heading().textContent()).toBe('This cluster is not in the release');
    await page.getByRole('link', { name: 'Show all conversations' }).click();
    await expect.poll(() => heading().textContent()).toBe('All conversations');
  });
});

describe('the search', () => {
  it('finds names and descriptions, counts and marks them, and stays in the address', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('Index');
    const matches = release.clusters.clusters.filter(({ name, description }) =>
      /index/i.test(`${name} ${description}`),
    );
    await page.getByText(`${matches.length} of 56 clusters`).waitFor();
    // The last letter may come after the count, which is the same without it.
    await expect.poll(() => tree().locator('mark').first().textContent()).toMatch(/index/i);
    expect(page.url()).toContain('search=Index');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().textContent()).toBe(slow.name);
    await page.reload();
    await tree().locator('mark').first().waitFor();
    await expect.poll(() => search().inputValue()).toBe('Index');
    await expect.poll(() => tree().getByRole('treeitem').count()).toBe(2);
  });

  it('says when nothing is found, and Escape ends it', async () => {
    await open({ hash: '#search=zzzz' });
    await expect
      .poll(() => page.getByText('No published name or description holds these words.').isVisible())
      .toBe(true);
    await search().press('Escape');
    await tree().waitFor();
    await expect.poll(() => tree().getByRole('treeitem').count()).toBe(8);
  });
});

describe('both themes', () => {
  it('follow the system until the reader chooses', async () => {
    await open({ theme: 'dark' });
    const background = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const dark = await background();
    await page.getByRole('button', { name: 'Use the light theme' }).click();
    const light = await background();
    expect(light).not.toBe(dark);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    expect(await background()).toBe(dark);
  });

  const views = [
    ['all conversations', ''],
    ['a cluster', `#cluster=${slow.id}&facet=plan`],
    ['a parent', `#cluster=${slow.parent}&facet=week`],
    ['a search', `#search=plan&cluster=${slow.id}`],
    ['a search without a match', '#search=zzzz'],
    ['an unknown cluster', '#cluster=unknown'],
  ] as const;
  const cases = views.flatMap(([view, hash], place) => {
    const widths = place % 2 === 0 ? ([1280, 360] as const) : ([360, 1280] as const);
    return [[view, 'light', widths[0], hash] as const, [view, 'dark', widths[1], hash] as const];
  });
  it.each(cases)('pass axe: %s, %s, %i px wide', async (_view, theme, width, hash) => {
    await open({ theme, width, hash });
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
