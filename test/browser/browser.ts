/** A real browser for the tests and the screenshots: headless Chromium out of an npm package. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

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
