/** From a file of a million conversations to a release, by the routes that are meant for so many. */
import { join } from 'node:path';
import { percent } from '../../src/core/figures.ts';
import buildPages from '../../test/build-pages.ts';
import { folder } from '../../test/support.ts';
import { type InsightsRun, insightsRun, secondsByStage } from '../harness/insights-run.ts';
import type { Check, Task } from '../harness/task.ts';
import { aboutInput, type Written, writeConversations } from './many-conversations.ts';

const CONVERSATIONS = 1_000_000;
const QUICK = 20_000;
const MOST_GIGABYTES = 8;
/** Least share of requests that are said once, for the input to be worth its size. */
const LEAST_DISTINCT = 0.95;
const LEAST_WORDS = 20;

interface Route {
  readonly embedder: string;
  readonly k: number;
  readonly minutes: number;
}

const routes: readonly Route[] = [
  { embedder: 'tfidf-svd', k: 1_000, minutes: 20 },
  { embedder: 'vocabulary', k: 1_000, minutes: 20 },
  { embedder: 'tfidf-svd', k: 10_000, minutes: 40 },
  { embedder: 'vocabulary', k: 10_000, minutes: 40 },
];

const nameOf = ({ embedder, k }: Route): string => `${embedder}-${k}`;

interface Run extends InsightsRun {
  readonly route: Route;
}

export const wholeRun: Task = {
  name: 'whole-run',
  summary:
    'A million conversations of about 1 KB, from JSONL to a release (`--sets tfidf-svd-1000,…` for some routes).',
  run: async ({ quick, sets, say }) => {
    buildPages();
    const file = join(folder(), 'conversations.jsonl');
    const written = writeConversations(file, quick ? QUICK : CONVERSATIONS);
    say(`${written.rows} conversations, ${(written.bytes / 1e6).toFixed(0)} MB`);
    const found: Run[] = [];
    for (const route of routes.filter((one) => sets?.includes(nameOf(one)) ?? true)) {
      found.push(await once(file, route));
      say(`${nameOf(route)}: ${minutesOf(found.at(-1) as Run)} minutes`);
    }
    return {
      tables: [
        { title: 'Whole runs', columns: wholeColumns, rows: found.map(wholeRow) },
        {
          title: 'Stages, in seconds',
          columns: ['stage', ...found.map(({ route }) => nameOf(route))],
          rows: secondsByStage(found, (seconds) => seconds.map((one) => one.toFixed(0))),
        },
      ],
      checks: [...checksOfInput(written), ...found.flatMap(checksOf)],
      notes: [
        aboutInput(written),
        'Each run has a workspace of its own: nothing is cached. One run a route. Peak memory is the greatest resident size of the process (GB = 10^9 bytes).',
      ],
    };
  },
};

async function once(file: string, route: Route): Promise<Run> {
  const { embedder, k } = route;
  return { route, ...(await insightsRun(file, ['--embedder', embedder, '--k', String(k)])) };
}

const wholeColumns = [
  'route',
  'minutes',
  'processor minutes',
  'peak memory, GB',
  'conversations in a published cluster',
];

function wholeRow(run: Run): string[] {
  return [
    nameOf(run.route),
    minutesOf(run),
    (run.cpuSeconds / 60).toFixed(1),
    (run.peakBytes / 1e9).toFixed(2),
    percent(run.usefulness.publishedShare),
  ];
}

function minutesOf({ seconds }: Run): string {
  return (seconds / 60).toFixed(1);
}

function checksOfInput({ distinct, medianWords }: Written): Check[] {
  return [
    {
      what: 'requests that are said once',
      limit: `>= ${percent(LEAST_DISTINCT)}`,
      found: percent(distinct),
      met: distinct >= LEAST_DISTINCT,
    },
    {
      what: 'words of a request, median',
      limit: `>= ${LEAST_WORDS}`,
      found: String(medianWords),
      met: medianWords >= LEAST_WORDS,
    },
  ];
}

function checksOf(run: Run): Check[] {
  const [minutes, gigabytes] = [run.seconds / 60, run.peakBytes / 1e9];
  const { minutes: most } = run.route;
  return [
    { what: `${nameOf(run.route)}, minutes`, limit: `< ${most}`, found: minutes.toFixed(1), met: minutes < most },
    {
      what: `${nameOf(run.route)}, peak memory in GB`,
      limit: `< ${MOST_GIGABYTES}`,
      found: gigabytes.toFixed(2),
      met: gigabytes < MOST_GIGABYTES,
    },
  ];
}
