/** Hostile names in reports, 100,000 of them, in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Task } from '../bench/harness/task.ts';
import { type HostileName, hostileKinds, hostileNames } from '../src/testing/hostile-names.ts';
import { buildExplorer, launchBrowser } from '../test/browser/browser.ts';
import { type HostileLook, lookAt } from '../test/browser/hostile-pages.ts';

const REPORTS = 20;
const NAMES = 5_000;

interface Batch extends HostileLook {
  readonly names: readonly HostileName[];
}

export const hostileNamesProof: Task = {
  name: 'hostile-names',
  summary: '100,000 hostile names of clusters in reports, in a real browser: each is text, and in its place.',
  run: async ({ runs, quick, say }) => {
    buildExplorer();
    const reports = runs ?? (quick ? 2 : REPORTS);
    const size = quick ? 500 : NAMES;
    const folder = mkdtempSync(join(tmpdir(), 'sightline-hostile-'));
    const batches: Batch[] = [];
    for (let seed = 1; seed <= reports; seed++) {
      const batch = await inBrowser((browser) => look(browser, folder, hostileNames(seed, size), seed));
      for (const fault of new Set(batch.faults)) say(`seed ${seed}: ${fault}`);
      say(`report ${seed}: ${batch.read} names read, ${batch.faults.length} faults`);
      batches.push(batch);
    }
    rmSync(folder, { recursive: true });
    const all = batches.flatMap(({ names }) => names);
    const faults = batches.flatMap((batch) => batch.faults);
    const read = batches.reduce((sum, batch) => sum + batch.read, 0);
    return {
      tables: [{ title: 'Names', columns: ['kind', 'names', 'different'], rows: rowsOf(all) }],
      checks: [
        { what: 'faults', limit: '0', found: String(faults.length), met: faults.length === 0 },
        {
          what: 'names read in the tree as they were written',
          limit: String(all.length),
          found: String(read),
          met: read === all.length,
        },
      ],
      notes: [
        `${batches.length} reports over file://, by turns 1280 px wide in the light theme and 400 px in the dark. All lines of each tree are scrolled through; six clusters of each are chosen in every shape of tree, map and figures, searched by their name, and compared.`,
        'A fault is: a name that does not read as it was written, anything that ran, a dialog, a message on the console, an element that a name became, a request, a page wider than the screen, a line beyond its place in the tree, a label beside the map.',
      ],
    };
  },
};

/** A browser for each report: what one holds of thousands of names does not slow down the next. */
async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function look(browser: Browser, folder: string, names: readonly HostileName[], seed: number): Promise<Batch> {
  const texts = names.map(({ text }) => text);
  const options =
    seed % 2 === 1 ? ({ theme: 'light', width: 1280 } as const) : ({ theme: 'dark', width: 400 } as const);
  return { names, ...(await lookAt(browser, folder, texts, options)) };
}

function rowsOf(names: readonly HostileName[]): string[][] {
  return hostileKinds.map((kind) => {
    const own = names.filter((name) => name.kind === kind);
    return [kind, String(own.length), String(new Set(own.map(({ text }) => text)).size)];
  });
}
