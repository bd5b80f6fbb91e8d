/** How time grows with the number of rows, with as many clusters. */
import { median, spread } from '../harness/spread.ts';
import type { Check, Table } from '../harness/task.ts';
import { type Problem, syntheticProblem } from './problems.ts';
import type { Point, Runner } from './programs.ts';
import { THREADS } from './race.ts';
import { firstWithin, logLogSlope, NEAR, nameOf } from './trace.ts';

const SIZES = [50_000, 100_000, 200_000, 400_000];
const DIMENSIONS = 384;
const STEEPEST = 1.05;

export interface Growth {
  readonly table: Table;
  readonly checks: readonly Check[];
}

interface Grown {
  readonly problem: Problem;
  readonly iterations: number;
  /** By share of `NEAR`: seconds and processor seconds until then, a run each. */
  readonly reached: readonly { readonly seconds: readonly number[]; readonly cpu: readonly number[] }[];
}

/** All sizes start from `centroids`; the reference of each is where it converges itself. */
export async function growth(
  { folder, centroids, size, runs }: { folder: string; centroids: string; size: number; runs: number },
  ours: Runner,
): Promise<Growth> {
  const problems = SIZES.map((count) => syntheticProblem(folder, DIMENSIONS, count * size, size));
  const traces = new Map(problems.map((problem) => [problem, [] as (readonly Point[])[]]));
  for (let run = 0; run < runs; run++) {
    for (const problem of problems) {
      const { rows, dimensions } = problem;
      const job = { program: 'lloyd', rows, dimensions, centroids, threads: THREADS, iterations: 300, target: null };
      traces.get(problem)?.push((await ours({ ...job, kernel: 'relaxed', bounds: 'yinyang' })).points);
    }
  }
  const grown = [...traces].map(([problem, runsOfIt]) => grownOf(problem, runsOfIt));
  return {
    table: {
      title: 'Growth: processor seconds until near its own converged inertia',
      columns: [
        'rows',
        'iterations until it converged',
        ...NEAR.flatMap((share) => [`cpu s to ${nameOf(share)}`, 'seconds']),
      ],
      rows: grown.map(({ problem, iterations, reached }) => [
        problem.count.toLocaleString('en'),
        String(iterations),
        ...reached.flatMap(({ seconds, cpu }) => [spread(cpu, 2), spread(seconds, 2)]),
      ]),
    },
    checks: NEAR.map((share, at) => {
      const slope = logLogSlope(
        grown.map(({ problem }) => problem.count),
        grown.map(({ reached }) => median(reached[at]?.cpu ?? [])),
      );
      const what = `growth of processor time until within ${nameOf(share)}, log-log slope`;
      return { what, limit: `<= ${STEEPEST}`, found: slope.toFixed(2), met: slope <= STEEPEST };
    }),
  };
}

function grownOf(problem: Problem, traces: readonly (readonly Point[])[]): Grown {
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
