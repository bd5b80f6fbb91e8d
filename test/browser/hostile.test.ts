/** Hostile names in a report, in a real browser. The same with 100,000 of them is `npm run prove -- hostile-names`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileKinds, hostileNames } from '../../src/testing/hostile-names.ts';
import { buildExplorer, launchBrowser } from './browser.ts';
import { lookAt } from './hostile-pages.ts';

let folder: string;
let browser: Browser;

beforeAll(async () => {
  buildExplorer();
  folder = mkdtempSync(join(tmpdir(), 'sightline-hostile-'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('hostile names', () => {
  it('are of every kind, none empty, and many of them different', () => {
    const names = hostileNames(1, 2_200);
    expect(new Set(names.map(({ kind }) => kind))).toEqual(new Set(hostileKinds));
    expect(names.filter(({ text }) => text === '')).toEqual([]);
    expect(new Set(names.map(({ text }) => text)).size).toBeGreaterThan(1_500);
    expect(names.some(({ text }) => !text.isWellFormed())).toBe(true);
  });

  it.each([
    [1, 'light', 1280],
    [2, 'dark', 400],
  ] as const)('are text, in their place: seed %i, %s, %i px wide', async (seed, theme, width) => {
    const names = hostileNames(seed, 750).map(({ text }) => text);
    const { faults, read } = await lookAt(browser, folder, names, { theme, width });
    expect(faults).toEqual([]);
    expect(read).toBe(750);
  });

  it('are found out where they do harm', async () => {
    const names = hostileNames(3, 50).map(({ text }) => text);
    const harmful = { ...browser, newContext: harmed } as Browser;
    const { faults } = await lookAt(harmful, folder, names, { theme: 'light', width: 1280 });
    expect(faults).toContain('something ran');
    expect(faults).toContain('something became an element');
    expect(faults).toContain('the page is wider than the screen');
  });
});

/** A browser whose pages come to harm as they would if a name were taken for markup. */
async function harmed(...options: Parameters<Browser['newContext']>): ReturnType<Browser['newContext']> {
  const context = await browser.newContext(...options);
  await context.addInitScript(`addEventListener('load', () => setTimeout(() => {
    globalThis.injected = true;
    document.querySelector('#root').insertAdjacentHTML('beforeend', '<form style="">x</form>');
    document.querySelector('#root form').style.width = '9999px';
  }));`);
  return context;
}
