/** The map in a real browser: one selection with the tree, what is seen in the address, keys, and thousands of clusters. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { largeRelease } from '../../src/testing/large-release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { type PageLog, type ReportOptions, violationsOn } from './browser.ts';
import { openedReports } from './reports.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const top = release.clusters.clusters.find(({ parent }) => parent === null)!;
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: release, reducedMotion: true, ...options }));
  await map().and(page.locator('[data-ready="true"]')).waitFor();
}

const map = () => page.locator('[data-map]');
const heading = () => page.getByRole('article', { name: 'Details' }).getByRole('heading', { level: 2 });
const chosenLine = () => page.locator('[role="treeitem"][aria-selected="true"] .tree-name');
const view = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('view');

/** Share of pixels of the map that are not its ground, 0 to 1. */
async function drawn(): Promise<number> {
  const picture = (await map().locator('canvas').screenshot()).toString('base64');
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${picture}'), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const inside = 4 * (20 * bitmap.width + 20);
    const ground = [data[inside], data[inside + 1], data[inside + 2]];
    let other = 0;
    for (let at = 0; at < data.length; at += 4) if (ground.some((value, part) => data[at + part] !== value)) other++;
    return (4 * other) / data.length;
  })()`) as Promise<number>;
}

describe('the map', () => {
  it('is drawn, with names on it, and says that its dots are no conversations', async () => {
    await open();
    const share = await drawn();
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.8);
    expect(Number(await map().getAttribute('data-visible-labels'))).toBeGreaterThan(4);
    await expect.poll(() => page.getByText('no dot is a conversation').isVisible()).toBe(true);
    expect(log.problems).toEqual([]);
  });

  it('is one choice with the tree, whichever of them is used', async () => {
    await open();
    const label = map().locator('.map-label').first();
    const name = await label.textContent();
    await label.click();
    await expect.poll(() => heading().textContent()).toBe(name);
    await expect.poll(() => chosenLine().textContent()).toBe(name);
    await page.getByRole('treeitem').nth(5).locator('.tree-name').click();
    const other = await chosenLine().textContent();
    await expect.poll(() => map().locator('.map-label.chosen').textContent()).toBe(other);
    await page.goBack();
    await expect.poll(() => heading().textContent()).toBe(name);
  });

  it('points out what is under the pointer, and a press chooses it', async () => {
    await open({ hash: `#cluster=${top.id}` });
    const label = (await map().locator('.map-label:not(.parent)').first().boundingBox())!;
    await page.mouse.move(label.x + label.width / 2, label.y + label.height + 3);
    const tip = page.locator('.map-tip strong');
    const name = await tip.textContent();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => heading().textContent()).toBe(name);
  });

  it('keeps what is seen in the address, and opens it again', async () => {
    await open();
    expect(view()).toBe(null);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(view).toMatch(/^-?[\d.]+,-?[\d.]+,1\.8$/u);
    await map().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(view).not.toMatch(/^0,/u);
    const seen = view();
    const { hash } = new URL(page.url());
    const names = await map().locator('.map-label').allTextContents();
    await reports.close();
    await open({ hash });
    expect(view()).toBe(seen);
    await expect.poll(() => map().locator('.map-label').allTextContents()).toEqual(names);
    await map().focus();
    await page.keyboard.press('0');
    await expect.poll(view).toBe(null);
  });

  it('moves with the wheel and the pointer, and a press on the little map goes there', async () => {
    await open();
    const box = (await map().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -600);
    await expect.poll(view).not.toBe(null);
    const before = view();
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 80, box.y + box.height / 2 - 40, { steps: 4 });
    await page.mouse.up();
    await expect.poll(view).not.toBe(before);
    const dragged = view();
    await page.locator('.minimap canvas').click({ position: { x: 20, y: 20 } });
    await expect.poll(view).not.toBe(dragged);
    expect(log.problems).toEqual([]);
  });

  it('takes its colors from how a value is represented, and says what they mean', async () => {
    await open();
    const color = page.getByLabel('Color', { exact: true });
    const dots = () =>
      page.evaluate(
        "[...document.querySelectorAll('.map-label i')].map((dot) => getComputedStyle(dot).backgroundColor)",
      );
    const families = await dots();
    await color.selectOption({ label: 'Japanese' });
    await expect.poll(() => new URL(page.url()).hash).toContain('color=over');
    await expect.poll(() => page.locator('.map-colors').isVisible()).toBe(true);
    await expect.poll(() => dots()).not.toEqual(families);
    expect(await violationsOn(page)).toEqual([]);
    await color.selectOption('');
    await expect.poll(dots).toEqual(families);
  });

  it('opens on a cluster that the address names', async () => {
    await open({ hash: `#cluster=${top.id}` });
    await expect.poll(() => map().locator('.map-label.chosen').textContent()).toBe(top.name);
  });

  it.each(['light', 'dark'] as const)('breaks no rule of accessibility in the %s theme', async (theme) => {
    await open({ theme, hash: `#cluster=${top.id}` });
    expect(await violationsOn(page)).toEqual([]);
  });

  it('is usable at the width of a telephone', async () => {
    await open({ width: 400 });
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect((await map().boundingBox())!.width).toBeLessThanOrEqual(400);
    expect(await drawn()).toBeGreaterThan(0.05);
  });
});

it('a release of ten thousand clusters is drawn, searched and moved in', async () => {
  const data = largeRelease(100);
  expect(data.clusters.clusters.length).toBe(11_000);
  await open({ data });
  expect(await drawn()).toBeGreaterThan(0.05);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(view).not.toBe(null);
  expect(log.problems).toEqual([]);
});
