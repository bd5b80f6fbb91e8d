/** Switching between the trees of a run, in a real browser: over file://, and in a folder on a plain static host. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleTrees } from '../../src/testing/sample-trees.ts';
import { explorerFolder, type PageLog, type ReportOptions, violationsOn, watch } from './browser.ts';
import { openedReports } from './reports.ts';

const run = sampleTrees();
const [request, task] = run.trees;
/** Both trees have a cluster of this id, as trees do: it is another one in each. */
const shared = 'top-1-base-1';
const nameIn = (tree: typeof request): string => tree.clusters.clusters.find(({ id }) => id === shared)!.name;
const reports = openedReports();
let page: Page;
let log: PageLog;

async function open(options: Partial<ReportOptions> = {}): Promise<void> {
  ({ page, log } = await reports.open({ data: run, ...options }));
}

const choice = () => page.getByRole('combobox', { name: 'Clustered by' });
const heading = () => page.getByRole('article', { name: 'Details' }).getByRole('heading', { level: 2 });
const tops = () => page.getByRole('tree', { name: 'Clusters' }).getByRole('treeitem').count();
const chosen = () => choice().inputValue();

describe('the choice of the tree', () => {
  it('shows the other tree, names it in address and title, and back and forward follow', async () => {
    await open();
    expect([await chosen(), await tops(), new URL(page.url()).hash]).toEqual(['request', 8, '']);
    await choice().selectOption('task');
    expect([await tops(), new URL(page.url()).hash]).toEqual([5, '#tree=task']);
    await expect.poll(() => page.title()).toContain('Task');
    await page.goBack();
    expect([await chosen(), await tops()]).toEqual(['request', 8]);
    await page.goForward();
    expect([await chosen(), await tops()]).toEqual(['task', 5]);
    expect(log.problems).toEqual([]);
    expect(log.requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
  });

  it('keeps the search and leaves the cluster, which is of the other tree', async () => {
    await open({ hash: `#cluster=${shared}&search=query` });
    await expect.poll(() => heading().textContent()).toBe(nameIn(request));
    await choice().selectOption('task');
    await expect.poll(() => heading().textContent()).toBe('All conversations');
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Search names and descriptions' }).inputValue())
      .toBe('query');
    expect(new URL(page.url()).hash).toBe('#tree=task&search=query');
  });

  it('is reached and changed by the keyboard, and keeps the focus', async () => {
    await open();
    await choice().focus();
    await page.keyboard.press('ArrowDown');
    expect([await chosen(), await tops()]).toEqual(['task', 5]);
    await expect.poll(() => choice().evaluate((select) => select === select.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect([await chosen(), await tops()]).toEqual(['request', 8]);
  });

  it('begins with the tree that was asked for', async () => {
    await open({ data: { ...run, begin: 'task' } });
    expect([await chosen(), await tops()]).toEqual(['task', 5]);
    await page.getByRole('treeitem').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#tree=task&cluster=/);
  });

  it('is not there where there is one tree', async () => {
    await open({ data: task });
    await expect.poll(() => tops()).toBe(5);
    await expect.poll(() => choice().count()).toBe(0);
    await page.getByRole('treeitem').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#cluster=/);
  });
});

describe('a deep link', () => {
  it('opens the cluster in its own tree, whichever the page begins with', async () => {
    for (const begin of ['request', 'task']) {
      await open({ data: { ...run, begin }, hash: `#tree=task&cluster=${shared}` });
      expect([await chosen(), await heading().textContent()]).toEqual(['task', nameIn(task)]);
      expect(nameIn(task)).not.toBe(nameIn(request));
      await reports.close();
    }
  });

  it('into a page of one tree opens it where it is that tree, and else says that it is not here', async () => {
    await open({ data: task, hash: `#tree=task&cluster=${shared}` });
    await expect.poll(() => heading().textContent()).toBe(nameIn(task));
    await reports.close();
    await open({ data: request, hash: `#tree=task&cluster=${shared}` });
    await expect.poll(() => page.getByRole('heading', { name: 'This tree is not here' }).isVisible()).toBe(true);
    expect(await page.getByText(nameIn(request)).count()).toBe(0);
    await page.getByRole('link', { name: 'Show what is here' }).click();
    await expect.poll(() => heading().textContent()).toBe('All conversations');
  });

  it('to a tree that nobody made says so, and the choice is there', async () => {
    await open({ hash: '#tree=mood' });
    await expect.poll(() => page.getByRole('heading', { name: 'This tree is not here' }).isVisible()).toBe(true);
    await choice().selectOption('task');
    await expect.poll(() => tops()).toBe(5);
    expect(log.problems).toEqual([]);
  });
});

describe('a tree without tables', () => {
  it('shows those of all conversations, and says where the others are', async () => {
    await open({ hash: `#tree=task&facet=plan` });
    await expect.poll(() => page.getByRole('rowheader', { name: 'Enterprise' }).isVisible()).toBe(true);
    await page.goto(`${page.url().split('#')[0]}#tree=task&cluster=${shared}`);
    await page.getByRole('link', { name: 'the tree by “Request”' }).click();
    expect([await chosen(), await heading().textContent()]).toEqual(['request', 'All conversations']);
  });
});

describe('how it looks', () => {
  const views = [
    ['a tree', '#tree=task'],
    ['a cluster of it', `#tree=task&cluster=${shared}`],
    ['a tree that is not there', '#tree=mood'],
  ] as const;
  const cases = views.flatMap(([view, hash]) =>
    (['light', 'dark'] as const).flatMap((theme) => [1280, 400].map((width) => [view, theme, width, hash] as const)),
  );
  it.each(cases)('passes axe: %s, %s, %i px wide', async (_view, theme, width, hash) => {
    await open({ theme, width, hash });
    expect(await violationsOn(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('has room for a long title on a narrow screen', async () => {
    const title = 'What people want to have done in the end, in one sentence of the model';
    const long = { ...task, manifest: { ...task.manifest, clusteredBy: { name: 'task', title } } };
    await open({ data: { ...run, trees: [request, long] }, width: 360, hash: '#tree=task' });
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await expect.poll(() => choice().isVisible()).toBe(true);
  });
});

describe('a static host', () => {
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  let host: Server;

  /** The built folder with `release.json` beside its page, below a path of the host. */
  beforeAll(async () => {
    host = createServer(({ url = '' }, answer) => {
      const path = url.replace(/^\/shared\//u, '/');
      const body = path === '/release.json' ? JSON.stringify(run) : fileOf(path === '/' ? '/index.html' : path);
      answer.writeHead(body === null ? 404 : 200, { 'content-type': types[extname(path)] ?? 'text/html' });
      answer.end(body ?? '');
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void host.close());

  function fileOf(path: string): Buffer | null {
    try {
      return readFileSync(join(explorerFolder, path));
    } catch {
      return null;
    }
  }

  it('needs nothing but the files: deep links and the choice work as in a report', async () => {
    page = await (await reports.newContext()).newPage();
    log = watch(page);
    const address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/shared/`;
    await page.goto(`${address}#tree=task&cluster=${shared}`);
    await heading().waitFor();
    expect([await chosen(), await heading().textContent()]).toEqual(['task', nameIn(task)]);
    await choice().selectOption('request');
    await expect.poll(() => tops()).toBe(8);
    expect(log.problems).toEqual([]);
  });
});
