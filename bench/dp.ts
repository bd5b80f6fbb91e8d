/** What is left of a release that is differentially private, by epsilon. */
import { join } from 'node:path';
import { percent } from '../src/core/figures.ts';
import { openRelease, type ReleaseData, type Usefulness, writeSample } from '../src/index.ts';
import buildPages from '../test/build-pages.ts';
import { folder } from '../test/support.ts';
import { type ExactShares, exactShares, tableError } from './dp-table-error.ts';
import { measured } from './harness/child.ts';
import type { Task } from './harness/task.ts';

const SIZES = [6_000];
const EPSILONS = [1, 3, 10];
const DRAWS = 3;

interface Drawn {
  readonly usefulness: Usefulness;
  readonly release: ReleaseData;
  readonly seconds: number;
}

export const dp: Task = {
  name: 'dp',
  summary: `What a differentially private release shows of the sample, for epsilon ${EPSILONS.join(', ')}; --sets 24000 for more conversations.`,
  run: async ({ quick, runs, sets, say }) => {
    buildPages();
    const topics: string[][] = [];
    const tables: string[][] = [];
    for (const conversations of sets?.map(Number) ?? (quick ? [1_000] : SIZES)) {
      const home = folder();
      const { conversations: input } = writeSample({ folder: 'data', workingFolder: home, seed: 0, conversations });
      const run = ['insights', 'run', input, '--embedder', 'tfidf-svd', '--out', 'out'];
      topics.push(exactRow((await resultOf(run, home)).usefulness));
      const exact = exactShares(join(home, 'out'));
      for (const epsilon of EPSILONS) {
        const drawn: Drawn[] = [];
        for (let draw = 0; draw < (runs ?? DRAWS); draw++) drawn.push(await released(home, epsilon, draw));
        topics.push(topicRow(epsilon, drawn));
        tables.push(...tableRows(epsilon, conversations, drawn, exact));
        say(`${conversations} conversations, epsilon ${epsilon}: done, in ${join(home, 'out')}`);
      }
    }
    return {
      tables: [
        { title: 'Topics', columns: topicColumns, rows: topics },
        { title: 'Tables', columns: tableColumns, rows: tables },
      ],
      checks: [],
      notes: [
        `Made-up conversations of \`sightline sample\`, preset internal, delta 1e-6, default facets. ${runs ?? DRAWS} draws each; the mean, and from the least to the most. Shares are exact, of all conversations, as only the maker of a release learns them.`,
        'Name leads back: the share of conversations of shown topics that find their own among its neighbours by name and description alone. The fewer topics, the easier.',
        'Table error: by how much a share over all conversations differs from the exact one of all conversations of all accounts, the mean over values and the most of any. It holds noise and that two conversations of an account count at most.',
        'Seconds: the first release encodes all requests, the others find them in the cache; words are encoded every time.',
      ],
    };
  },
};

const topicColumns = [
  'conversations',
  'accounts',
  'release',
  'in published topics',
  'name leads back',
  'topics',
  'seconds',
];
const tableColumns = [
  'conversations',
  'release',
  'facet',
  'shown',
  'mean error',
  'most',
  'within ±',
  'clusters with a row',
];

async function resultOf(words: readonly string[], home: string) {
  const { stdout } = await measured([...words, '--json', '--quiet'], home);
  return JSON.parse(stdout) as { usefulness: Usefulness; release: string };
}

/** Another delta, by less than matters, is another draw. */
async function released(home: string, epsilon: number, draw: number): Promise<Drawn> {
  const started = performance.now();
  const budget = `${epsilon},${(1e-6 * (1 - draw / 1e6)).toFixed(13)}`;
  const words = [
    'insights',
    'release',
    'out',
    '--dp',
    budget,
    '--dp-cap',
    '100,1e-3',
    '--out',
    `release-${epsilon}-${draw}`,
  ];
  const { usefulness, release } = await resultOf(words, home);
  return { usefulness, release: openRelease(release), seconds: (performance.now() - started) / 1000 };
}

function exactRow({
  conversations,
  accounts,
  publishedShare,
  nameMatchShare,
  publishedClusters,
}: Usefulness): string[] {
  const shares = [publishedShare, nameMatchShare ?? 0].map(percent);
  return [String(conversations), String(accounts), 'no noise', ...shares, String(publishedClusters), ''];
}

function topicRow(epsilon: number, drawn: readonly Drawn[]): string[] {
  const [first] = drawn;
  const of = (figure: (usefulness: Usefulness) => number | null): number[] =>
    drawn.flatMap(({ usefulness }) => figure(usefulness) ?? []);
  return [
    String(first?.usefulness.conversations),
    String(first?.usefulness.accounts),
    `epsilon ${epsilon}`,
    meanOf(
      of((usefulness) => usefulness.publishedShare),
      percent,
    ),
    meanOf(
      of((usefulness) => usefulness.nameMatchShare),
      percent,
    ),
    meanOf(
      of((usefulness) => usefulness.publishedClusters),
      (value) => String(Math.round(value)),
    ),
    meanOf(
      drawn.map(({ seconds }) => seconds),
      (value) => value.toFixed(0),
    ),
  ];
}

function tableRows(epsilon: number, conversations: number, drawn: readonly Drawn[], exact: ExactShares): string[][] {
  return [...exact].map(([facet, shares]) => {
    const shown = drawn.flatMap(({ release }) => release.facets.filter((table) => table.facet === facet));
    const errors = shown.map((table) => tableError(table, shares));
    const rows = shown.map(({ clusters }) => Object.keys(clusters).length);
    return [
      String(conversations),
      `epsilon ${epsilon}`,
      facet,
      `${shown.length} of ${drawn.length}`,
      meanOf(
        errors.map(({ mean }) => mean),
        percent,
      ),
      meanOf(
        errors.map(({ most }) => most),
        percent,
      ),
      meanOf(
        errors.map(({ reach }) => reach),
        percent,
      ),
      meanOf(rows, (value) => value.toFixed(0)),
    ];
  });
}

/** The mean, with the least and the most where they differ. */
function meanOf(values: readonly number[], text: (value: number) => string): string {
  if (values.length === 0) return 'none';
  const mean = text(values.reduce((sum, value) => sum + value, 0) / values.length);
  const [least, most] = [text(Math.min(...values)), text(Math.max(...values))];
  return least === most ? mean : `${mean} (${least} to ${most})`;
}
