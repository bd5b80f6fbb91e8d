/** How well base clusters agree with labels that people gave, by embedder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { modelsFolder, runtimeFolder } from '../src/assembly/models-folder.ts';
import { modelsPulled } from '../src/assembly/pulled-models.ts';
import { DEFAULT_EMBEDDER } from '../src/insights/embeddings/partition-model.ts';
import { folder } from '../test/support.ts';
import { measured } from './harness/child.ts';
import { dataFile, dataHint } from './harness/data.ts';
import type { Check, Table, Task, TaskOptions } from './harness/task.ts';
import {
  comparedSets,
  DEFAULT_AHEAD,
  embedders,
  fetchedEmbedders,
  type LabelledSet,
  labelledSets,
  MOST_BEHIND,
  vocabularyBehind,
} from './labelled-sets.ts';

interface Agreement {
  readonly nmi: number;
  readonly ari: number;
  readonly purity: number;
  readonly k: number;
  readonly n: number;
  readonly cpuSeconds: number;
}

interface Measurement {
  readonly set: LabelledSet;
  readonly embedder: string;
  /** A seed each. */
  readonly runs: readonly Agreement[];
}

export const clustering: Task = {
  name: 'clustering',
  summary: 'Agreement of base clusters with human labels (`sightline validate clustering`), by data set and embedder.',
  run: async (options) => {
    const wanted = labelledSets.filter(({ name }) => options.sets?.includes(name) ?? true);
    const here = wanted.filter((set) => fileOf(set) !== null);
    if (here.length === 0) return { skipped: `None of the data sets is at hand. ${dataHint}` };
    const missing = wanted.filter((set) => !here.includes(set));
    for (const { name } of missing) options.say(`SKIPPED: ${name} is not at hand. ${dataHint}`);
    const fetched = fetchedHere();
    if (fetched.length === 0) options.say(NOT_FETCHED);
    const found = await measureAll(here, [...embedders, ...fetched], options);
    return {
      tables: [
        ...meansTable(found),
        { title: 'Labelled by topic or intent', columns, rows: found.filter(({ set }) => set.byTopic).map(rowOf) },
        { title: 'Labelled by something else', columns, rows: found.filter(({ set }) => !set.byTopic).map(rowOf) },
      ],
      checks: [...here.flatMap((set) => checksOf(set, found)), ...meanChecks(found)],
      notes: [
        ...notes,
        ...(filled === undefined ? [] : [FILLED]),
        ...(fetched.length === 0 ? [NOT_FETCHED] : []),
        ...missing.map(({ name }) => `**Skipped: ${name}**, which was not at hand.`),
      ],
    };
  },
};

/** Seeds, from 0 on, unless others are chosen: among few rows k-means ends elsewhere with each. */
const SEEDS = 3;
const columns = ['set', 'embedder', 'NMI', 'ARI', 'purity', 'conversations', 'k', 'processor seconds'];
const notes = [
  'k is the number of labels. NMI is normalized by the arithmetic mean; ARI is adjusted for chance. Means over the seeds, in brackets the least and the greatest NMI; processor seconds of the first seed.',
  'One workspace for all: a text is encoded once. The seconds of use-lite and minilm hold the encoding, those of hybrids do not.',
  'vocabulary is a hybrid whose encoder read words and a quarter of the texts, 200 at least; the seconds hold what of these was new.',
  'A label of skill, source or verdict is not what a text is about; such sets are shown and held to no limit.',
];

const FILLED =
  'Vectors of the encoder were in the workspace already: the seconds hold no encoding, or only that of texts which were new.';

/** A folder with a workspace that holds vectors already; absent, one is made, and every text is encoded in it once. */
const filled = process.env['SIGHTLINE_BENCH_HOME'];

/** As the user who runs this has them. */
const place = { settings: {}, workingFolder: process.cwd(), keys: process.env };
const NOT_FETCHED =
  '**Skipped: minilm.** It was not fetched (`sightline models pull minilm`), or what runs it is not installed.';

function fetchedHere(): readonly string[] {
  return modelsPulled(place).length > 0 ? fetchedEmbedders : [];
}

async function measureAll(
  sets: readonly LabelledSet[],
  ways: readonly string[],
  { say, runs = SEEDS }: TaskOptions,
): Promise<Measurement[]> {
  const home = filled ?? folder();
  const found: Measurement[] = [];
  for (const set of sets) {
    for (const embedder of ways) {
      const file = fileFor(set, home);
      const measured = { set, embedder, runs: [] as Agreement[] };
      for (let seed = 0; seed < runs; seed++) measured.runs.push(await measure(file, embedder, seed, home));
      found.push(measured);
      say(`${set.name} ${embedder}: NMI ${meanOf(measured, 'nmi').toFixed(3)}`);
    }
  }
  return found;
}

function fileOf({ name, only }: LabelledSet): string | null {
  return dataFile(only?.file ?? name);
}

