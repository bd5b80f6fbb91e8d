/** ml-kmeans, which takes more than a minute an iteration at the sizes of the others: a table of its own, with few rows. */
import type { Findings } from '../harness/task.ts';
import { syntheticProblem } from './problems.ts';
import { mlKmeansRunner, type Point, type Runner } from './programs.ts';
import { MOST_ITERATIONS, OURS, OURS_BEST, REFERENCE, type Runners, type Scale, seed, THREADS } from './race.ts';
import { tracesTable } from './race-table.ts';
import { NEAR } from './trace.ts';

const ROWS = 3000;
const DIMENSIONS = 384;
/** Share of the clusters of the others: 50. */
const SIZE = 0.05;

export async function fewRows({ folder, runs }: Scale, { python, ours }: Runners): Promise<Findings> {
  const problem = syntheticProblem(folder, DIMENSIONS, ROWS, SIZE);
  await seed(problem, { ours });
  const { rows, dimensions, k } = problem;
  const job = {
    program: 'lloyd',
    rows,
    dimensions,
    centroids: `${rows}.start`,
    threads: THREADS,
    iterations: MOST_ITERATIONS,
  };
  const reference = (await python({ ...job, target: null })).end['inertia'] as number;
  const target = reference * (1 + NEAR[1]);
  const programs: Record<string, Runner> = {
    [OURS]: (more) => ours({ ...more, ...OURS_BEST }),
    [REFERENCE]: python,
    'ml-kmeans': mlKmeansRunner,
  };
  const traces = new Map(Object.keys(programs).map((name) => [name, [] as (readonly Point[])[]]));
  for (let round = 0; round < runs; round++) {
    for (const [name, run] of Object.entries(programs)) traces.get(name)?.push((await run({ ...job, target })).points);
  }
  const title = `Few rows: ${ROWS}, ${DIMENSIONS} dimensions, ${k} clusters`;
  return {
    tables: [tracesTable(title, { reference, traces })],
    checks: [],
    notes: [
      'ml-kmeans is beside the others with few rows alone: with 100,000 and 1,000 clusters it takes more than a minute an iteration.',
    ],
  };
}
