/** What one whole assignment pass achieves of what the processor can do. */
import { median, spread } from '../harness/spread.ts';
import type { Check, Table } from '../harness/task.ts';
import type { Problem } from './problems.ts';
import type { Runners } from './race.ts';

/** Shares of the speed of SGEMM, and of multiply-adds on registers alone, that a pass must have. */
const LEAST_OF_SGEMM = 0.5;
const LEAST_OF_REGISTERS = 0.75;
const MATRIX = { rows: 4096, inner: 384, columns: 1000, repeats: 30 };
const FMA_ROUNDS = 2e7;
const PASSES = 3;

const PASS = 'whole assignment pass, every product in float32, 1 thread';
const PASS_BY_TWO = 'the same, 2 threads';
const SCREENED = 'the same result with codes of eight bits compared first, 1 thread: what it saves is counted as done';
const SGEMM = `SGEMM (numpy), ${MATRIX.rows} x ${MATRIX.inner} x ${MATRIX.columns}, 1 thread`;
const REGISTERS = 'multiply-adds of 128 bits on registers alone (WebAssembly), 1 thread';

export interface Floors {
  readonly table: Table;
  readonly checks: readonly Check[];
}

export async function floors(problem: Problem, runs: number, { python, ours }: Runners): Promise<Floors> {
  const { rows, dimensions } = problem;
  const pass = { program: 'pass', rows, dimensions, centroids: `${rows}.start`, kernel: 'relaxed', rounds: PASSES };
  const measures = {
    [PASS]: () => ours({ ...pass, screened: false, threads: 1 }),
    [PASS_BY_TWO]: () => ours({ ...pass, screened: false, threads: 2 }),
    [SCREENED]: () => ours({ ...pass, screened: true, threads: 1 }),
    [SGEMM]: () => python({ program: 'sgemm', threads: 1, ...MATRIX }),
    [REGISTERS]: () => ours({ program: 'fma', threads: 1, rounds: FMA_ROUNDS }),
  };
  const found = new Map(Object.keys(measures).map((name) => [name, [] as number[]]));
  for (let run = 0; run < runs; run++) {
    for (const [name, measure] of Object.entries(measures))
      found.get(name)?.push((await measure()).end['gflops'] as number);
  }
  const middle = (name: string): number => median(found.get(name) ?? []);
  return {
    table: {
      title: `One assignment pass (${problem.name}), GFLOP a processor second`,
      columns: ['what', 'median (least to greatest)', 'the first is of it'],
      rows: [...found].map(([name, values]) => [name, spread(values, 1), (middle(PASS) / middle(name)).toFixed(2)]),
    },
    checks: [
      atLeast('a pass beside SGEMM', LEAST_OF_SGEMM, middle(PASS) / middle(SGEMM)),
      atLeast('a pass beside multiply-adds on registers', LEAST_OF_REGISTERS, middle(PASS) / middle(REGISTERS)),
    ],
  };
}

function atLeast(what: string, limit: number, found: number): Check {
  return { what, limit: `>= ${limit}`, found: found.toFixed(2), met: found >= limit };
}
