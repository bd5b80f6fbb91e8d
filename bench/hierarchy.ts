/** The tree of the paper's shape, 1,000 to 100 to 10, on made-up conversations: what came out at each level, and what each stage counted. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percent } from '../src/core/figures.ts';
import { openRelease, type ReleaseData, verify, writeSample } from '../src/index.ts';
import { levelSizes } from '../src/insights/hierarchy/levels.ts';
import { around } from '../src/insights/hierarchy/model/range.ts';
import type { RunManifest } from '../src/insights/run-manifest.ts';
import buildPages from '../test/build-pages.ts';
import { folder } from '../test/support.ts';
import { measured } from './harness/child.ts';
import { spread } from './harness/spread.ts';
import type { Check, Table, Task } from './harness/task.ts';

const WHOLE = { conversations: 50_000, k: 1000 };
const QUICK = { conversations: 4000, k: 200 };
const TOP = 10;
/** Names that are shown of a level: the largest. */
const SHOWN = 4;

type Cluster = ReleaseData['clusters']['clusters'][number];

export const hierarchy: Task = {
  name: 'hierarchy',
  summary: 'The shape of the tree that scripted:plain builds, level by level, and the counts of every stage.',
  run: async ({ quick }) => {
    buildPages();
    const home = folder();
    const size = quick ? QUICK : WHOLE;
    const { conversations } = writeSample({
      folder: join(home, 'data'),
      workingFolder: home,
      seed: 0,
      conversations: size.conversations,
    });
    mkdirSync(join(home, '.sightline'), { mode: 0o700 });
    const secret = createHash('sha256').update('hierarchy').digest();
    writeFileSync(join(home, '.sightline', 'secret'), secret, { mode: 0o600 });
    const how = ['--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0', '--model', 'scripted:plain'];
    const words = ['insights', 'run', conversations, '--k', String(size.k), '--top', String(TOP), ...how];
    const { seconds } = await measured([...words, '--out', 'run', '--quiet'], home);
    const manifest = JSON.parse(readFileSync(join(home, 'run', 'private', 'manifest.json'), 'utf8')) as RunManifest;
    const { findings } = await verify('run', home);
    const { clusters } = openRelease(join(home, 'run', 'public')).clusters;
    return {
      tables: [levelsTable(clusters), stagesTable(manifest), namesTable(clusters)],
      checks: checksOf(clusters, findings.length),
      notes: [...notesOn(manifest, seconds), ...notes],
    };
  },
};

const notes = [
  'Wanted: as the number of named clusters gives it in geometric ratio; a model may leave that by half. Share: of all conversations, of the largest node of a level.',
  'scripted:plain puts names together by the words that they share and knows eleven topics: what shares no word with any other stands where it looks most alike. What a level is called and holds is that of a stand-in, and not what a model would make of it.',
];

function levelsTable(clusters: readonly Cluster[]): Table {
  const wanted = wantedOf(clusters);
  const total = totalOf(clusters.filter(({ parent }) => parent === null));
  const rows = wanted.map((target, level) => {
    const own = atLevel(clusters, level);
    const children = own.map(({ id }) => clusters.filter(({ parent }) => parent === id).length);
    const largest = Math.max(0, ...own.map(({ conversations }) => conversations));
    const within = level === 0 ? '' : spread(children, 0);
    return [String(level), String(own.length), level === 0 ? '' : String(target), within, percent(largest / total)];
  });
  return { title: 'Levels', columns: ['level', 'nodes', 'wanted', 'children: median (least to most)', 'share'], rows };
}

/** By level, the base clusters first. */
function wantedOf(clusters: readonly Cluster[]): number[] {
  const bases = atLevel(clusters, 0).length;
  return [bases, ...levelSizes(bases, TOP)];
}

function atLevel(clusters: readonly Cluster[], wanted: number): Cluster[] {
  return clusters.filter(({ level }) => level === wanted);
}

function totalOf(clusters: readonly Cluster[]): number {
  return clusters.reduce((sum, { conversations }) => sum + conversations, 0);
}

function stagesTable({ stages }: RunManifest): Table {
  const rows = stages.map(({ name, seconds, counts }) => [
    name,
    seconds.toFixed(1),
    Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(', '),
  ]);
  return { title: 'Stages', columns: ['stage', 'seconds', 'counts'], rows };
}

/** The largest of each level, the top first. */
function namesTable(clusters: readonly Cluster[]): Table {
  const levels = [...wantedOf(clusters).keys()].toReversed();
  const rows = levels.flatMap((level) =>
    atLevel(clusters, level)
      .toSorted((left, right) => right.conversations - left.conversations)
      .slice(0, SHOWN)
      .map(({ name, conversations }) => [String(level), String(conversations), name]),
  );
  return { title: 'Names of the largest', columns: ['level', 'conversations', 'name'], rows };
}

function checksOf(clusters: readonly Cluster[], findings: number): Check[] {
  const shape = wantedOf(clusters).flatMap((target, level): Check[] => {
    const { least, most } = around(target);
    const found = atLevel(clusters, level).length;
    const met = found >= least && found <= most;
    return level === 0
      ? []
      : [{ what: `parents of level ${level}`, limit: `${least} to ${most}`, found: String(found), met }];
  });
  const counts = {
    what: 'findings of verify, among them counts that do not add up',
    limit: '0',
    found: String(findings),
  };
  return [...shape, { ...counts, met: findings === 0 }];
}

function notesOn({ usefulness, models }: RunManifest, seconds: number): string[] {
  const { publishedShare = 0, nameMatchShare } = usefulness ?? {};
  return [
    `Published: ${percent(publishedShare)} of conversations lie in a named cluster; ${percent(nameMatchShare ?? 0)} find their cluster by its name alone. Preset local, k as asked for.`,
    `The run took ${seconds.toFixed(0)} s and ${models?.calls ?? 0} calls.`,
  ];
}
