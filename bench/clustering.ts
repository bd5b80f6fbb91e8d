/** How well base clusters agree with labels that people gave, by embedder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelsFolder } from '../src/assembly/models-folder.ts';
import { modelsPulled } from '../src/assembly/pulled-models.ts';
import { folder } from '../test/support.ts';
import { measured } from './harness/child.ts';
import { dataFile, dataHint } from './harness/data.ts';
import type { Check, Task, TaskOptions } from './harness/task.ts';
import {
  DEFAULT_EMBEDDER,
  embedders,
  fetchedEmbedders,
  type LabelledSet,
  labelledSets,
  MOST_BEHIND,
  vocabularyBehind,
  vocabularySets,
} from './labelled-sets.ts';

interface Agreement {
  readonly nmi: number;
  readonly ari: number;
  readonly purity: number;
  readonly k: number;
  readonly n: number;
  readonly seconds: number;
}

interface Measurement extends Agreement {
  readonly set: LabelledSet;
  readonly embedder: string;
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
        { title: 'Labelled by topic or intent', columns, rows: found.filter(({ set }) => set.byTopic).map(rowOf) },
        { title: 'Labelled by something else', columns, rows: found.filter(({ set }) => !set.byTopic).map(rowOf) },
      ],
      checks: [...here.flatMap((set) => checksOf(set, found)), ...vocabularyChecks(found)],
      notes: [
        ...notes,
        ...(filled === undefined ? [] : [FILLED]),
        ...(fetched.length === 0 ? [NOT_FETCHED] : []),
        ...missing.map(({ name }) => `**Skipped: ${name}**, which was not at hand.`),
      ],
    };
  },
};

const columns = ['set', 'embedder', 'NMI', 'ARI', 'purity', 'conversations', 'k', 'seconds'];
const notes = [
  'k is the number of labels. NMI is normalized by the arithmetic mean; ARI is adjusted for chance.',
  'One workspace for all: a text is encoded once. The seconds of use-lite hold the encoding, those of hybrid do not.',
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
  { say }: TaskOptions,
): Promise<Measurement[]> {
  const home = filled ?? folder();
  const found: Measurement[] = [];
  for (const set of sets) {
    for (const embedder of ways) {
      const agreement = await measure(fileFor(set, home), embedder, home);
      say(`${set.name} ${embedder}: NMI ${agreement.nmi.toFixed(3)} in ${agreement.seconds.toFixed(1)} s`);
      found.push({ ...agreement, set, embedder });
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

async function measure(file: string, embedder: string, home: string): Promise<Agreement> {
  const words = ['validate', 'clustering', file, '--embedder', embedder, '--json', '--quiet'];
  const { stdout } = await measured(words, home, { SIGHTLINE_MODELS_FOLDER: modelsFolder(place) });
  return JSON.parse(stdout) as Agreement;
}

function rowOf({ set, embedder, nmi, ari, purity, n, k, seconds }: Measurement): string[] {
  const figures = [nmi, ari, purity].map((figure) => figure.toFixed(3));
  return [set.name, embedder, ...figures, String(n), String(k), seconds.toFixed(1)];
}

function checksOf(set: LabelledSet, found: readonly Measurement[]): Check[] {
  const nmiOf = (embedder: string): number =>
    found.find((one) => one.set === set && one.embedder === embedder)?.nmi ?? Number.NaN;
  const bounds = Object.entries(set.least ?? {}).map(([embedder, least]) =>
    atLeast(`${set.name}, ${embedder}: NMI`, least, nmiOf(embedder)),
  );
  if (!set.byTopic || set.least !== undefined) return bounds;
  const best = Math.max(...embedders.map(nmiOf));
  return [atLeast(`${set.name}, ${DEFAULT_EMBEDDER}: NMI near the best`, best - MOST_BEHIND, nmiOf(DEFAULT_EMBEDDER))];
}

/** Only where all sets of the mean were measured. */
function vocabularyChecks(found: readonly Measurement[]): Check[] {
  const meanOf = (embedder: string): number => {
    const figures = vocabularySets.map(
      (name) => found.find((one) => one.set.name === name && one.embedder === embedder)?.nmi ?? Number.NaN,
    );
    return figures.reduce((sum, nmi) => sum + nmi, 0) / figures.length;
  };
  const reached = meanOf('vocabulary');
  if (Number.isNaN(reached)) return [];
  return Object.entries(vocabularyBehind).map(([embedder, behind]) =>
    atLeast(
      `vocabulary: mean NMI of ${vocabularySets.length} sets near ${embedder}`,
      meanOf(embedder) - behind,
      reached,
    ),
  );
}

function atLeast(what: string, least: number, value: number): Check {
  return { what, limit: `>= ${least.toFixed(3)}`, found: value.toFixed(3), met: value >= least };
}
