/** How time grows with the number of rows, with as many clusters. */
import { median, spread } from '../harness/spread.ts';
import type { Check, Findings, Table } from '../harness/task.ts';
import { beginningOf, type Problem, syntheticProblem } from './problems.ts';
import type { Point } from './programs.ts';
import { MOST_ITERATIONS, OURS, OURS_BEST, OURS_FROM_SAMPLES, type Runners, type Scale, seed } from './race.ts';
import { firstWithin, logLogSlope, NEAR, nameOf } from './trace.ts';

const SIZES = [50_000, 100_000, 200_000, 400_000];
const DIMENSIONS = 384;
const STEEPEST = 1.05;

const WAYS = { [OURS]: false, [OURS_FROM_SAMPLES]: true };

interface Grown {
  readonly way: string;
  readonly problem: Problem;
  readonly iterations: number;
  /** By share of `NEAR`: seconds and processor seconds until then, a run each. */
  readonly reached: readonly { readonly seconds: readonly number[]; readonly cpu: readonly number[] }[];
}

/** All sizes start from the same centroids; the reference of each is where it converges itself. */
export async function growth({ folder, size, runs }: Scale, { ours }: Runners): Promise<Findings> {
  const largest = syntheticProblem(folder, DIMENSIONS, Math.max(...SIZES) * size, size);
  const problems = SIZES.map((count) => beginningOf(largest, count * size));
  const smallest = problems[0] as Problem;
  await seed(smallest, { ours });
  const centroids = `${smallest.rows}.start`;
  const races = Object.entries(WAYS).flatMap(([way, samples]) =>
    problems.map((problem) => ({ way, samples, problem, traces: [] as (readonly Point[])[] })),
  );
  for (let run = 0; run < runs; run++) {
    for (const { problem, samples, traces } of races) {
      const { rows, dimensions } = problem;
      const job = { ...OURS_BEST, program: 'lloyd', rows, dimensions, centroids, iterations: MOST_ITERATIONS };
      traces.push((await ours({ ...job, samples, target: null })).points);
    }
  }
  const grown = races.map(({ way, problem, traces }) => ({ way, ...grownOf(problem, traces) }));
  return {
    tables: [tableOf(grown)],
    checks: Object.keys(WAYS).flatMap((name) => {
      const own = grown.filter(({ way }) => way === name);
      return NEAR.map((share, at) => slopeCheck(name, own, share, at));
    }),
    notes: [
      'Growth: made-up rows of 384 dimensions, each size the beginning of the next, from one start; near is near to where the same run converges.',
    ],
  };
}

function tableOf(grown: readonly Grown[]): Table {
  return {
    title: 'Growth: until near its own converged inertia',
    columns: [
      'program',
      'rows',
      'iterations of all rows until it converged',
      ...NEAR.flatMap((share) => [`cpu s to ${nameOf(share)}`, 'seconds']),
    ],
    rows: grown.map(({ way, problem, iterations, reached }) => [
      way,
      problem.count.toLocaleString('en'),
      String(iterations),
      ...reached.flatMap(({ seconds, cpu }) => [spread(cpu, 2), spread(seconds, 2)]),
    ]),
  };
}

function slopeCheck(way: string, grown: readonly Grown[], share: number, at: number): Check {
  const slope = logLogSlope(
    grown.map(({ problem }) => problem.count),
    grown.map(({ reached }) => median(reached[at]?.cpu ?? [])),
  );
  const what = `${way}: growth of processor time until within ${nameOf(share)}, log-log slope`;
  return { what, limit: `<= ${STEEPEST}`, found: slope.toFixed(2), met: slope <= STEEPEST };
}

function grownOf(problem: Problem, traces: readonly (readonly Point[])[]): Omit<Grown, 'way'> {
  const converged = traces[0]?.at(-1) as Point;
  return {
    problem,
    iterations: converged.iteration,
    reached: NEAR.map((share) => {
      const points = traces.map((trace) => firstWithin(trace, converged.inertia, share) as Point);
      return { seconds: points.map(({ seconds }) => seconds), cpu: points.map(({ cpu }) => cpu) };
    }),
  };
}
