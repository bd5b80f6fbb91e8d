/** k-means beside scikit-learn, faiss and ml-kmeans: time until as near to a converged result as is asked for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataHint } from '../harness/data.ts';
import type { Findings, Outcome, Task, TaskOptions } from '../harness/task.ts';
import { fewRows } from './few-rows.ts';
import { floors } from './floors.ts';
import { growth } from './growth.ts';
import { type Source, sources } from './problems.ts';
import { INSTALL, oursRunner, pythonRunner } from './programs.ts';
import { type Runners, race, type Scale, THREADS } from './race.ts';
import { raceChecks, raceTable, seedingTable } from './race-table.ts';

const RUNS = 3;
/** With `--quick`: share of rows and clusters, and what is run unless `--sets` says. */
const QUICK = 0.05;
const QUICK_SETS = ['synthetic-384', 'turns-384', 'pass', 'growth', 'few-rows'];

export const kmeansPeers: Task = {
  name: 'kmeans-peers',
  summary:
    'k-means until near the converged result: beside scikit-learn, faiss and ml-kmeans, from the same centroids.',
  run: async (options) => {
    const python = pythonRunner();
    if (python === null) return { skipped: INSTALL };
    const runners = { python, ours: oursRunner };
    const folder = mkdtempSync(join(tmpdir(), 'sightline-kmeans-peers-'));
    try {
      return await measure(folder, options, runners);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(folder: string, { runs, quick, sets, say }: TaskOptions, runners: Runners): Promise<Outcome> {
  const scale = { folder, size: quick ? QUICK : 1, runs: runs ?? (quick ? 1 : RUNS) };
  const wanted = sets ?? (quick ? QUICK_SETS : undefined);
  const isWanted = ({ name }: { readonly name: string }): boolean => wanted?.includes(name) ?? true;
  const [before] = loadavg();
  const found: Findings[] = [];
  for (const source of sources.filter(isWanted)) found.push(await raceOn(source, scale, runners, say));
  for (const { name, run } of parts.filter(isWanted)) {
    found.push(await run(scale, runners));
    say(name);
  }
  if (found.length === 0)
    return { skipped: `--sets names none of: ${[...sources, ...parts].map(({ name }) => name).join(', ')}.` };
  const load = [before, loadavg()[0]].map((value) => value?.toFixed(1)).join(' and ');
  return {
    tables: found.flatMap(({ tables }) => tables),
    checks: found.flatMap(({ checks }) => checks),
    notes: [...(await generalNotes(runners, load, scale.runs)), ...found.flatMap(({ notes }) => notes)],
  };
}

/** What is not a race on rows of one kind; `--sets` takes their names too. */
const parts = [
  { name: 'pass', run: floors },
  { name: 'growth', run: growth },
  { name: 'few-rows', run: fewRows },
];

async function raceOn(source: Source, scale: Scale, runners: Runners, say: (line: string) => void): Promise<Findings> {
  const problem = await source.make(scale.folder, scale.size);
  if (problem === null) {
    say(`SKIPPED: ${source.name}. ${dataHint}`);
    return { tables: [], checks: [], notes: [`**Skipped: ${source.name}**, whose data sets were not at hand.`] };
  }
  const found = await race(problem, scale.runs, runners, say);
  return {
    tables: [raceTable(found), seedingTable(found)],
    checks: raceChecks(found),
    notes: [`${source.name}: ${source.about}. ${problem.count.toLocaleString('en')} rows, no two of them equal.`],
  };
}

async function generalNotes({ python }: Runners, load: string, runs: number): Promise<string[]> {
  const versions = (await python({ program: 'versions' })).end as Readonly<Record<string, unknown>>;
  const peers = ['scikit-learn', 'faiss', 'numpy'].map((name) => `${name} ${versions[name]}`).join(', ');
  return [
    `${peers}, BLAS: ${versions['blas']} (OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE unset). ${THREADS} threads each, float32, Euclidean. The load of the machine was ${load} before and after: beside other work, processor seconds say more than seconds.`,
    `All start from the same centroids, drawn by the product's k-means++. The reference is where Lloyd's iterations of scikit-learn end (tol = 0: no label changes). A program is near it when the inertia of an assignment first is at most so much greater. Each runs in a process of its own, in turn, so many times as --runs says (${runs}); elkan and mini-batches once. Median (least to greatest).`,
    'scikit-learn: KMeans.fit as it is, its compiled iteration wrapped to read the clock; the inertia is computed in float64 while the clocks stand. Its copy of the rows and its subtraction of their mean count, as our start of threads and copy into shared memory do. Mini-batches: partial_fit on 4,096 rows drawn at random, the inertia over all rows twice a pass, outside of the clocks; given up after the seconds in which the reference comes within 0.01 %.',
    'Seeding: k-means++ of scikit-learn tries several rows for each centroid and keeps the best; ours draws up to eight before it looks at distances again. On the first rows alone, because that of scikit-learn takes minutes on all.',
    'faiss: Kmeans.train as it is, with times and objectives that it tells by itself (sums in float32, some millionths too small); its processor time by iteration is that of the whole in proportion. Nothing is sampled away.',
  ];
}
