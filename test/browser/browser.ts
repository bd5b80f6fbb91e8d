/** A real browser for the tests and the screenshots: headless Chromium out of an npm package. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import type { PageData } from '../../src/public-records/release.ts';
import { fillReport } from '../../src/public-records/report.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const explorerFolder = join(root, 'web', 'dist', 'explorer');

/** Builds the page where it is missing or older than its sources. */
export function buildExplorer(): void {
  execFileSync(process.execPath, [join(root, 'scripts', 'build-explorer.js')], { stdio: 'pipe' });
}

export function reportTemplate(): string {
  return readFileSync(join(root, 'web', 'dist', 'report.html'), 'utf8');
}

export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    env: { ...process.env, FONTCONFIG_PATH: join(tmpdir(), 'fonts') },
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
    headless: true,
  });
}

/** What a page did that it should not do: messages on the console, errors, dialogs, requests to anywhere. */
export interface PageLog {
  readonly problems: string[];
  readonly requests: string[];
}

/** Records what a page does from now on. */
export function watch(page: Page): PageLog {
  const log: PageLog = { problems: [], requests: [] };
  page.on('console', (message) => log.problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.problems.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    log.problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => log.requests.push(request.url()));
  return log;
}

export interface ReportOptions {
  readonly data: PageData;
  readonly hash?: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly reducedMotion?: boolean;
}

export interface OpenedReport {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly log: PageLog;
}

/** Writes a report into a folder and opens it, in a browser that cannot reach a network. */
export async function openReport(
  browser: Browser,
  folder: string,
  { data, hash = '', theme = 'light', width = 1280, reducedMotion = false }: ReportOptions,
): Promise<OpenedReport> {
  const file = join(folder, 'report.html');
  writeFileSync(file, fillReport(reportTemplate(), data));
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: theme,
    offline: true,
    ...(reducedMotion && { reducedMotion: 'reduce' }),
  });
  const page = await context.newPage();
  const log = watch(page);
  await page.goto(`${pathToFileURL(file).href}${hash}`);
  await page.locator('main:not([aria-busy="true"])').waitFor();
  return { context, page, log };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe.run(document).then(({ violations }) => violations.map(
    ({ id, nodes }) => id + ': ' + nodes.map((node) => node.target + ' ' + node.failureSummary).join('; ')))`);
}
