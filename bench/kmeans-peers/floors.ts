/** What one whole assignment pass achieves of what the processor can do. */
import { median, spread } from '../harness/spread.ts';
import type { Check, Findings } from '../harness/task.ts';
import { beginningOf, syntheticProblem } from './problems.ts';
import type { Runners, Scale } from './race.ts';

/** Shares of the speed of SGEMM, and of multiply-adds on registers alone, that a pass must have. */
const LEAST_OF_SGEMM = 0.5;
const LEAST_OF_REGISTERS = 0.75;
const MATRIX = { rows: 4096, inner: 384, columns: 1000, repeats: 30 };
const FMA_ROUNDS = 2e7;
const ROWS = 20_000;
const PASSES = 3;

const PASS = 'whole assignment pass, every product in float32, 1 thread';
const PASS_BY_TWO = 'the same, 2 threads';
const FRESH = 'the first, with the sums of rows for the next centroids';
const SCREENED = 'that, with codes of eight bits compared first (what they save is counted as done)';
const SGEMM = `SGEMM (numpy), ${MATRIX.rows} x ${MATRIX.inner} x ${MATRIX.columns}, 1 thread`;
const REGISTERS = 'multiply-adds of 128 bits on registers alone (WebAssembly), 1 thread';

export async function floors({ folder, runs }: Scale, { python, ours }: Runners): Promise<Findings> {
  const problem = syntheticProblem(folder, MATRIX.inner, ROWS, 1);
  const { rows, dimensions, count, k } = problem;
  // How long a whole pass takes does not depend on where centroids are, except with codes.
  const centroids = beginningOf(problem, k).rows;
  const pass = { program: 'pass', rows, dimensions, centroids, kernel: 'relaxed', rounds: PASSES };
  const measures = {
    [PASS]: () => ours({ ...pass, screened: false, fresh: false, threads: 1 }),
    [PASS_BY_TWO]: () => ours({ ...pass, screened: false, fresh: false, threads: 2 }),
    [FRESH]: () => ours({ ...pass, screened: false, fresh: true, threads: 1 }),
    [SCREENED]: () => ours({ ...pass, screened: true, fresh: true, threads: 1 }),
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
    tables: [
      {
        title: `One assignment pass: ${count.toLocaleString('en')} rows, ${dimensions} dimensions, ${k} clusters`,
        columns: ['what', 'GFLOP a processor second, median (least to greatest)', 'the first is of it'],
        rows: [...found].map(([name, values]) => [name, spread(values, 1), (middle(PASS) / middle(name)).toFixed(2)]),
      },
    ],
    checks: [
      atLeast('a pass beside SGEMM', LEAST_OF_SGEMM, middle(PASS) / middle(SGEMM)),
      atLeast('a pass beside multiply-adds on registers', LEAST_OF_REGISTERS, middle(PASS) / middle(REGISTERS)),
    ],
    notes: [
      'One pass: all distances of rows to centroids, computed and compared, in two floating-point operations a product of components. SGEMM computes products and compares nothing; it may use wider registers than the 128 bits of WebAssembly, and then the speed of registers alone is the most that a pass can have.',
    ],
  };
}

function atLeast(what: string, limit: number, found: number): Check {
  return { what, limit: `>= ${limit}`, found: found.toFixed(2), met: found >= limit };
}
