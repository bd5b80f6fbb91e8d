/** The page of a review in a real browser, by keyboard alone, under its security headers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze, type RunningServer, review, reviewResults } from '../../src/index.ts';
import { conversations, folder, writeRows } from '../support.ts';
import { buildExplorer, launchBrowser, type PageLog, violationsOn, watch } from './browser.ts';

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>';
let home: string;
let browser: Browser;
let context: BrowserContext;
let server: RunningServer;
let page: Page;
let log: PageLog;

beforeAll(async () => {
  buildExplorer();
  home = folder();
  const rows = conversations(240, 4).map(({ messages, ...row }) => ({
    ...row,
    messages: messages.map(({ role, content }) => ({
      role,
      content: `${content} ${HOSTILE}\n\n${'And more of it. '.repeat(120)}`,
    })),
  }));
  await analyze({
    workingFolder: home,
    inputs: [writeRows(join(home, 'rows.jsonl'), rows)],
    settings: { privacy: 'local', embedder: 'tfidf-svd', top: 2, out: 'out', models: { default: 'scripted:plain' } },
  });
  server = await open();
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  page = await context.newPage();
  log = watch(page);
  await page.goto(server.url);
  await page.locator('.review-card').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (): Promise<RunningServer> => review({ run: 'out', workingFolder: home, items: 4, reviewer: 'ada' });
const status = async (): Promise<string> => (await page.getByRole('status').textContent()) ?? '';
const answers = (): { item: string; answer: string | null }[] =>
  readFileSync(join(home, 'out', 'private', 'reviews', 'ada.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { item: string; answer: string | null });

/** Presses a key, and waits until it has been taken. */
async function press(key: string): Promise<void> {
  const before = await status();
  await page.keyboard.press(key);
  await expect.poll(status).not.toBe(before);
}

const box = async (selector: string) => page.locator(selector).first().boundingBox();

describe('the page of a review', () => {
  it('says what it holds, forgets its token, and asks nobody else', async () => {
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    await expect
      .poll(() => page.getByRole('list', { name: 'About this page' }).textContent())
      .toContain('Private text');
    expect(log.problems).toEqual([]);
    const elsewhere = log.requests.filter(
      (url) => !url.startsWith('data:') && !url.startsWith(`http://127.0.0.1:${server.port}/`),
    );
    expect(elsewhere).toEqual([]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
  });

  it('takes a number key for an answer, and "u" to take it back', async () => {
    expect(await status()).toMatch(/^0 of \d+ answered$/u);
    await press('3');
    expect(answers().at(-1)?.answer).toBe('3');
    await press('u');
    expect(answers().at(-1)?.answer).toBeNull();
    expect(await status()).toMatch(/^0 of/u);
    await page.keyboard.press('7');
    await page.keyboard.press('Control+1');
    await press('2');
    expect(answers().map(({ answer }) => answer)).toEqual(['3', null, '2']);
  });

  it('shows text as text, and scrolls it by keyboard', async () => {
    const evidence = page.locator('.review-evidence');
    await expect.poll(() => evidence.textContent()).toContain(HOSTILE);
    const scrolled = () => evidence.evaluate((element) => element.scrollTop);
    await expect.poll(() => scrolled()).toBe(0);
    await page.keyboard.press('End');
    await expect.poll(scrolled).toBeGreaterThan(0);
    await press('1');
    await expect.poll(() => scrolled()).toBe(0);
  });

  it('moves nothing from card to card', async () => {
    const places = async () => [await box('.review-evidence'), await box('.review-claim'), await box('.review-undo')];
    const before = await places();
    const last = await page.locator('.review-choices li').last().boundingBox();
    for (let card = 0; card < 4; card++) {
      await press('1');
      await expect.poll(() => places()).toEqual(before);
      expect((await page.locator('.review-choices li').last().boundingBox())?.y).toBe(last?.y);
    }
  });

  it('can be closed and gone on with', async () => {
    const before = await status();
    await server.close();
    await page.keyboard.press('1');
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('All that was answered is kept');
    server = await open();
    await page.goto(server.url);
    await page.locator('.review-card').waitFor();
    expect(await status()).toBe(before);
  });

  it('follows the theme of the system and the choice of its reader', async () => {
    const [button, card] = [await box('.theme-button'), await box('.review-claim')];
    expect((button?.x ?? 0) + (button?.width ?? 0)).toBeCloseTo((card?.x ?? 0) + (card?.width ?? 1), 0);
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.getByRole('button', { name: 'Use the light theme' }).click();
    expect(await ground()).toBe(light);
  });

  it('breaks no rule of accessibility that axe knows', async () => {
    expect(await violationsOn(page)).toEqual([]);
  });

  it('is answered to its end by keyboard, and shows what came of it', async () => {
    for (let card = 0; (await page.locator('.review-finished').count()) === 0; card++) {
      await press(card % 3 === 2 ? '2' : '1');
      expect(card).toBeLessThan(100);
    }
    const table = page.getByRole('table');
    const results = reviewResults({ run: 'out', workingFolder: home });
    const [ada] = results.reviewers;
    expect(ada?.answered).toBe(results.sample.questions);
    const share = ((ada?.values.share as number) * 100).toFixed(1);
    await expect
      .poll(() => table.getByRole('row', { name: /^Facet values accurate/u }).textContent())
      .toContain(`${share}%`);
    await expect.poll(() => table.getByRole('row', { name: /^Corrected for decoys/u }).count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    expect(log.problems.filter((problem) => !problem.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });
});

describe('the verdict of a screener', () => {
  const run = 'screened';
  let screened: RunningServer;

  beforeAll(async () => {
    const settings = {
      privacy: 'local',
      embedder: 'tfidf-svd',
      out: run,
      models: { default: 'scripted:plain' },
    } as const;
    const screen = 'Is it about bread, dough or an oven?';
    await analyze({ workingFolder: home, inputs: [join(home, 'rows.jsonl')], settings: { ...settings, screen } });
    screened = await review({ run, workingFolder: home, items: 4, reviewer: 'ada' });
    await page.goto(screened.url);
    await page.locator('.review-card').waitFor();
  });
  afterAll(() => screened?.close());

  const said = () => page.getByRole('heading', { name: 'The screener said' });

  it.each([
    ['light', 1280],
    ['dark', 400],
  ] as const)(
    'is shown beside the conversation, and breaks no rule that axe knows: %s, %i px wide',
    async (theme, width) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      while ((await said().count()) === 0) await press('1');
      await expect.poll(() => page.locator('.review-claim-text').textContent()).toMatch(/^(?:Yes|No)$/u);
      await expect
        .poll(() => page.locator('.review-hint').textContent())
        .toContain('Is it about bread, dough or an oven?');
      expect(await violationsOn(page)).toEqual([]);
      await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await press('1');
    },
  );

  it('comes to an accuracy with its parts', async () => {
    while ((await page.locator('.review-finished').count()) === 0) await press('1');
    const rows = page.getByRole('table').getByRole('row');
    await expect
      .poll(() => rows.filter({ hasText: 'Verdicts of the screener accurate' }).textContent())
      .toContain('100.0%');
    await expect.poll(() => rows.filter({ hasText: 'Yes: rightly kept' }).count()).toBe(1);
    await expect.poll(() => rows.filter({ hasText: 'No: rightly left out' }).count()).toBe(1);
    expect(log.problems.filter((problem) => !problem.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });
});
