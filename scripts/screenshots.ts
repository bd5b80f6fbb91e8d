/** Takes the pictures of the explorer in docs/screenshots from the sample release: `node scripts/screenshots.ts`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { fillReport } from '../src/public-records/report.ts';
import { sampleRelease } from '../src/testing/sample-release.ts';
import { buildExplorer, launchBrowser, reportTemplate } from '../test/browser/browser.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'screenshots');
const size = { width: 1440, height: 860 };

/** By name: where it is in the release. */
const pictures = {
  explorer: '#cluster=top-1-base-0&facet=language',
  compare: '#page=compare&facet=plan&cluster=top-7&value=Enterprise',
} as const;

async function takePictures(browser: Browser, address: string, theme: 'light' | 'dark'): Promise<void> {
  const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce' });
  for (const [name, place] of Object.entries(pictures)) {
    const page = await context.newPage();
    await page.goto(`${address}${place}`);
    await page.locator('[data-map][data-ready="true"], [role="grid"]').first().waitFor();
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
  await context.close();
}

buildExplorer();
mkdirSync(folder, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'sightline-screenshots-'));
const browser = await launchBrowser();
try {
  const report = join(work, 'report.html');
  writeFileSync(report, fillReport(reportTemplate(), sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 })));
  await takePictures(browser, pathToFileURL(report).href, 'light');
  await takePictures(browser, pathToFileURL(report).href, 'dark');
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
