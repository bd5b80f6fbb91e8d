/** Takes the pictures of the explorer in docs/screenshots from the sample release: `node scripts/screenshots.ts`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { fillReport } from '../src/public-records/report.ts';
import { sampleRelease } from '../src/testing/sample-release.ts';
import { sampleWithTrends } from '../src/testing/sample-trends.ts';
import { buildExplorer, launchBrowser, reportTemplate } from '../test/browser/browser.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'screenshots');
const size = { width: 1440, height: 860 };

/** What is shown, and what says that it is there. */
const pictures = {
  explorer: { hash: 'cluster=top-1&facet=language', ready: '[data-map][data-ready="true"]' },
  overview: { hash: 'page=overview', ready: '.treemap a' },
  compare: { hash: 'page=compare&facet=plan&cluster=top-7&value=Enterprise', ready: '[role="grid"]' },
  trends: { hash: 'page=trends&rows=single', ready: '.slope-chart svg' },
  safety: { hash: 'page=safety', ready: '.quadrant-chart svg' },
} as const;

async function takePicture(
  browser: Browser,
  address: string,
  name: keyof typeof pictures,
  theme: 'light' | 'dark',
): Promise<void> {
  const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}#${pictures[name].hash}`);
  await page.locator(pictures[name].ready).first().waitFor();
  await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  await context.close();
}

buildExplorer();
mkdirSync(folder, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'sightline-screenshots-'));
const browser = await launchBrowser();
try {
  const report = join(work, 'report.html');
  const plain = fillReport(reportTemplate(), sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 }));
  const continued = fillReport(reportTemplate(), sampleWithTrends(5));
  for (const name of Object.keys(pictures) as (keyof typeof pictures)[]) {
    writeFileSync(report, name === 'trends' || name === 'safety' ? continued : plain);
    for (const theme of ['light', 'dark'] as const) {
      await takePicture(browser, pathToFileURL(report).href, name, theme);
    }
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
