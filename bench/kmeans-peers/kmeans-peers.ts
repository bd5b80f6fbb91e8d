/** k-means beside scikit-learn, faiss and ml-kmeans: time until as near to a converged result as is asked for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataHint } from '../harness/data.ts';
import type { Check, Table, Task, TaskOptions } from '../harness/task.ts';
import { floors } from './floors.ts';
import { growth } from './growth.ts';
import { type Source, sources } from './problems.ts';
import { INSTALL, oursRunner, pythonRunner } from './programs.ts';
import { type Race, type Runners, race, THREADS } from './race.ts';
import { raceChecks, raceTable } from './race-table.ts';
import { smallTable } from './small.ts';

const RUNS = 3;
/** Share of rows and clusters with `--quick`. */
const QUICK = 0.05;

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

async function measure(folder: string, options: TaskOptions, runners: Runners) {
  const { runs = RUNS, quick, sets, say } = options;
  const size = quick ? QUICK : 1;
  const load = loadavg()[0] as number;
  const versions = (await runners.python({ program: 'versions' })).end as Readonly<Record<string, unknown>>;
  const tables: Table[] = [];
  const checks: Check[] = [];
  const notes: string[] = [];
  const races: Race[] = [];
  for (const source of sources.filter(({ name }) => sets?.includes(name) ?? true)) {
    const problem = await source.make(folder, size);
    if (problem === null) {
      say(`SKIPPED: ${source.name}. ${dataHint}`);
      notes.push(`**Skipped: ${source.name}**, whose data sets were not at hand.`);
      continue;
    }
    const found = await race(problem, runs, runners, say);
    races.push(found);
    tables.push(raceTable(found));
    checks.push(...raceChecks(found));
    notes.push(aboutOf(source, found));
  }
  const first = races[0];
  if (first === undefined)
    return { skipped: `No problem is left of: ${sources.map(({ name }) => name).join(', ')}. ${dataHint}` };
  tables.push(seedingTable(races));
  const speed = await floors(first.problem, runs, runners);
  say('one pass');
  const grown = await growth({ folder, centroids: `${first.problem.rows}.start`, size, runs }, runners.ours);
  say('growth');
  return {
    tables: [...tables, speed.table, grown.table, await smallTable(folder, runs, runners)],
    checks: [...checks, ...speed.checks, ...grown.checks],
    notes: [...generalNotes(versions, load, runs), ...notes],
  };
}

function aboutOf({ name, about }: Source, { problem }: Race): string {
  return `${name}: ${about}. ${problem.count.toLocaleString('en')} rows, no two of them equal.`;
}

function seedingTable(races: readonly Race[]): Table {
  return {
    title: 'Seeding: k-means++ by scikit-learn, from which all start',
    columns: ['problem', 'rows it was drawn from', 'seconds', 'cpu s'],
    rows: races.map(({ problem, seeding: { rows = 0, seconds = 0, cpu = 0 } }) => [
      problem.name,
      rows.toLocaleString('en'),
      seconds.toFixed(2),
      cpu.toFixed(2),
    ]),
  };
}

function generalNotes(versions: Readonly<Record<string, unknown>>, load: number, runs: number): string[] {
  const peers = ['scikit-learn', 'faiss', 'numpy'].map((name) => `${name} ${versions[name]}`).join(', ');
  return [
    `${peers}, BLAS: ${versions['blas']} (OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE unset). ${THREADS} threads each, float32, Euclidean. The load of the machine was ${load.toFixed(1)} when it began: beside other work, processor seconds say more than seconds.`,
    `All start from the same centroids. The reference is where Lloyd's iterations of scikit-learn end (tol = 0: no label changes). A program is near it when the inertia of an assignment first is at most so much greater. Each runs in a process of its own, in turn, ${runs} rounds; elkan and mini-batches in the first alone. Median (least to greatest).`,
    'scikit-learn: KMeans.fit as it is, its compiled iteration wrapped to read the clock; the inertia is computed in float64 while the clocks stand. Its copy of the rows and its subtraction of their mean count, as our start of threads and copy into shared memory do. Mini-batches: partial_fit on 4,096 rows drawn at random, the inertia over all rows twice a pass, outside of the clocks; given up after three times the seconds of the reference.',
    'faiss: Kmeans.train as it is, with times and objectives that it tells by itself (float32); its processor time by iteration is that of the whole in proportion. Nothing is sampled away.',
    'One pass: all distances of rows to centroids, computed and compared, in two floating-point operations a product of components. SGEMM computes products and compares nothing.',
    'Growth: made-up rows of 384 dimensions, each size the beginning of the next, from one start; near is near to where the same run converges.',
  ];
}
