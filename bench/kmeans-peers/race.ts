/** Programs on one problem from the same centroids, in turn, until each is near the reference: scikit-learn's Lloyd, converged. */
import type { Problem } from './problems.ts';
import type { Job, Point, Runner, Told } from './programs.ts';
import { firstWithin, NEAR } from './trace.ts';

export const THREADS = 2;
export const REFERENCE = 'scikit-learn lloyd';
export const OURS = 'Sightline';
export const FAISS = 'faiss Kmeans';

/** Rows that the start is drawn from, by scikit-learn's k-means++: on all of them that alone would take minutes. */
const SEEDED_ROWS = 20_000;
/** Until labels no longer change. */
const MOST_ITERATIONS = 300;
/** faiss cannot be stopped: so many times the iterations that the reference needs to come near itself. */
const SPARE_ITERATIONS = 1.3;
/** Mini-batches are given up after so many times the seconds in which the reference comes near itself. */
const PATIENCE = 3;
const BATCH = 4096;

export interface Race {
  readonly problem: Problem;
  /** Inertia. */
  readonly reference: number;
  readonly referenceIterations: number;
  /** Traces of each program, a round each. */
  readonly traces: ReadonlyMap<string, readonly (readonly Point[])[]>;
  readonly seeding: Told['end'];
  /** Our assignment to the reference's centroids, and that of a run with bounds to its own, beside exact ones. */
  readonly assignments: Readonly<Record<string, Told['end']>>;
}

export interface Runners {
  readonly python: Runner;
  readonly ours: Runner;
}

interface Entry {
  readonly name: string;
  /** Whether it runs in every round, or in the first alone. */
  readonly always: boolean;
  readonly run: () => Promise<Told>;
}

export async function race(
  problem: Problem,
  runs: number,
  { python, ours }: Runners,
  say: (line: string) => void,
): Promise<Race> {
  const base = { rows: problem.rows, dimensions: problem.dimensions, threads: THREADS };
  const centroids = `${problem.rows}.start`;
  const seeding = await seed(problem, python);
  const job = { ...base, centroids, iterations: MOST_ITERATIONS, target: null };
  const reference = await python({ ...job, program: 'lloyd', out: `${problem.rows}.converged` });
  const inertia = reference.end['inertia'] as number;
  say(`${problem.name}: the reference converged after ${reference.points.length} iterations`);
  const near = firstWithin(reference.points, inertia, NEAR[1]) as Point;
  const target = inertia * (1 + NEAR[1]);
  const traces = new Map<string, (readonly Point[])[]>();
  const entries = entriesOf({ ...job, target }, near, { python, ours });
  for (let round = 0; round < runs; round++) {
    for (const { name, always, run } of rotated(entries, round)) {
      if (!always && round > 0) continue;
      const { points } = await run();
      traces.set(name, [...(traces.get(name) ?? []), points]);
      say(`${problem.name}, round ${round + 1}: ${name}`);
    }
  }
  return {
    ...{ problem, reference: inertia, referenceIterations: reference.points.length, seeding },
    traces: new Map(entries.map(({ name }) => [name, traces.get(name) ?? []])),
    assignments: await checkAssignments(problem, { python, ours }),
  };
}

export async function seed(problem: Problem, python: Runner): Promise<Told['end']> {
  const { rows, dimensions, count, k } = problem;
  const told = await python({
    ...{ program: 'seeding', rows, dimensions, threads: THREADS, k, seed: 1 },
    ...{ most: Math.min(count, SEEDED_ROWS), out: `${rows}.start` },
  });
  return told.end;
}

function entriesOf(job: Job | Omit<Job, 'program'>, near: Point, { python, ours }: Runners): Entry[] {
  const iterations = Math.ceil(near.iteration * SPARE_ITERATIONS) + 2;
  const relaxed = { ...job, kernel: 'relaxed', bounds: 'yinyang' };
  return [
    { name: OURS, always: true, run: () => ours({ ...relaxed, program: 'lloyd' }) },
    { name: REFERENCE, always: true, run: () => python({ ...job, program: 'lloyd' }) },
    { name: FAISS, always: true, run: () => python({ ...job, program: 'faiss', iterations }) },
    { name: 'scikit-learn elkan', always: false, run: () => python({ ...job, program: 'elkan' }) },
    {
      name: 'scikit-learn MiniBatchKMeans',
      always: false,
      run: () => python({ ...job, program: 'minibatch', batch: BATCH, seconds: near.seconds * PATIENCE }),
    },
  ];
}

/** Each program follows each other one in some round. */
function rotated<Element>(elements: readonly Element[], by: number): Element[] {
  const start = by % elements.length;
  return [...elements.slice(start), ...elements.slice(0, start)];
}

async function checkAssignments(problem: Problem, { python, ours }: Runners): Promise<Record<string, Told['end']>> {
  const { rows, dimensions } = problem;
  const base = { rows, dimensions, threads: THREADS, kernel: 'relaxed', bounds: 'yinyang' };
  const [assignment, found, converged] = ['assignment', 'found', 'converged'].map((what) => `${rows}.${what}`) as [
    string,
    string,
    string,
  ];
  const check = async (centroids: string): Promise<Told['end']> =>
    (await python({ program: 'check', rows, dimensions, threads: THREADS, centroids, assignment })).end;
  await ours({ ...base, program: 'assign', centroids: converged, assignment });
  const once = await check(converged);
  await ours({
    ...{ ...base, program: 'lloyd', centroids: `${rows}.start`, iterations: CHECKED_ITERATIONS, target: null },
    ...{ assignment, found },
  });
  return {
    'to the centroids of the reference': once,
    [`with bounds, after ${CHECKED_ITERATIONS} iterations`]: await check(found),
  };
}

/** Enough that most rows have been skipped many times. */
const CHECKED_ITERATIONS = 20;
