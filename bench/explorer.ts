/** How the page bears a release of 11,000 clusters, in real Chromium that draws without a graphics card. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { fillReport } from '../src/public-records/report.ts';
import { largeRelease } from '../src/testing/large-release.ts';
import { buildExplorer, explorerFolder, launchBrowser, reportTemplate } from '../test/browser/browser.ts';
import { median, spread } from './harness/spread.ts';
import type { Task, TaskOptions } from './harness/task.ts';

const RUNS = 5;
/** Each copy has 110 clusters. */
const COPIES = 100;
const MOVES = 40;

/** Milliseconds. */
interface Opening {
  /** From the beginning of the navigation until the map is drawn. */
  readonly drawn: number;
  /** From an action to the second frame after it. */
  readonly actions: Readonly<Record<string, readonly number[]>>;
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
      for (let run = 0; run < runs; run++) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        openings.push(await opened(page, pathToFileURL(file).href));
        await page.close();
        say(`run ${run + 1} of ${runs}`);
      }
      return {
        tables: [{ title: `${data.clusters.clusters.length} clusters`, columns, rows: rowsOf(openings) }],
        checks: [],
        notes: [
          `Report of ${(readFileSync(file).length / 1e6).toFixed(1)} MB, from a file. Initial JavaScript of the page that is served: ${initialKilobytes().toFixed(1)} kB compressed.`,
          'An action ends with the second frame after it. Zoom and drag are on the map; a key moves in the tree; choosing is a press on a line of it.',
          `${runs} runs, in each ${MOVES} of each action. Median of all (95th percentile); of drawing the median (least to greatest).`,
        ],
      };
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const columns = ['what', 'ms'];

async function opened(page: Page, address: string): Promise<Opening> {
  await page.goto(address);
  await page.locator('[data-map][data-ready="true"]').waitFor();
  await twoFrames(page);
  const drawn = (await page.evaluate('performance.now()')) as number;
  const box = (await page.locator('[data-map]').boundingBox()) as { x: number; y: number; width: number };
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  const zoom = await timed(page, (move) => page.mouse.wheel(0, move % 8 < 4 ? -120 : 120));
  await page.mouse.down();
  const drag = await timed(page, (move) => page.mouse.move(box.x + box.width / 2 - move * 3, box.y + 200 - move));
  await page.mouse.up();
  await page.getByRole('treeitem').first().focus();
  const key = await timed(page, () => page.keyboard.press('ArrowDown'));
  const choose = await timed(page, () => page.keyboard.press('ArrowUp').then(() => page.keyboard.press('Enter')));
  return { drawn, actions: { zoom, drag, key, choose } };
}

async function timed(page: Page, act: (move: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    const started = performance.now();
    await act(move);
    await twoFrames(page);
    times.push(performance.now() - started);
  }
  return times;
}

function twoFrames(page: Page): Promise<unknown> {
  return page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
}

function rowsOf(openings: readonly Opening[]): string[][] {
  const names = Object.keys(openings[0]?.actions ?? {});
  return [
    [
      'until the map is drawn',
      spread(
        openings.map(({ drawn }) => drawn),
        0,
      ),
    ],
    ...names.map((name) => {
      const all = openings.flatMap(({ actions }) => actions[name] ?? []).sort((left, right) => left - right);
      const late = all[Math.ceil(0.95 * all.length) - 1] as number;
      return [name, `${median(all).toFixed(0)} (${late.toFixed(0)})`];
    }),
  ];
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
