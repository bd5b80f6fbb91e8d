/** What a release shows of whole data sets: the share in named clusters, and how far a name alone leads back. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percent } from '../src/core/figures.ts';
import { type Usefulness, writeSample } from '../src/index.ts';
import buildPages from '../test/build-pages.ts';
import { folder } from '../test/support.ts';
import { measured } from './harness/child.ts';
import { dataFile, dataHint } from './harness/data.ts';
import type { Check, Task } from './harness/task.ts';
import { treeOf } from './tree-of.ts';

interface Case {
  readonly name: string;
  readonly options: readonly string[];
  /** Whether the limits hold for it. */
  readonly bound: boolean;
}

interface Measurement extends Case {
  readonly usefulness: Usefulness;
  readonly seconds: number;
}

const SAMPLE = 'sample';
const LEAST_SHARE = 0.85;
const LEAST_MATCH = 0.7;

const cases: readonly Case[] = [
  { name: 'sgd-dialogues', options: ['--no-accounts'], bound: true },
  { name: SAMPLE, options: [], bound: true },
  { name: 'real-persona-chat-ja', options: [], bound: false },
  { name: 'hh-harmless-chats', options: ['--no-accounts', '--privacy', 'local'], bound: false },
  { name: 'oasst1-en', options: ['--privacy', 'local'], bound: false },
  { name: 'crosswoz-zh', options: ['--no-accounts', '--privacy', 'local'], bound: false },
  { name: 'convai2-bot-chats', options: ['--privacy', 'local'], bound: false },
];

export const usefulness: Task = {
  name: 'usefulness',
  summary:
    'What a release shows: the share of conversations in named clusters, and how often a name leads back to them.',
  run: async ({ sets, quick, say }) => {
    const wanted = cases.filter(({ name }) => sets?.includes(name) ?? (!quick || name === 'oasst1-en'));
    const here = wanted.filter(({ name }) => name === SAMPLE || dataFile(name) !== null);
    if (here.length === 0) return { skipped: `None of the data sets is at hand. ${dataHint}` };
    const missing = wanted.filter((one) => !here.includes(one));
    for (const { name } of missing) say(`SKIPPED: ${name} is not at hand. ${dataHint}`);
    buildPages();
    const trees = folder();
    const found: Measurement[] = [];
    for (const one of here) {
      found.push(await measure(one, trees));
      say(`${one.name}: done`);
    }
    say(`The trees of names are in ${trees}. Some of the sets are offensive: keep them out of the repository.`);
    return {
      tables: [{ title: 'Releases', columns, rows: found.map(rowOf) }],
      checks: found.filter(({ bound }) => bound).flatMap(checksOf),
      notes: [...notes, ...missing.map(({ name }) => `**Skipped: ${name}**, which was not at hand.`)],
    };
  },
};

const columns = [
  'set',
  'options',
  'conversations',
  'in named clusters',
  'name leads back',
  'clusters',
  'parents',
  'left out',
  'seconds',
];
const notes = [
  'Name leads back: the share of conversations that find their own cluster among its neighbours by name and description alone.',
  'Options as given; without --privacy the preset is the default. Left out: conversations of withheld base clusters, by reason.',
  'The sample is the 6000 made-up conversations of `sightline sample`, with its own fields as facets.',
];

async function measure(one: Case, trees: string): Promise<Measurement> {
  const home = folder();
  const input = one.name === SAMPLE ? sampleInto(home) : (dataFile(one.name) as string);
  const words = ['insights', 'run', input, ...one.options, '--out', 'out', '--json', '--quiet'];
  const { stdout, seconds } = await measured(words, home);
  const { usefulness: figures } = JSON.parse(stdout) as { usefulness: Usefulness };
  writeFileSync(join(trees, `${one.name}.txt`), treeOf(join(home, 'out', 'public')));
  return { ...one, usefulness: figures, seconds };
}

/** The sample and, beside it, the configuration that makes its fields facets. */
function sampleInto(home: string): string {
  const fields = ['turns', 'length', 'language', 'time', 'meta.plan', 'meta.model'];
  writeFileSync(join(home, 'sightline.yaml'), `facets: [${fields.join(', ')}]\n`);
  const path = join(home, 'data');
  mkdirSync(path);
  return writeSample({ folder: path, workingFolder: home, seed: 0, conversations: undefined }).conversations;
}

function rowOf({ name, options, usefulness: found, seconds }: Measurement): string[] {
  const withheld = Object.entries(found.withheld).map(([reason, count]) => `${count} ${reason.replaceAll('-', ' ')}`);
  return [
    name,
    options.join(' '),
    String(found.conversations),
    percent(found.publishedShare),
    found.nameMatchShare === null ? 'none named' : percent(found.nameMatchShare),
    String(found.publishedClusters),
    String(found.publishedParents),
    withheld.join(', ') || 'nothing',
    seconds.toFixed(0),
  ];
}

function checksOf({ name, usefulness: { publishedShare, nameMatchShare } }: Measurement): Check[] {
  return [
    atLeast(`${name}: in named clusters`, LEAST_SHARE, publishedShare),
    atLeast(`${name}: name leads back`, LEAST_MATCH, nameMatchShare ?? 0),
  ];
}

function atLeast(what: string, least: number, value: number): Check {
  return { what, limit: `>= ${percent(least)}`, found: percent(value), met: value >= least };
}
