/** From a file of a million conversations to a release, by the routes that are meant for so many. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { percent } from '../../src/core/figures.ts';
import buildPages from '../../test/build-pages.ts';
import { folder } from '../../test/support.ts';
import { type InsightsRun, insightsRun, secondsByStage } from '../harness/insights-run.ts';
import type { Check, Task } from '../harness/task.ts';
import { type Written, writeConversations } from './many-conversations.ts';

const CONVERSATIONS = 1_000_000;
const QUICK = 20_000;
const MOST_GIGABYTES = 8;
/** Least share of requests that are said once, for the input to be worth its size. */
const LEAST_DISTINCT = 0.95;
const LEAST_WORDS = 20;

interface Size {
  readonly k: number;
  readonly minutes: number;
}

const embedders = ['tfidf-svd', 'vocabulary'];
const sizes: readonly Size[] = [
  { k: 1_000, minutes: 20 },
  { k: 10_000, minutes: 40 },
];

interface Run extends InsightsRun {
  readonly embedder: string;
  readonly size: Size;
  /** Null where it is not known of a part. */
  readonly cpuMinutes: number | null;
}

export const wholeRun: Task = {
  name: 'whole-run',
  summary: `A million conversations of about 1 KB, from JSONL to a release (\`--sets ${embedders[0]}\` for one embedder).`,
  run: async ({ quick, sets, say }) => {
    buildPages();
    const home = folder();
    const file = join(home, 'conversations.jsonl');
    const written = writeConversations(file, quick ? QUICK : CONVERSATIONS);
    say(`${written.rows} conversations, ${(written.bytes / 1e6).toFixed(0)} MB`);
    const found: Run[] = [];
    for (const embedder of embedders.filter((one) => sets?.includes(one) ?? true))
      for await (const run of runsOf(file, embedder)) {
        found.push(run);
        say(`${nameOf(run)}: ${minutesOf(run)} minutes`);
      }
    return {
      tables: [
        { title: 'Whole runs', columns: wholeColumns, rows: found.map(wholeRow) },
        {
          title: 'Stages, in seconds',
          columns: ['stage', ...found.map(nameOf)],
          rows: secondsByStage(found, (seconds) => seconds.map((one) => one.toFixed(0))),
        },
      ],
      checks: [...checksOfInput(written), ...found.flatMap(checksOf)],
      notes: [
        `Input: ${written.rows} conversations of ${Math.round(written.bytes / written.rows)} bytes, made of those of the project's own sample, two about one topic at a time; ${percent(written.distinct)} of their requests are said once, the median has ${written.medianWords} words.`,
        'The runs of an embedder share a workspace and a folder: what does not depend on k is done in the first alone, and its seconds are counted in each. Peak memory is the greatest resident size of a process (GB = 10^9 bytes), that of the first included.',
      ],
    };
  },
};

async function* runsOf(file: string, embedder: string): AsyncGenerator<Run> {
  const home = folder();
  let first: InsightsRun | null = null;
  for (const size of sizes) {
    const own = await insightsRun(file, ['--embedder', embedder, '--k', String(size.k)], home);
    yield { embedder, size, ...(first === null ? { ...own, cpuMinutes: own.cpuSeconds / 60 } : goneOn(own, first)) };
    first ??= own;
  }
  rmSync(home, { recursive: true });
}

/** A run with what it found done by the first one, as if it had done it. */
function goneOn(own: InsightsRun, first: InsightsRun): InsightsRun & Pick<Run, 'cpuMinutes'> {
  const done = new Map(first.stages.map(({ name, seconds }) => [name, seconds]));
  const stages = own.stages.map((stage) =>
    stage.reused ? { ...stage, seconds: done.get(stage.name) ?? stage.seconds } : stage,
  );
  const added = stages.reduce((sum, { seconds }, at) => sum + seconds - (own.stages[at]?.seconds ?? 0), 0);
  return {
    ...own,
    stages,
    seconds: own.seconds + added,
    cpuMinutes: null,
    peakBytes: Math.max(own.peakBytes, first.peakBytes),
  };
}

function nameOf({ embedder, size }: Pick<Run, 'embedder' | 'size'>): string {
  return `${embedder}-${size.k}`;
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
    nameOf(run),
    minutesOf(run),
    run.cpuMinutes?.toFixed(1) ?? '-',
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
  const { minutes: most } = run.size;
  return [
    { what: `${nameOf(run)}, minutes`, limit: `< ${most}`, found: minutes.toFixed(1), met: minutes < most },
    {
      what: `${nameOf(run)}, peak memory in GB`,
      limit: `< ${MOST_GIGABYTES}`,
      found: gigabytes.toFixed(2),
      met: gigabytes < MOST_GIGABYTES,
    },
  ];
}