/** The file, or a copy of the rows that count. */
function fileFor(set: LabelledSet, home: string): string {
  const file = fileOf(set) as string;
  const { only } = set;
  if (only === undefined) return file;
  const rows = readFileSync(file, 'utf8').split('\n');
  const copy = join(home, `${set.name}.jsonl`);
  const isMeant = (row: string): boolean => row !== '' && JSON.parse(row).language === only.language;
  writeFileSync(copy, `${rows.filter(isMeant).join('\n')}\n`);
  return copy;
}

async function measure(file: string, embedder: string, seed: number, home: string): Promise<Agreement> {
  const words = ['validate', 'clustering', file, '--embedder', embedder, '--seed', String(seed), '--json', '--quiet'];
  const { stdout, cpuSeconds } = await measured(words, home, {
    SIGHTLINE_MODELS_FOLDER: modelsFolder(place),
    // What runs fetched models is beside them.
    XDG_CACHE_HOME: resolve(runtimeFolder(place), '../..'),
  });
  return { ...(JSON.parse(stdout) as Omit<Agreement, 'cpuSeconds'>), cpuSeconds };
}

/** Over the seeds. */
function meanOf({ runs }: Measurement, figure: 'nmi' | 'ari' | 'purity'): number {
  return runs.reduce((sum, run) => sum + run[figure], 0) / runs.length;
}

function rowOf(measurement: Measurement): string[] {
  const { set, embedder, runs } = measurement;
  const [first] = runs as [Agreement];
  const nmis = runs.map(({ nmi }) => nmi);
  const range = [Math.min(...nmis), Math.max(...nmis)].map((nmi) => nmi.toFixed(3)).join(' to ');
  const [nmi, ari, purity] = (['nmi', 'ari', 'purity'] as const).map((figure) =>
    meanOf(measurement, figure).toFixed(3),
  );
  const figures = [`${nmi} (${range})`, `${ari}`, `${purity}`];
  return [set.name, embedder, ...figures, String(first.n), String(first.k), first.cpuSeconds.toFixed(1)];
}

function checksOf(set: LabelledSet, found: readonly Measurement[]): Check[] {
  const nmiOf = (embedder: string): number => nmiIn(found, set.name, embedder);
  const bounds = Object.entries(set.least ?? {}).map(([embedder, least]) =>
    atLeast(`${set.name}, ${embedder}: NMI`, least, nmiOf(embedder)),
  );
  if (!set.byTopic || set.least !== undefined) return bounds;
  const best = Math.max(...embedders.map(nmiOf));
  return [atLeast(`${set.name}, ${DEFAULT_EMBEDDER}: NMI near the best`, best - MOST_BEHIND, nmiOf(DEFAULT_EMBEDDER))];
}

/** NaN where it was not measured: no limit is met by it. */
function nmiIn(found: readonly Measurement[], set: string, embedder: string): number {
  const measurement = found.find((one) => one.set.name === set && one.embedder === embedder);
  return measurement === undefined ? Number.NaN : meanOf(measurement, 'nmi');
}

/** Over the sets by which embedders are held to one another; NaN where one of them was not measured. */
function meanOfSets(found: readonly Measurement[], embedder: string): number {
  const figures = comparedSets.map((name) => nmiIn(found, name, embedder));
  return figures.reduce((sum, nmi) => sum + nmi, 0) / figures.length;
}

function meansTable(found: readonly Measurement[]): Table[] {
  const ways = [...new Set(found.map(({ embedder }) => embedder))];
  const rows = ways
    .map((embedder) => [embedder, meanOfSets(found, embedder)] as const)
    .filter(([, nmi]) => !Number.isNaN(nmi))
    .map(([embedder, nmi]) => [embedder, nmi.toFixed(3)]);
  const title = `Mean over ${comparedSets.length} English sets labelled by topic or intent (${comparedSets.join(', ')})`;
  return rows.length === 0 ? [] : [{ title, columns: ['embedder', 'NMI'], rows }];
}

/** Only where all sets of the mean were measured. */
function meanChecks(found: readonly Measurement[]): Check[] {
  const nmiOf = (embedder: string): number => meanOfSets(found, embedder);
  if (Number.isNaN(nmiOf(DEFAULT_EMBEDDER))) return [];
  const what = (embedder: string, other: string): string =>
    `${embedder}: mean NMI of ${comparedSets.length} sets beside ${other}`;
  return [
    atLeast(what(DEFAULT_EMBEDDER, 'use-lite'), nmiOf('use-lite') + DEFAULT_AHEAD, nmiOf(DEFAULT_EMBEDDER)),
    ...Object.entries(vocabularyBehind).map(([embedder, behind]) =>
      atLeast(what('vocabulary', embedder), nmiOf(embedder) - behind, nmiOf('vocabulary')),
    ),
  ];
}

function atLeast(what: string, least: number, value: number): Check {
  return { what, limit: `>= ${least.toFixed(3)}`, found: value.toFixed(3), met: value >= least };
}
