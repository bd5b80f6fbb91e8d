/** The served explorer in a real browser, under its security headers. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/server/local-server.ts';
import { startServer } from '../../src/server/server.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { sampleTrees } from '../../src/testing/sample-trees.ts';
import { buildExplorer, explorerFolder, launchBrowser, type PageLog, watch } from './browser.ts';

const release = sampleRelease({ seed: 4, tops: 3, basesPerTop: 3 });
let browser: Browser;
let server: RunningServer;
let page: Page;
let log: PageLog;

beforeAll(async () => {
  buildExplorer();
  browser = await launchBrowser();
  server = await startServer({ data: release, explorerFolder, port: 0, token: 'token-of-the-browser-test' });
  page = await browser.newPage();
  log = watch(page);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('the served explorer', () => {
  it('opens by its token, forgets it, and breaks no rule of the policy', async () => {
    await page.goto(server.url);
    await page.getByRole('tree').waitFor();
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(3);
    await page.getByRole('treeitem').first().click();
    expect(page.url()).toContain('#cluster=');
    expect(log.problems).toEqual([]);
    const elsewhere = log.requests.filter(
      (url) => !url.startsWith('data:') && !url.startsWith(server.url.split('?')[0]!),
    );
    expect(elsewhere).toEqual([]);
  });

  it('lets in the browser that has the cookie, and no other', async () => {
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.getByRole('tree').waitFor();
    const stranger = await browser.newContext();
    const answer = await (await stranger.newPage()).goto(`http://127.0.0.1:${server.port}/`);
    expect(answer?.status()).toBe(401);
    await stranger.close();
  });

  it('says so when the server is gone', async () => {
    await page.route('**/release.json', (route) => route.abort());
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('does not answer');
  });
});

describe('the trees of a run', () => {
  it('are switched between under the same policy, and one request brings all', async () => {
    const trees = await startServer({ data: sampleTrees(), explorerFolder, port: 0, token: 'token-of-the-trees-test' });
    const own = await browser.newPage();
    const seen = watch(own);
    await own.goto(trees.url);
    await own.getByRole('combobox', { name: 'Clustered by' }).selectOption('task');
    await expect.poll(() => own.getByRole('treeitem').count()).toBe(5);
    expect(seen.problems).toEqual([]);
    expect(seen.requests.filter((url) => url.endsWith('.json'))).toHaveLength(1);
    await own.close();
    await trees.close();
  });
});
