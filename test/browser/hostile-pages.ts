/** Looks at a report whose clusters have hostile names, line by line: what is not text, and what is not in its place. */
import type { Browser, Page } from 'playwright-core';
import type { PublicCluster, ReleaseData } from '../../src/public-records/release.ts';
import { sampleRelease } from '../../src/testing/sample-release.ts';
import { openReport, type ReportOptions } from './browser.ts';

export interface HostileLook {
  /** What was wrong, in words: none is longer than some hundred letters. */
  readonly faults: readonly string[];
  /** Different clusters whose name was read in the tree. */
  readonly read: number;
}

const basesPerTop = 24;

/** A release with these names, each of one cluster, and in the description of the next. */
function releaseOf(names: readonly string[]): ReleaseData {
  const data = sampleRelease({ seed: 8, tops: 1, basesPerTop });
  const [top, ...bases] = data.clusters.clusters as [PublicCluster, ...PublicCluster[]];
  const clusters = names.map((name, at): PublicCluster => {
    const family = Math.floor(at / (basesPerTop + 1));
    const place = at % (basesPerTop + 1);
    const like = place === 0 ? top : (bases[place - 1] as PublicCluster);
    const idOf = (id: string) => `${family}-${id}`;
    return {
      ...like,
      ...{ id: idOf(like.id), parent: place === 0 ? null : idOf(top.id), neighbours: like.neighbours.map(idOf) },
      ...{ name, description: names[(at + 1) % names.length] as string },
      share: like.share / (names.length / (basesPerTop + 1)),
      position: [Math.cos(at * 2.4) * Math.sqrt(at / names.length), Math.sin(at * 2.4) * Math.sqrt(at / names.length)],
    };
  });
  const facets = data.facets.slice(0, 1).map((table) => ({ ...table, clusters: {} }));
  const told = clusters.map((cluster, at) => ({ ...cluster, ...(at % 3 === 0 && { lineage: lineages[at % 5]! }) }));
  return { ...data, clusters: { ...data.clusters, clusters: told }, facets, ...besideOf(clusters) };
}

const lineages: readonly NonNullable<PublicCluster['lineage']>[] = [
  { kind: 'born', from: [] },
  { kind: 'split', from: ['e1'] },
  { kind: 'merged', from: ['e2', 'e3'] },
  { kind: 'continues', from: ['e4', 'e5'] },
  { kind: 'split', from: ['e6', 'e7'] },
];

/** Changes and concern of every cluster, with the same names in the earlier release. */
function besideOf(clusters: readonly PublicCluster[]): Pick<ReleaseData, 'trends' | 'safety'> {
  const change = { before: 0.01, now: 0.02, difference: 0.01, interval: [0.005, 0.015] as [number, number], q: 0.01 };
  const figure = { least: 2, most: 2.5, interval: [1.5, 3] as [number, number] };
  const rate = { least: 0.1, most: 0.2, interval: [0.05, 0.3] as [number, number] };
  const share = [0.02, 0.01, 0.04] as [number, number, number];
  const ofAll = <Told>(told: Told): Record<string, Told> => Object.fromEntries(clusters.map(({ id }) => [id, told]));
  const name = clusters[0]?.name ?? '';
  const earlier = clusters.map(({ name: own }, at) => ({ id: `e${at}`, level: 0, name: own, share: 0.01 }));
  return {
    trends: {
      method: 1,
      since: {
        earlier: {
          ...{ title: name, sha256: '', total: { conversations: 1000, accounts: 500 } },
          clusters: earlier.map((cluster) => ({ ...cluster, shareInterval: [0.008, 0.012] as [number, number] })),
        },
        clusters: ofAll({ ...change, beforeInterval: [0.008, 0.012] as [number, number] }),
        facets: [
          { facet: 'language', title: name, values: [{ ...change, label: name }], distance: 0.1, byChance: 0.01 },
        ],
      },
      overTime: [
        {
          ...{
            facet: 'week',
            title: name,
            step: 'week',
            windows: ['2026-01-05 week', '2026-01-12 week', '2026-01-19 week'],
          },
          clusters: ofAll({ shares: [share, null, share], change }),
        },
      ],
    },
    safety: {
      method: 1,
      concern: {
        facet: 'concerning',
        title: name,
        all: { mean: figure, high: rate },
        clusters: ofAll({ mean: figure, high: rate }),
      },
      flags: { facet: 'flagged', title: name, all: rate, clusters: ofAll(rate) },
    },
  };
}

