/** Reports that the tests of one file open, one at a time, in one browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildExplorer, launchBrowser, type OpenedReport, openReport, type ReportOptions } from './browser.ts';

export interface Reports {
  open(options: ReportOptions): Promise<OpenedReport>;
  /** Closes what is open; so does the end of each test. */
  close(): Promise<void>;
  /** For pages that are no report. It is closed as a report is. */
  newContext(): Promise<BrowserContext>;
}

/** To be called once in a file, outside of its tests: it sets up a browser before them and clears up behind. */
export function openedReports(): Reports {
  let folder: string;
  let browser: Browser;
  let context: BrowserContext | null = null;
  const close = async () => {
    await context?.close();
    context = null;
  };
  beforeAll(async () => {
    buildExplorer();
    folder = mkdtempSync(join(tmpdir(), 'sightline-browser-'));
    browser = await launchBrowser();
  });
  afterEach(close);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    open: async (options) => {
      const opened = await openReport(browser, folder, options);
      context = opened.context;
      return opened;
    },
    close,
    newContext: async () => {
      context = await browser.newContext();
      return context;
    },
  };
}
