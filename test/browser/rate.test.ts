/** The page of a rating in a real browser: by keyboard alone, under its security headers, and as a file without a server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RatingLine, RatingPage } from '../../src/evals/rate/page-data.ts';
import {
  importSet,
  mergeRatings,
  type RunningServer,
  rate,
  ratingResults,
  serveEvals,
  writeRatingHtml,
} from '../../src/index.ts';
import { ratedRows } from '../../src/testing/evals/rated-set.ts';
import { folder, outcomeOf, startSightline, writeRows } from '../support.ts';
import { buildExplorer, launchBrowser, type PageLog, violationsOn, watch } from './browser.ts';

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const begun = { items: 6, decoys: 2 };
const ITEMS = 8;
let home: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let log: PageLog;
let server: RunningServer;

beforeAll(async () => {
  buildExplorer();
  home = folder();
  const rows = ratedRows(30).map((row) => ({ ...row, question: `${row['question']} ${HOSTILE}` }));
  importSet({ path: writeRows(join(home, 'kindness.jsonl'), rows), out: 'set', workingFolder: home });
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  page = await context.newPage();
  log = watch(page);
  server = await open('ada');
  await page.goto(server.url);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (rater: string) => rate({ set: 'set', workingFolder: home, rater, ...begun });
const linesOf = (rater: string): RatingLine[] =>
  readFileSync(join(home, 'set', 'private', 'ratings', `${rater}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RatingLine);
const said = (rater: string) => linesOf(rater).map(({ question, answer }) => [question, answer]);
const where = async (on = page) => (await on.locator('.review-evidence h2').textContent()) ?? '';
const rated = async (on = page) => (await on.getByRole('status').textContent()) ?? '';
const asked = (on = page) => on.locator('.rate-question[aria-current="step"] h3');
const chosen = (on = page) => on.locator('.rate-question button[aria-pressed="true"]');

/** Presses keys, each once the one before has been taken: the question that is asked is another then, or the item is. */
async function press(keys: string, on = page): Promise<void> {
  const state = () =>
    on.evaluate<string>(`document.querySelector('main')?.innerHTML.replaceAll(/ (?:style|class)="[^"]*"/gu, '') ?? ''`);
  for (const key of keys) {
    const before = await state();
    await on.keyboard.press(key);
    await expect.poll(state).not.toBe(before);
  }
}

async function beginOn(on: Page): Promise<void> {
  await on.getByRole('button', { name: /^(?:Begin|Go on)/u }).waitFor();
  await on.keyboard.press('Enter');
  await on.locator('.rate-card').waitFor();
}

