/** The pages about evaluations in a real browser. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvalsPage, evalsPageSchema } from '../../src/public-records/evals-page.ts';
import { sampleEvalsPage } from '../../src/testing/evals/sample-evals-page.ts';
import { hostileNames } from '../../src/testing/hostile-names.ts';
import { launchBrowser, type OpenedReport, openReport, violationsOn } from './browser.ts';

const data = sampleEvalsPage({ seed: 1, sets: 2, items: 300, subjects: 6 });
const [set] = data.sets as [EvalsPage['sets'][number]];
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(
  hash = '',
  options: { data?: EvalsPage; theme?: 'light' | 'dark'; width?: number } = {},
): Promise<OpenedReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-evals-page-'));
  const opened = await openReport(browser, folder, { data, hash, ...options });
  await opened.page.locator('.evals-page').waitFor();
  return opened;
}

async function readNotice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the items' }).click();
  await page.locator('.item-line').first().waitFor();
}

const address = (page: Page): URLSearchParams => new URLSearchParams(new URL(page.url()).hash.slice(1));

it('the sample is such a page', () => {
  expect(evalsPageSchema.parse(data)).toEqual(data);
});

describe('sets', () => {
  it('are listed with what is known of them, and lead to their items', async () => {
    const { page, context, log } = await open();
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    const row = page.getByRole('row', { name: /behavior-1/u });
    for (const text of ['300', '150 No', '33.3% of 900', '0.750', 'not rated', '6']) {
      await expect.poll(() => row.textContent()).toContain(text);
    }
    await row.getByRole('link', { name: 'behavior-1' }).click();
    await page.getByRole('heading', { name: 'Before you read the items' }).waitFor();
    await expect.poll(() => page.title()).toContain('Items');
    expect(log.problems).toEqual([]);
    await context.close();
  });

  it('are found by the search of every page', async () => {
    const { page, context } = await open('#page=models');
    await page.keyboard.press('/');
    await page.keyboard.type('behavior-2');
    await page.getByRole('option', { name: /behavior-2/u }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page).get('set')).toBe('behavior-2');
    await context.close();
  });
});

describe('items', () => {
  it('are shown after the notice alone, and it is given once', async () => {
    const { page, context } = await open('#page=items');
    await page.getByText('Some state views that are false').waitFor();
    await expect.poll(() => page.locator('.item-line').count()).toBe(0);
    await readNotice(page);
    await page.getByLabel('Set').selectOption('behavior-2');
    await page.locator('.item-line').first().waitFor();
    await context.close();
  });

  it('are filtered by words, label, confidence and cluster, all in the address', async () => {
    const { page, context } = await open('#page=items');
    await readNotice(page);
    const found = page.locator('.items-found');
    await expect.poll(() => found.textContent()).toBe('300 of 300 items');
    await page.getByRole('link', { name: 'Yes', exact: true }).click();
    await expect.poll(() => found.textContent()).toBe('150 of 300 items');
    await page.getByLabel('Search items').fill('case 13.');
    await expect.poll(() => found.textContent()).toBe('3 of 300 items');
    await expect.poll(() => page.locator('.item-line mark').first().textContent()).toContain('case');
    await page.getByRole('button', { name: 'Remove all filters' }).click();
    await page.getByLabel('Least confidence').press('End');
    await expect.poll(() => found.textContent()).toBe('0 of 300 items');
    await page.getByText('No item is left by these filters.').waitFor();
    await page.goBack();
    await expect.poll(() => found.textContent()).toBe('300 of 300 items');
    await page.getByLabel('Cluster').selectOption('1');
    await expect.poll(() => found.textContent()).toBe('100 of 300 items');
    await expect.poll(() => page.locator('[data-map]').getAttribute('data-items')).toBe('100');
    expect(address(page).get('cluster')).toBe('1');
    await context.close();
  });

  it('a link opens the item that was seen, with the answers of every subject', async () => {
    const { page, context, log } = await open('#page=items&set=behavior-1&item=7');
    await readNotice(page);
    const item = set.items?.[6];
    await expect.poll(() => page.locator('.item-whole').textContent()).toBe(item?.text);
    const first = data.measurements[0]?.answers?.['behavior-1']?.['model-1']?.[6] as number;
    await expect.poll(() => page.getByRole('row', { name: /model-1/u }).textContent()).toContain(first.toFixed(3));
    await expect.poll(() => page.locator('.answers-table tbody tr').count()).toBe(6);
    await page.getByText('whatever they are told to be: model-1').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => page.locator('.item-whole').textContent()).toBe(set.items?.[7]?.text);
    expect(address(page).get('item')).toBe('8');
    expect(log.problems).toEqual([]);
    await context.close();
  });

  it('say which are nearly the same as another, in list, map and details', async () => {
    const { page, context, log } = await open('#page=items&set=behavior-1&item=1', { width: 1440 });
    await readNotice(page);
    const marked = page.locator('.item-line', { hasText: 'nearly the same as another' });
    await expect.poll(() => marked.count()).toBe(2);
    await expect.poll(() => page.locator('[data-map]').getAttribute('data-near')).toBe('2');
    await page.getByText('2 items with a ring say nearly the same').waitFor();
    await page
      .locator('.item-details')
      .getByRole('link', { name: set.items?.[1]?.text ?? '' })
      .click();
    await expect.poll(() => page.locator('.item-whole').textContent()).toBe(set.items?.[1]?.text);
    expect(await violationsOn(page)).toEqual([]);
    expect(log.problems).toEqual([]);
    await context.close();
  });

  it('of a set that is not here are not taken for those of another', async () => {
    const { page, context } = await open('#page=items&set=elsewhere&item=7');
    await readNotice(page);
    const told = page.locator('.not-here');
    await expect
      .poll(() => told.textContent())
      .toContain('“elsewhere”, which is not on this page. Shown is “behavior-1”');
    await page.getByText('Choose an item to see its answers.').waitFor();
    await page.getByLabel('Set').selectOption('behavior-2');
    await expect.poll(() => told.count()).toBe(0);
    await context.close();
  });

  it('are reached by the keyboard alone, in one tab stop', async () => {
    const { page, context } = await open('#page=items', { width: 1440 });
    await page.getByRole('button', { name: 'Show the items' }).press('Enter');
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.textContent');
    await expect.poll(focused).toBe('details');
    await page.getByLabel('Cluster').press('Tab');
    await expect.poll(focused).toContain('case 1.');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toContain('case 2.');
    await page.keyboard.press('End');
    await expect.poll(focused).toContain('case 300.');
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page).get('item')).toBe('300');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.matches("[data-map]")')).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(focused).toContain('case 300.');
    await page.keyboard.press('Home');
    await expect.poll(focused).toContain('case 1.');
    await context.close();
  });

  it('are in sight in the list when one goes from one to the next', async () => {
    const { page, context } = await open('#page=items&item=1', { width: 1440 });
    await readNotice(page);
    const next = page.getByRole('button', { name: 'Next' });
    for (let at = 2; at <= 40; at++) {
      await next.press('Enter');
      await expect.poll(() => address(page).get('item')).toBe(`${at}`);
    }
    const isInSight = `(() => {
      const line = document.querySelector('.item-line[aria-current]').getBoundingClientRect();
      const list = document.querySelector('.item-list').getBoundingClientRect();
      return line.top >= list.top - 1 && line.bottom <= list.bottom + 1;
    })()`;
    await expect.poll(() => page.evaluate(isInSight)).toBe(true);
    await context.close();
  });

  it('are chosen on the map', async () => {
    const { page, context } = await open('#page=items');
    await readNotice(page);
    const map = page.locator('[data-map]');
    await expect.poll(() => map.getAttribute('data-ready')).toBe('true');
    const box = (await map.boundingBox()) as { x: number; y: number; width: number; height: number };
    const scale = Math.min(box.width, box.height) / 2.2;
    // Away from the names of clusters.
    const { places = [], clusters = [] } = set.map ?? {};
    const away = ([x, y]: readonly number[]): number =>
      Math.min(...clusters.map(({ position }) => Math.hypot((x ?? 0) - position[0], (y ?? 0) - position[1])));
    const [x = 0, y = 0] = places.toSorted((left, right) => away(right) - away(left))[0] ?? [];
    await page.mouse.click(box.x + box.width / 2 + x * scale, box.y + box.height / 2 - y * scale);
    await expect.poll(() => address(page).get('item')).not.toBeNull();
    await context.close();
  });

  it('lie on a map that is no taller than its place: the legend is below it', async () => {
    const { page, context } = await open('#page=items', { width: 1024 });
    await readNotice(page);
    const belowMap = `document.querySelector('.item-map .map-legend').getBoundingClientRect().top
      - document.querySelector('[data-map]').getBoundingClientRect().bottom`;
    await expect.poll(() => page.evaluate(belowMap)).toBeGreaterThanOrEqual(0);
    await context.close();
  });

  it('are many, of which few are drawn', async () => {
    const many = sampleEvalsPage({ seed: 2, sets: 1, items: 5000, subjects: 1 });
    const { page, context } = await open('#page=items', { data: many });
    await readNotice(page);
    await expect.poll(() => page.locator('.items-found').textContent()).toBe('5,000 of 5,000 items');
    await expect.poll(() => page.locator('.item-line').count()).toBeLessThan(100);
    await context.close();
  });

  it('are said to be elsewhere where they are not in the file', async () => {
    const without = { ...data, sets: data.sets.map((one) => ({ ...one, items: null, map: null })) };
    const { page, context } = await open('#page=items', { data: without });
    await page.getByRole('heading', { name: 'The items are not in this file' }).waitFor();
    await context.close();
  });
});

describe('models', () => {
  it('have a cell for each set and subject, and the chosen set closely', async () => {
    const { page, context } = await open('#page=models');
    const grid = page.locator('.rate-grid');
    await expect.poll(() => grid.locator('.rate-cell').count()).toBe(12);
    await expect.poll(() => grid.locator('.rate-cell').first().textContent()).toBe('30.0%25.0 to 35.0%');
    await grid.getByRole('link', { name: 'behavior-2' }).click();
    await page.getByRole('heading', { level: 3, name: 'behavior-2' }).waitFor();
    await page.getByText('Rising, q 0.020').waitFor();
    await expect.poll(() => page.getByText('<0.001').count()).toBe(5);
    await page.getByRole('row', { name: 'model-1 order +2.0 −1.0 to +5.0 12.0%' }).waitFor();
    await page.getByRole('row', { name: /^model-1 20\.0% .* 90\.0% .* 1 of 20$/u }).waitFor();
    await page.getByText('As table').click();
    await page.getByRole('columnheader', { name: 'Parameters' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('evaluations-measured.csv');
    await context.close();
  });

  it('are what is shown first where no set was named', async () => {
    const { page, context, log } = await open('', { data: { ...data, sets: [] } });
    await page.getByRole('heading', { name: 'What models answer' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Sets', exact: true }).count()).toBe(0);
    await page.locator('.rate-grid').getByRole('link', { name: 'behavior-2' }).click();
    await page.getByRole('heading', { level: 3, name: 'behavior-2' }).waitFor();
    expect(log.problems).toEqual([]);
    await context.close();
  });

  it('are reached from a set in the measurement that asked it', async () => {
    const [measured] = data.measurements as [EvalsPage['measurements'][number]];
    const { results } = measured;
    const earlier = { ...measured, name: 'earlier', results: { ...results, sets: results.sets.slice(0, 1) } };
    const { page, context } = await open('', { data: { ...data, measurements: [earlier, measured] } });
    await page
      .getByRole('row', { name: /behavior-2/u })
      .getByRole('link', { name: '6' })
      .click();
    await page.getByRole('heading', { level: 3, name: 'behavior-2' }).waitFor();
    await expect.poll(() => page.getByLabel('Measurement').inputValue()).toBe('measured');
    await context.close();
  });

  it('are said to be told by pronouns where no answer is the right one, with statistics', async () => {
    const [measured] = data.measurements as [EvalsPage['measurements'][number]];
    const { results } = measured;
    const pronouns: EvalsPage = {
      ...data,
      measurements: [
        {
          ...measured,
          results: {
            ...results,
            sets: results.sets.map((one) => ({ ...one, kind: 'pronoun', counts: 'female pronouns' })),
            correlations: [
              {
                ...{ subject: 'model-1', set: 'behavior-1', column: 'percent_women', r: 0.25 },
                ...{ interval: [-0.05, 0.5], pairs: 1234 },
              },
            ],
          },
        },
      ],
    };
    const { page, context } = await open('#page=models', { data: pronouns });
    await page.getByText('all rates are of pronouns of women').waitFor();
    const row = page.getByRole('row', { name: /percent_women/u });
    for (const text of ['+0.250', '−0.050 to +0.500', '1,234']) {
      await expect.poll(() => row.textContent()).toContain(text);
    }
    await context.close();
  });

  it('are asked for where nothing was measured', async () => {
    const { page, context } = await open('#page=models', { data: { ...data, measurements: [] } });
    await page.getByRole('heading', { name: 'No measurement was named' }).waitFor();
    await context.close();
  });
});

describe('every page', () => {
  const hashes = ['', '#page=items', '#page=quality', '#page=models'];
  const looks = hashes.flatMap((hash) =>
    (['light', 'dark'] as const).flatMap((theme) => [1280, 400].map((width) => ({ hash, theme, width }))),
  );

  it.each(looks)(
    'passes axe, and is no wider than the window: $hash, $theme, $width px',
    async ({ hash, theme, width }) => {
      const { page, context, log } = await open(hash, { theme, width });
      if (hash === '#page=items') {
        expect(await violationsOn(page)).toEqual([]);
        await readNotice(page);
        await page.locator('.item-line').first().click();
      }
      expect(await violationsOn(page)).toEqual([]);
      await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(log.problems).toEqual([]);
      await context.close();
    },
  );

  it.each(hashes)('takes any text for text: %s', async (hash) => {
    const names = hostileNames(7, 40).map(({ text }) => text);
    const hostile: EvalsPage = {
      ...data,
      title: names[0] as string,
      sets: data.sets.map((one, at) => ({
        ...one,
        name: `${at} ${names[at + 1]}`,
        summary: names[at + 3] as string,
        items: (one.items ?? []).map((item, row) => ({ ...item, text: names[row % 40] as string })),
      })),
    };
    const { page, context, log } = await open(hash, { data: hostile, width: 400 });
    if (hash === '#page=items') await readNotice(page);
    expect(await page.evaluate('globalThis.injected')).toBeUndefined();
    await expect.poll(() => page.locator('main script, main img').count()).toBe(0);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    expect(log.problems).toEqual([]);
    await context.close();
  });
});