/** Opens a report with the names, reads every line of its tree, and looks at some of the clusters one by one. */
export async function lookAt(
  browser: Browser,
  folder: string,
  names: readonly string[],
  options: Pick<ReportOptions, 'theme' | 'width'>,
): Promise<HostileLook> {
  const data = releaseOf(names);
  const { context, page, log } = await openReport(browser, folder, { data, reducedMotion: true, ...options });
  const address = page.url();
  await page.evaluate(inPage);
  await page.locator('[role="tree"] [tabindex="0"]').focus();
  await page.keyboard.press('*');
  const { faults, read } = await page.evaluate<{ faults: string[]; read: number }>('readTree()');
  const few = Array.from({ length: 6 }, (_, at) => Math.floor((at * names.length) / 6));
  for (const at of few) faults.push(...(await lookAtOne(page, data.clusters.clusters[at] as PublicCluster)));
  if (page.url().split('#')[0] !== address) faults.push('the page went elsewhere');
  if (log.requests.some((url) => url !== address && !url.startsWith('data:'))) faults.push('something was asked for');
  faults.push(...log.problems);
  await context.close();
  return { faults: faults.map((fault) => fault.slice(0, 300)), read };
}

const beside = ['trends', 'safety'].flatMap((page) => [
  { page, rows: 'single' },
  { page, as: 'table', rows: 'single' },
]);

/** The cluster chosen, on every page and in every shape of it. */
async function lookAtOne(page: Page, { id, name }: PublicCluster): Promise<string[]> {
  const search = name.slice(0, 40).toWellFormed();
  const views = [{}, { shape: 'boxes' }, { search }, { map: 'table', as: 'table' }, { page: 'compare' }, ...beside];
  const faults: string[] = [];
  for (const view of views) {
    const hash = new URLSearchParams({ cluster: id, ...view }).toString();
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    faults.push(...(await page.evaluate<string[]>(`lookAround(${JSON.stringify(id)})`)));
  }
  await page.evaluate(`location.hash = ''`);
  return faults;
}

/** What the page is asked about itself. */
const inPage = `
  const clusters = JSON.parse(document.getElementById('release-data').textContent).clusters.clusters;
  const names = new Map(clusters.map(({ id, name }) => [id, name]));
  const foreign = 'script, style, link, meta, base, img, iframe, object, embed, form, math, video, audio, svg:not([class])';
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1;

  globalThis.readTree = async () => {
    const faults = new Set();
    const read = new Set();
    const tree = document.querySelector('[role="tree"]');
    const scroller = tree.scrollHeight > tree.clientHeight + 1 ? tree : document.scrollingElement;
    for (let last = -1; scroller.scrollTop !== last; ) {
      const box = tree.getBoundingClientRect();
      for (const line of tree.querySelectorAll('[role="treeitem"]')) {
        const id = line.dataset.cluster;
        const text = line.querySelector('.tree-name');
        if (text.textContent !== names.get(id)) faults.add('not as written: ' + id);
        const own = line.getBoundingClientRect();
        if (!within(own, box) || !within(text.getBoundingClientRect(), own)) faults.add('beside the tree: ' + id);
        if (own.height > 72 || line.scrollWidth > line.clientWidth + 1) faults.add('beyond its line: ' + id);
        read.add(id);
      }
      for (const fault of around()) faults.add(fault);
      last = scroller.scrollTop;
      scroller.scrollTop += Math.min(innerHeight, tree.clientHeight) * 0.9;
      await drawn();
      await drawn();
    }
    scroller.scrollTop = 0;
    return { faults: [...faults], read: read.size };
  };

  globalThis.lookAround = async (id) => {
    await drawn();
    await drawn();
    const heading = document.querySelector('.details-header h2');
    const faults = around();
    if (heading && heading.textContent !== names.get(id)) faults.push('not as written in the details: ' + id);
    return faults;
  };

  /** Whether something around it ends where the screen does, and lets nothing be drawn beyond. */
  function isCut(element) {
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { left, right } = around.getBoundingClientRect();
      const isWithin = left >= -1 && right <= innerWidth + 1;
      if (isWithin && getComputedStyle(around).overflowX !== 'visible') return true;
    }
    return false;
  }

  function around() {
    const faults = [];
    if (globalThis.injected !== undefined) faults.push('something ran');
    if (document.querySelectorAll('#root :is(' + foreign + ')').length > 0) faults.push('something became an element');
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the screen');
    const map = document.querySelector('.map-frame')?.getBoundingClientRect();
    for (const label of document.querySelectorAll('.map-label')) {
      const box = label.getBoundingClientRect();
      if (!within(box, map) || box.top < map.top - 1 || box.bottom > map.bottom + 1) faults.push('a label beside the map');
      if (label.querySelector('bdi').textContent !== names.get(label.dataset.cluster)) faults.push('a label not as written');
    }
    for (const element of document.querySelectorAll('#root :is(main, article, section, nav, p, h2, h3, ul, ol, li, div, th, td, a, span)')) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -1 || right > innerWidth + 1) && !isCut(element)) {
        faults.push('drawn beside the screen: ' + element.localName + ' ' + escape(element.textContent.slice(0, 40)));
      }
    }
    return [...new Set(faults)];
  }
`;
