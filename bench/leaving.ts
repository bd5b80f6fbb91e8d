/** What one account's leaving changes in the published names, end to end: clusters, names and tree made again without it. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, shuffled } from '../src/core/random.ts';
import { analyze, openRelease, type Settings, writeSample } from '../src/index.ts';
import { wordsOf } from '../src/text/words.ts';
import buildPages from '../test/build-pages.ts';
import { folder, writeRows } from '../test/support.ts';
import { spread } from './harness/spread.ts';
import type { Check, Task } from './harness/task.ts';

const CONVERSATIONS = 1500;
const ACCOUNTS = 40;
const QUICK = 4;

interface SampleRow {
  readonly user_id?: string;
}

const ways: readonly { readonly name: string; readonly settings: Partial<Settings> }[] = [
  { name: 'lexical', settings: {} },
  { name: 'consensus', settings: { models: { default: 'scripted:plain' } } },
  { name: 'paper', settings: { models: { default: 'scripted:plain' }, naming: 'paper' } },
];

interface Published {
  readonly names: readonly string[];
  readonly share: number;
}

export const leaving: Task = {
  name: 'leaving',
  summary: 'How many published names change when one account leaves, end to end.',
  run: async ({ runs, quick, say }) => {
    buildPages();
    const home = folder();
    // Accounts fall into groups by the secret of the workspace: it is one for all runs.
    mkdirSync(join(home, '.sightline'), { mode: 0o700 });
    const rows = sampleRows(home);
    const accounts = [...new Set(rows.flatMap(({ user_id }) => user_id ?? []))].sort();
    const leavers = shuffled(createRandom('leaving'), accounts).slice(0, runs ?? (quick ? QUICK : ACCOUNTS));
    const table: string[][] = [];
    const checks: Check[] = [];
    for (const { name, settings } of ways) {
      const all = await published(home, 'all', rows, settings);
      const changed: Change[] = [];
      for (const [index, leaver] of leavers.entries()) {
        const without = rows.filter(({ user_id }) => user_id !== leaver);
        changed.push(changeBetween(all, await published(home, `${name}-${index}`, without, settings)));
        say(`${name}: account ${index + 1} of ${leavers.length} left`);
      }
      table.push(rowOf(name, all, changed));
      checks.push(supportCheck(name, all, rows));
    }
    return {
      tables: [{ title: 'When one account leaves', columns, rows: table }],
      checks,
      notes: notesOn(leavers.length, accounts.length),
    };
  },
};

function sampleRows(home: string): SampleRow[] {
  const { conversations } = writeSample({
    folder: 'sample',
    workingFolder: home,
    seed: 0,
    conversations: CONVERSATIONS,
  });
  return readFileSync(conversations, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SampleRow);
}

async function published(
  home: string,
  out: string,
  rows: readonly SampleRow[],
  more: Partial<Settings>,
): Promise<Published> {
  const input = writeRows(join(home, `${out}.jsonl`), rows);
  const settings: Partial<Settings> = {
    embedder: 'tfidf-svd',
    stability: 0,
    out: join(home, `${out}-${JSON.stringify(more).length}`),
    ...more,
  };
  const { release, usefulness } = await analyze({ inputs: [input], workingFolder: home, settings });
  const { clusters } = openRelease(release).clusters;
  return {
    names: clusters.filter(({ level }) => level === 0).map(({ name }) => name),
    share: usefulness.publishedShare,
  };
}

/** Shares of what was published with the account and is not without it. */
interface Change {
  readonly names: number;
  readonly words: number;
}

function changeBetween(before: Published, after: Published): Change {
  const gone = (all: ReadonlySet<string>, left: ReadonlySet<string>): number =>
    [...all].filter((one) => !left.has(one)).length / Math.max(1, all.size);
  return {
    names: gone(new Set(before.names), new Set(after.names)),
    words: gone(new Set(contentOf(before.names)), new Set(contentOf(after.names))),
  };
}

/** Of the scripted model's own making, in every name. */
const FRAME = new Set(['help', 'with', 'and', 'of', 'the', 'in', 'to', 'a', 'for', 'on', 'at', 'something']);

function contentOf(names: readonly string[]): string[] {
  return names.flatMap((name) => wordsOf(name).map(({ key }) => key)).filter((word) => !FRAME.has(word));
}

const SUPPORT = 5;

/** Counted again from the input itself: accounts that wrote a word with the same beginning. */
function supportCheck(way: string, { names }: Published, rows: readonly SampleRow[]): Check {
  const said = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const { key } of wordsOf(JSON.stringify(row).replaceAll('\\n', ' '))) {
      const stem = key.slice(0, 4);
      said.set(stem, (said.get(stem) ?? new Set()).add(row.user_id ?? ''));
    }
  }
  const rare = [...new Set(contentOf(names))].filter((word) => (said.get(word.slice(0, 4))?.size ?? 0) < SUPPORT);
  return {
    what: `${way}: content words of names that fewer than ${SUPPORT} accounts of the input used`,
    limit: '0',
    found: String(rare.length),
    met: rare.length === 0,
  };
}

const columns = ['naming', 'in named clusters', 'names', 'names that change', 'content words that go'];

function rowOf(name: string, { names, share }: Published, changed: readonly Change[]): string[] {
  const figure = (of: (change: Change) => number): string =>
    `${spread(
      changed.map((change) => 100 * of(change)),
      1,
    )} %`;
  return [
    name,
    `${(100 * share).toFixed(1)} %`,
    String(names.length),
    figure((change) => change.names),
    figure((change) => change.words),
  ];
}

function notesOn(leavers: number, accounts: number): string[] {
  return [
    `Median (least to most) over ${leavers} of ${accounts} accounts, drawn at random, each left out of ${CONVERSATIONS} sample conversations in turn; preset internal, tfidf-svd, scripted:plain. A name changes where none is the same to the letter afterwards.`,
    'Most of it is not the names: k-means begins elsewhere and divides otherwise, words are weighed anew, and another clustering has other names. With the members of a cluster held fixed one account changes one list of twenty.',
  ];
}
