/** ml-kmeans, which takes minutes an iteration at the sizes of the others: a table of its own, with few rows. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from '../harness/task.ts';
import { syntheticProblem } from './problems.ts';
import { mlKmeansRunner, type Point, type Runner } from './programs.ts';
import { OURS, REFERENCE, type Runners, seed, THREADS } from './race.ts';
import { tracesTable } from './race-table.ts';
import { NEAR } from './trace.ts';

const ROWS = 3000;
const DIMENSIONS = 384;
/** Share of the clusters of the others: 50. */
const SIZE = 0.05;

export async function smallTable(home: string, runs: number, { python, ours }: Runners): Promise<Table> {
  const folder = join(home, 'small');
  mkdirSync(folder);
  const problem = syntheticProblem(folder, DIMENSIONS, ROWS, SIZE);
  await seed(problem, python);
  const { rows, dimensions, k } = problem;
  const job = { program: 'lloyd', rows, dimensions, centroids: `${rows}.start`, threads: THREADS, iterations: 300 };
  const reference = (await python({ ...job, target: null })).end['inertia'] as number;
  const target = reference * (1 + NEAR[1]);
  const programs: Record<string, Runner> = {
    [OURS]: (more) => ours({ ...more, kernel: 'relaxed', bounds: 'yinyang' }),
    [REFERENCE]: python,
    'ml-kmeans': mlKmeansRunner,
  };
  const traces = new Map(Object.keys(programs).map((name) => [name, [] as (readonly Point[])[]]));
  for (let round = 0; round < runs; round++) {
    for (const [name, run] of Object.entries(programs)) traces.get(name)?.push((await run({ ...job, target })).points);
  }
  return tracesTable(`Few rows: ${ROWS}, ${DIMENSIONS} dimensions, ${k} clusters`, { reference, traces });
}