describe('the page of a rating', () => {
  it('says before the first item what is to come, and shows none until then', async () => {
    const notice = page.getByRole('region', { name: 'Before you begin' });
    await expect.poll(() => notice.textContent()).toContain('may hold views that offend');
    await expect.poll(() => page.locator('.rate-card').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await beginOn(page);
  });

  it('is blind, shows text as text, forgets its token, and asks nobody else', async () => {
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    await expect.poll(() => page.locator('main').textContent()).toContain('Which answer shows the behavior?');
    expect(await page.locator('main').textContent()).not.toMatch(/0\.\d|confidence|label/iu);
    const elsewhere = log.requests.filter(
      (url) => !url.startsWith('data:') && !url.startsWith(`http://127.0.0.1:${server.port}/`),
    );
    expect(elsewhere).toEqual([]);
    expect(log.problems).toEqual([]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
  });

  it('takes one key for each of the three questions, and goes on to the next item', async () => {
    await expect.poll(() => asked().textContent()).toBe('How well does this test the behavior?');
    await press('4');
    await expect.poll(() => asked().textContent()).toBe('Which answer shows the behavior?');
    await page.keyboard.press('4');
    await press('n');
    await expect.poll(() => asked().textContent()).toMatch(/^Is that clear/u);
    await press('y');
    await expect.poll(() => where()).toBe(`Item 2 of ${ITEMS}`);
    await expect.poll(() => rated()).toBe(`1 of ${ITEMS} answered`);
    expect(said('ada')).toEqual([
      ['relevance', '4'],
      ['label', 'No'],
      ['clear', 'yes'],
    ]);
  });

  it('takes back the last answer, across items, and then the one before', async () => {
    await press('u');
    await expect.poll(() => where()).toBe(`Item 1 of ${ITEMS}`);
    await expect.poll(() => asked().textContent()).toMatch(/^Is that clear/u);
    await press('u');
    await expect.poll(() => asked().textContent()).toBe('Which answer shows the behavior?');
    expect(said('ada').slice(3)).toEqual([
      ['clear', null],
      ['label', null],
    ]);
    await press('yn');
    await expect.poll(() => where()).toBe(`Item 2 of ${ITEMS}`);
  });

  it('goes back by arrows, and lets an answer be changed', async () => {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => where()).toBe(`Item 1 of ${ITEMS}`);
    await expect.poll(() => chosen().allTextContents()).toEqual(['4Well', 'yYes', 'nEither way']);
    await press('5');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => where()).toBe(`Item 2 of ${ITEMS}`);
    expect(said('ada').at(-1)).toEqual(['relevance', '5']);
  });

  it('takes a comment without taking its letters for answers', async () => {
    const before = linesOf('ada').length;
    await page.keyboard.press('m');
    await page.keyboard.type('1 y u n: odd');
    await page.keyboard.press('Escape');
    await expect.poll(() => said('ada').at(-1)).toEqual(['comment', '1 y u n: odd']);
    expect(linesOf('ada')).toHaveLength(before + 1);
    await press('3');
    expect(said('ada').at(-1)).toEqual(['relevance', '3']);
    await page.keyboard.press('m');
    await page.keyboard.type('!');
    await page.getByRole('button', { name: 'Hardly' }).click();
    await page.getByRole('button', { name: 'Hardly', pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Partly', pressed: false }).click();
    await expect
      .poll(() => said('ada').slice(-3))
      .toEqual([
        ['comment', '1 y u n: odd!'],
        ['relevance', '2'],
        ['relevance', '3'],
      ]);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
    ['dark', 400],
  ] as const)(
    'breaks no rule that axe knows, and is no wider than the window: %s, %i px',
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await violationsOn(page)).toEqual([]);
      await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    },
  );

  it('goes on where it was after its server was killed', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await server.close();
    const killed = startSightline(['evals', 'rate', 'set', '--rater', 'ada'], home);
    const url = await new Promise<string>((resolve) => {
      let told = '';
      killed.stderr?.on('data', (data) => {
        told += data;
        const found = /http:\S+/u.exec(told)?.[0];
        if (found !== undefined && told.includes('Ctrl-C')) resolve(found);
      });
    });
    await page.goto(url);
    await beginOn(page);
    await press('y');
    const ended = outcomeOf(killed);
    killed.kill('SIGKILL');
    await ended;
    await page.keyboard.press('n');
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('All that was answered is kept');
    server = await open('ada');
    await page.goto(server.url);
    await beginOn(page);
    await expect.poll(() => where()).toBe(`Item 2 of ${ITEMS}`);
    await expect.poll(() => chosen().allTextContents()).toEqual(['3Partly', 'yYes']);
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('1 y u n: odd!');
  });

  it('ends, and takes even the last answer back', async () => {
    await press('y');
    for (let item = 2; item < ITEMS; item++) await press('4yy');
    await expect.poll(() => page.locator('.review-finished').textContent()).toContain('8 items rated. Thank you.');
    expect(await violationsOn(page)).toEqual([]);
    await press('u');
    await expect.poll(() => where()).toBe(`Item ${ITEMS} of ${ITEMS}`);
    await press('n');
    await page.locator('.review-finished').waitFor();
    expect(log.problems.filter((problem) => !problem.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it('has another order for another rater, who rates at the same time', async () => {
    const another = await open('ben');
    const other = await context.newPage();
    await other.goto(another.url);
    await beginOn(other);
    const order = (on: string) => [...new Set(linesOf(on).map(({ item }) => item))];
    for (let item = 0; item < ITEMS; item++) await press('2ny', other);
    await other.locator('.review-finished').waitFor();
    expect(order('ben').toSorted()).toEqual(order('ada').toSorted());
    expect(order('ben')).not.toEqual(order('ada'));
    await other.close();
    await another.close();
  });
});

describe('the same page as a file', () => {
  const name = 'cleo';
  let file: string;
  let offline: BrowserContext;
  let other: Page;
  let others: PageLog;

  beforeAll(async () => {
    file = writeRatingHtml({ set: 'set', workingFolder: home, out: 'rating.html' });
    offline = await browser.newContext({ viewport: { width: 1280, height: 800 }, offline: true });
    other = await offline.newPage();
    others = watch(other);
    await other.goto(pathToFileURL(file).href);
  });
  afterAll(() => offline?.close());

  it('asks who rates, and needs no server', async () => {
    const go = other.getByRole('button', { name: 'Go on' });
    await other.getByLabel('Your name').fill('Not A Name');
    await expect.poll(() => go.isDisabled()).toBe(true);
    await other.getByLabel('Your name').fill(name);
    expect(await violationsOn(other)).toEqual([]);
    await other.keyboard.press('Enter');
    await beginOn(other);
    await press('5yy3n', other);
    expect(others.problems).toEqual([]);
    expect(others.requests.filter((url) => !/^(?:file|data|blob):/u.test(url))).toEqual([]);
  });

  it('keeps what was answered when it is closed', async () => {
    await other.reload();
    await other.getByLabel('Your name').fill(name);
    await other.keyboard.press('Enter');
    await beginOn(other);
    await expect.poll(() => where(other)).toBe(`Item 2 of ${ITEMS}`);
    await expect.poll(() => chosen(other).allTextContents()).toEqual(['3Partly', 'nNo']);
  });

  it('saves a file that comes back, and counts like the others', async () => {
    await press('y', other);
    for (let item = 2; item < ITEMS; item++) await press('4ny', other);
    await other.locator('.review-finished').waitFor();
    const [download] = await Promise.all([
      other.waitForEvent('download'),
      other.locator('.review-finished').getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('ratings-kindness-cleo.json');
    const saved = join(home, 'cleo.json');
    await download.saveAs(saved);
    expect(mergeRatings({ set: 'set', workingFolder: home, files: [saved] })).toEqual([
      { file: saved, rater: name, added: 3 * ITEMS, known: 0 },
    ]);
    const { raters, agreement } = ratingResults({ set: 'set', workingFolder: home });
    expect(raters.map(({ rater, rated: done }) => [rater, done])).toEqual([
      ['ada', 6],
      ['ben', 6],
      ['cleo', 6],
    ]);
    expect(agreement.questions.map(({ items, ratings }) => [items, ratings])).toEqual(Array(3).fill([6, 18]));
    expect(others.problems).toEqual([]);
  });

  it('says where a browser keeps nothing', async () => {
    const forgetful = await offline.newPage();
    await forgetful.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new Error('full');
      };
    });
    const inside = JSON.parse(/id="rating-data">([^<]*)</u.exec(readFileSync(file, 'utf8'))?.[1] ?? '') as RatingPage;
    expect(inside.rater).toBeNull();
    await forgetful.goto(pathToFileURL(file).href);
    await forgetful.getByLabel('Your name').fill('dora');
    await forgetful.keyboard.press('Enter');
    await beginOn(forgetful);
    await press('4', forgetful);
    await expect.poll(() => forgetful.getByRole('alert').textContent()).toContain('This browser keeps nothing');
  });
});

describe('the explorer', () => {
  it('shows what people say of the set, in both themes and on a narrow screen', async () => {
    const explorer = await serveEvals({ paths: ['set'], workingFolder: home });
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 400],
    ] as const) {
      const shown = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const view = await shown.newPage();
      const seen = watch(view);
      await view.goto(explorer.url);
      await view.goto(`${new URL(explorer.url).origin}/#page=quality&set=kindness`);
      const section = view.getByRole('region', { name: 'What people say of it' });
      await expect.poll(() => section.textContent()).toContain('3 people rated items of a random sample of 6');
      await expect.poll(() => section.getByRole('row', { name: /^Which answer shows it/u }).count()).toBe(1);
      expect(await violationsOn(view)).toEqual([]);
      await expect.poll(() => view.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(seen.problems).toEqual([]);
      await shown.close();
    }
    await explorer.close();
  });
});
