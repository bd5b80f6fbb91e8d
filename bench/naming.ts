/** What naming by consensus costs in usefulness, against the plain recipe of the paper, over several workspace secrets. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percent } from '../src/core/figures.ts';
import { type Usefulness, writeSample } from '../src/index.ts';
import buildPages from '../test/build-pages.ts';
import { folder } from '../test/support.ts';
import { measured } from './harness/child.ts';
import { dataFile, dataHint } from './harness/data.ts';
import { median, spread } from './harness/spread.ts';
import type { Check, Task } from './harness/task.ts';

const SECRETS = 10;
const SAMPLE = 'sample';
/** Points of a share that consensus may lose. */
const MOST_LOST = 0.1;
const ways = ['paper', 'consensus'] as const;

type Found = Readonly<Record<(typeof ways)[number], Usefulness>>;

export const naming: Task = {
  name: 'naming',
  summary: 'What names by consensus show and lead back, against the plain recipe, by scripted:plain.',
  run: async ({ runs, sets, quick, say }) => {
    const wanted = [SAMPLE, 'sgd-dialogues'].filter((name) => sets?.includes(name) ?? (!quick || name === SAMPLE));
    const here = wanted.filter((name) => name === SAMPLE || dataFile(name) !== null);
    const missing = wanted.filter((name) => !here.includes(name));
    for (const name of missing) say(`SKIPPED: ${name} is not at hand. ${dataHint}`);
    buildPages();
    const rows: string[][] = [];
    const checks: Check[] = [];
    for (const name of here) {
      const found = await measuredOver(name, runs ?? (quick ? 2 : SECRETS), say);
      rows.push(...ways.map((way) => [name, way, ...figures(found.map((one) => one[way]))]));
      checks.push(...checksOf(name, found));
    }
    return {
      tables: [{ title: 'Ways of naming', columns, rows }],
      checks,
      notes: [...notes, ...missing.map((name) => `**Skipped: ${name}**, which was not at hand.`)],
    };
  },
};

const columns = ['set', 'naming', 'in named clusters', 'name leads back', 'clusters', 'parents'];
const notes = [
  'Median (least to most) over workspace secrets (ten, unless --runs says otherwise), which decide who is heard together and the noise. Privacy: internal.',
  'scripted:plain knows words and no meanings: a real model finds more in common. It stands here for what can be repeated.',
];

async function measuredOver(name: string, secrets: number, say: (line: string) => void): Promise<Found[]> {
  const home = folder();
  const input = name === SAMPLE ? sampleIn(home) : (dataFile(name) as string);
  const options = name === SAMPLE ? [] : ['--no-accounts'];
  // Vectors are made once; they do not depend on the secret.
  mkdirSync(join(home, '.sightline'), { mode: 0o700 });
  const found: Found[] = [];
  for (let secret = 0; secret < secrets; secret++) {
    writeFileSync(join(home, '.sightline', 'secret'), createHash('sha256').update(`naming ${secret}`).digest(), {
      mode: 0o600,
    });
    const run = [
      'insights',
      'run',
      input,
      ...options,
      '--model',
      'scripted:plain',
      '--naming',
      'paper',
      '--out',
      `run-${secret}`,
    ];
    const again = ['insights', 'release', `run-${secret}`, '--naming', 'consensus', '--out', `consensus-${secret}`];
    found.push({ paper: await usefulnessOf(run, home), consensus: await usefulnessOf(again, home) });
    say(`${name}: secret ${secret + 1} of ${secrets} done`);
  }
  return found;
}

async function usefulnessOf(words: readonly string[], home: string): Promise<Usefulness> {
  const { stdout } = await measured([...words, '--json', '--quiet'], home);
  return (JSON.parse(stdout) as { usefulness: Usefulness }).usefulness;
}

function sampleIn(home: string): string {
  const path = join(home, 'data');
  mkdirSync(path);
  return writeSample({ folder: path, workingFolder: home, seed: 0, conversations: undefined }).conversations;
}

function figures(found: readonly Usefulness[]): string[] {
  const share = (of: (one: Usefulness) => number): string =>
    `${spread(
      found.map((one) => 100 * of(one)),
      1,
    )} %`;
  return [
    share(({ publishedShare }) => publishedShare),
    share(({ nameMatchShare }) => nameMatchShare ?? 0),
    spread(
      found.map(({ publishedClusters }) => publishedClusters),
      0,
    ),
    spread(
      found.map(({ publishedParents }) => publishedParents),
      0,
    ),
  ];
}

function checksOf(name: string, found: readonly Found[]): Check[] {
  const lost = (share: (one: Usefulness) => number): number =>
    median(found.map(({ paper, consensus }) => share(paper) - share(consensus)));
  const check = (what: string, value: number): Check => ({
    what: `${name}: ${what} lost by consensus, median`,
    limit: `<= ${percent(MOST_LOST)}`,
    found: percent(value),
    met: value <= MOST_LOST,
  });
  return [
    check(
      'published share',
      lost(({ publishedShare }) => publishedShare),
    ),
    check(
      'name leads back',
      lost(({ nameMatchShare }) => nameMatchShare ?? 0),
    ),
  ];
}
