/** The rows nearest to each row, exactly and by inverted lists, and what stands on them: the tree over many centroids and their map. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { percent } from '../../src/core/figures.ts';
import { dataHint } from '../harness/data.ts';
import type { Check, Findings, Outcome, Table, Task } from '../harness/task.ts';
import { beginningOf, type Problem, sources, syntheticProblem } from '../kmeans-peers/problems.ts';
import type { RowsFigures, RowsJob } from './rows-child.ts';
import type { StagesFigures, StagesJob } from './stages-child.ts';

const REAL = 'turns-384';
const DIMENSIONS = 384;
const THREADS = 2;
const MANY = 400_000;
const CLUSTERS = [1000, 10_000];
/** With `--quick`: share of rows and clusters. */
const QUICK = 0.05;
const LEAST_RECALL = 0.95;
const MOST_SECONDS = 60;
const MOST_GIGABYTES = 1;

export const neighbours: Task = {
  name: 'neighbours',
  summary: 'Nearest rows, exactly and by inverted lists: rate and recall. The tree and the map of 10,000 centroids.',
  run: async ({ quick, say }): Promise<Outcome> => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-neighbours-'));
    try {
      const size = quick ? QUICK : 1;
      const real = await sources.find(({ name }) => name === REAL)?.make(folder, size);
      if (real === null || real === undefined) return { skipped: `Turns of public sets are not at hand. ${dataHint}` };
      say(`${real.count} rows embedded`);
      const load = loadavg()[0]?.toFixed(1);
      const found = [rowsFindings(folder, real, size, say), stagesFindings(real, size, say)];
      return {
        tables: found.flatMap(({ tables }) => tables),
        checks: found.flatMap(({ checks }) => checks),
        notes: [...found.flatMap(({ notes }) => notes), `Load of the machine as it began: ${load}.`],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function rowsFindings(folder: string, real: Problem, size: number, say: (line: string) => void): Findings {
  const made = syntheticProblem(folder, DIMENSIONS, MANY * size, size);
  const jobs: [string, Problem, RowsJob['how']][] = [
    ['turns', beginningOf(real, Math.round(real.count / 5)), 'exact'],
    ['turns', real, 'exact'],
    ['turns', real, 'cells'],
    ['made-up', made, 'cells'],
  ];
  const found = jobs.map(([rows, { rows: file, count, dimensions }, how]) => {
    const job: RowsJob = { file, count, dimensions, how, threads: THREADS };
    const figures = child<RowsFigures>('rows-child.ts', job);
    say(`${count} rows, ${how}: ${figures.cpu.toFixed(1)} processor seconds`);
    return { rows, count, how, ...figures };
  });
  return {
    tables: [rowsTable(found)],
    checks: found.flatMap(({ rows, count, how, recall }): Check[] =>
      how === 'exact'
        ? []
        : [
            {
              what: `recall@10 in cells, ${count} rows (${rows})`,
              limit: `>= ${LEAST_RECALL}`,
              found: recall.toFixed(3),
              met: recall >= LEAST_RECALL,
            },
          ],
    ),
    notes: [
      `Ten nearest of every row of ${DIMENSIONS} dimensions, kernel portable as in the product, ${THREADS} threads. Recall: of the ten nearest of 1,000 rows, evenly drawn, found by comparing them with all. Turns: ${sources.find(({ name }) => name === REAL)?.about}; made-up: unit vectors of 2,000 topics, noise in 40 directions.`,
    ],
  };
}

function rowsTable(
  found: readonly (RowsFigures & { readonly rows: string; readonly count: number; readonly how: string })[],
): Table {
  return {
    title: 'Ten nearest rows',
    columns: ['rows', 'how', 'recall@10', 'processor seconds', 'rows a processor second', 'seconds', 'peak memory, GB'],
    rows: found.map(({ rows, count, how, recall, cpu, seconds, peakBytes }) => [
      `${count.toLocaleString('en')} ${rows}`,
      how,
      recall.toFixed(3),
      cpu.toFixed(1),
      Math.round(count / cpu).toLocaleString('en'),
      seconds.toFixed(1),
      (peakBytes / 1e9).toFixed(2),
    ]),
  };
}

function stagesFindings({ rows, count, dimensions }: Problem, size: number, say: (line: string) => void): Findings {
  const found = CLUSTERS.map((clusters) => {
    const job: StagesJob = { file: rows, count, dimensions, clusters: clusters * size, threads: THREADS };
    const figures = child<StagesFigures>('stages-child.ts', job);
    say(`${job.clusters} centroids: tree ${figures.hierarchy.cpu.toFixed(1)}, map ${figures.layout.cpu.toFixed(1)}`);
    return { clusters: job.clusters, ...figures };
  });
  const largest = found.at(-1) as (typeof found)[number];
  const bound = (what: string, limit: number, value: number): Check => ({
    what,
    limit: `< ${limit}`,
    found: value.toFixed(2),
    met: value < limit,
  });
  return {
    tables: [
      {
        title: 'Tree and map of centroids',
        columns: ['stage', ...found.map(({ clusters }) => `${clusters.toLocaleString('en')} centroids`)],
        rows: [
          ['hierarchy, processor seconds', ...found.map(({ hierarchy }) => hierarchy.cpu.toFixed(1))],
          ['hierarchy, GB that it adds at most', ...found.map(({ hierarchy }) => (hierarchy.added / 1e9).toFixed(2))],
          ['layout, processor seconds', ...found.map(({ layout }) => layout.cpu.toFixed(1))],
          ['layout, seconds', ...found.map(({ layout }) => layout.seconds.toFixed(1))],
          ['children whose nearest parent on the map is theirs', ...found.map(({ ownParent }) => percent(ownParent))],
          ['base clusters whose nearest top on the map is theirs', ...found.map(({ ownTop }) => percent(ownTop))],
          ['five nearest that are among the 15 nearest on the map', ...found.map(({ kept }) => percent(kept))],
        ],
      },
    ],
    checks: [
      bound(`hierarchy of ${largest.clusters} centroids, processor seconds`, MOST_SECONDS, largest.hierarchy.cpu),
      bound(
        `hierarchy of ${largest.clusters} centroids, GB that it adds`,
        MOST_GIGABYTES,
        largest.hierarchy.added / 1e9,
      ),
      bound(`layout of ${largest.clusters} centroids, processor seconds`, MOST_SECONDS, largest.layout.cpu),
    ],
    notes: [
      `The stages themselves, over centroids of the turns by k-means (one start, two iterations), ${THREADS} threads. Children: all nodes with a parent on the level above theirs. Memory: the peak of the process, to the end of the stage, less what it held as the stage began; a peak before it counts too.`,
    ],
  };
}

function child<Figures>(script: string, job: object): Figures {
  const words = [join(import.meta.dirname, script), JSON.stringify(job)];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Figures;
}
