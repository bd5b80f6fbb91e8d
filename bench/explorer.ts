/** How the page bears a release of 11,000 clusters, in real Chromium that draws without a graphics card. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { fillReport } from '../src/public-records/report.ts';
import { largeRelease } from '../src/testing/large-release.ts';
import { buildExplorer, explorerFolder, launchBrowser, reportTemplate } from '../test/browser/browser.ts';
import { median, spread } from './harness/spread.ts';
import type { Check, Task, TaskOptions } from './harness/task.ts';

const RUNS = 5;
/** Each copy has 110 clusters. */
const COPIES = 100;
const MOVES = 40;

/** The limits of the page, in milliseconds. */
const LIMITS = { drawn: 2000, answer: 50 };

/** Milliseconds. */
interface Opening {
  /** From the beginning of the navigation until the map is drawn. */
  readonly drawn: number;
  readonly actions: Readonly<Record<string, Answers>>;
}

/** Milliseconds, by action. */
interface Answers {
  /** From the event, as the browser stamps it, to the second frame after it: then the first one is with the compositor. */
  readonly inside: readonly number[];
  /** From the command that makes the browser act to the second frame after that was done. */
  readonly outside: readonly number[];
}

export const explorer: Task = {
  name: 'explorer',
  summary: 'The page over 11,000 clusters: until the map is drawn, and until the frame after each action.',
  run: async ({ runs = RUNS, quick, say }: TaskOptions) => {
    buildExplorer();
    const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
    const data = largeRelease(quick ? 10 : COPIES);
    const file = join(folder, 'report.html');
    writeFileSync(file, fillReport(reportTemplate(), data));
    const browser = await launchBrowser();
    try {
      const openings: Opening[] = [];
      const idle: Opening[] = [];
      for (let run = 0; run < runs; run++) {
        openings.push(await onNewPage(browser, (page) => opened(page, pathToFileURL(file).href)));
        idle.push(await onNewPage(browser, idlePage));
        say(`run ${run + 1} of ${runs}`);
      }
      return {
        tables: [
          { title: `${data.clusters.clusters.length} clusters`, columns, rows: rowsOf(openings, idle) },
          {
            title: 'Until the map is drawn, in ms',
            columns: ['median (least to greatest)'],
            rows: [
              [
                spread(
                  openings.map(({ drawn }) => drawn),
                  0,
                ),
              ],
            ],
          },
        ],
        checks: checksOf(openings),
        notes: [
          `Report of ${(readFileSync(file).length / 1e6).toFixed(1)} MB, from a file. Initial JavaScript of the page that is served: ${initialKilobytes().toFixed(1)} kB compressed.`,
          'Inside: from the event, as the browser stamps it, to the second frame after it, when the first is with the compositor. Outside: from the command to the browser to the second frame after it was carried out, which has a floor. An idle page, which does nothing but keep the wheel for itself, shows the floor of both.',
          'Zoom and drag are on the map; a key moves in the tree; choosing is Enter on a line of it; details are there when what is said of the choice is.',
          `${runs} runs, in each ${MOVES} of each action. Median of all (95th percentile).`,
          `Load of the machine over the last minute, all its programs together: ${loadavg()[0]?.toFixed(1)}, of ${cpus().length} cores. What others do is in the figures.`,
        ],
      };
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const columns = ['what', 'inside, ms', 'inside on an idle page, ms', 'outside, ms', 'outside on an idle page, ms'];

async function onNewPage(browser: Browser, use: (page: Page) => Promise<Opening>): Promise<Opening> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** In the page: how long each event took, and how long it took until the details are those of the chosen line. */
const watching = `{
  const seen = (window.answers = { actions: [], details: [] });
  const text = (selector) => document.querySelector(selector)?.textContent;
  const untilTold = ({ timeStamp }) => {
    const isTold = text('[role=treeitem][aria-selected=true] .tree-name') === text('#details h2');
    requestAnimationFrame(() => (isTold ? seen.details.push(performance.now() - timeStamp) : untilTold({ timeStamp })));
  };
  let last = -1;
  for (const type of ['wheel', 'pointermove', 'keydown']) {
    window.addEventListener(type, (event) => {
      if (event.timeStamp === last || event.key === 'ArrowUp') return;
      last = event.timeStamp;
      requestAnimationFrame(() => {
        requestAnimationFrame(() => seen.actions.push(performance.now() - event.timeStamp));
        if (event.key === 'Enter') untilTold(event);
      });
    }, { capture: true, passive: true });
  }
}`;

async function opened(page: Page, address: string): Promise<Opening> {
  await page.addInitScript(watching);
  await page.goto(address);
  await page.locator('[data-map][data-ready="true"]').waitFor();
  await twoFrames(page);
  const drawn = (await page.evaluate('performance.now()')) as number;
  const box = (await page.locator('[data-map]').boundingBox()) as Place;
  const moved = await onTheMap(page, box);
  await page.getByRole('treeitem').first().focus();
  const key = await timed(page, () => page.keyboard.press('ArrowDown'));
  const up = () => page.keyboard.press('ArrowUp');
  const choose = await timed(page, () => page.keyboard.press('Enter'), up);
  const details = { inside: (await page.evaluate('answers.details')) as number[], outside: [] };
  return { drawn, actions: { ...moved, key, choose, details } };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

async function onTheMap(page: Page, { x, y, width }: Place): Promise<Record<'zoom' | 'drag', Answers>> {
  await page.mouse.move(x + width / 2, y + 200);
  const zoom = await timed(page, (move) => page.mouse.wheel(0, move % 8 < 4 ? -120 : 120));
  await page.mouse.down();
  const drag = await timed(page, (move) => page.mouse.move(x + width / 2 - move * 3, y + 200 - move));
  await page.mouse.up();
  return { zoom, drag };
}

/** A page that does nothing but keep the wheel for itself, as maps must, is no quicker: what is measured takes that long at least. */
async function idlePage(page: Page): Promise<Opening> {
  await page.evaluate(watching);
  await page.evaluate("window.addEventListener('wheel', (event) => event.preventDefault(), { passive: false }), 0");
  const moved = await onTheMap(page, { x: 0, y: 0, width: 1440 });
  const key = await timed(page, () => page.keyboard.press('ArrowDown'));
  const choose = await timed(page, () => page.keyboard.press('Enter'));
  return { drawn: 0, actions: { ...moved, key, choose } };
}

async function timed(page: Page, act: (move: number) => Promise<void>, before = async () => {}): Promise<Answers> {
  const outside: number[] = [];
  await page.evaluate('window.answers && (answers.actions.length = 0)');
  for (let move = 0; move < MOVES; move++) {
    await before();
    await twoFrames(page);
    const started = performance.now();
    await act(move);
    await twoFrames(page);
    outside.push(performance.now() - started);
  }
  await twoFrames(page);
  return { inside: (await page.evaluate('window.answers?.actions ?? []')) as number[], outside };
}

function twoFrames(page: Page): Promise<unknown> {
  return page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
}

function rowsOf(openings: readonly Opening[], idle: readonly Opening[]): string[][] {
  const figures = (of: readonly Opening[], name: string, where: keyof Answers): string => {
    const all = allOf(of, name, where);
    return all.length === 0 ? '' : `${median(all).toFixed(0)} (${late(all).toFixed(0)})`;
  };
  return namesOf(openings).map((name) => [
    name,
    figures(openings, name, 'inside'),
    figures(idle, name, 'inside'),
    figures(openings, name, 'outside'),
    figures(idle, name, 'outside'),
  ]);
}

function checksOf(openings: readonly Opening[]): Check[] {
  const drawn = median(openings.map((opening) => opening.drawn));
  const within = (what: string, found: number, limit: number): Check => ({
    what,
    limit: `< ${limit} ms`,
    found: `${found.toFixed(1)} ms`,
    met: found < limit,
  });
  return [
    within('map drawn, median', drawn, LIMITS.drawn),
    ...namesOf(openings).map((name) =>
      within(`${name}, inside, 95th percentile`, late(allOf(openings, name, 'inside')), LIMITS.answer),
    ),
  ];
}

function namesOf(openings: readonly Opening[]): string[] {
  return Object.keys(openings[0]?.actions ?? {});
}

function allOf(openings: readonly Opening[], name: string, where: keyof Answers): number[] {
  return openings.flatMap(({ actions }) => actions[name]?.[where] ?? []);
}

/** The 95th percentile. */
function late(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
}

/** The script of the page and what it loads at once. */
function initialKilobytes(): number {
  const assets = join(explorerFolder, 'assets');
  const [entry = ''] =
    /(?<=assets\/)index-[^"]+\.js/u.exec(readFileSync(join(explorerFolder, 'index.html'), 'utf8')) ?? [];
  const script = readFileSync(join(assets, entry), 'utf8');
  const atOnce = readdirSync(assets).filter((name) =>
    new RegExp(`from\\s*["']\\./${RegExp.escape(name)}`, 'u').test(script),
  );
  return [entry, ...atOnce].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1000;
}
