/** Programs on one problem from the same centroids, in turn, until each is near the reference: scikit-learn's Lloyd, converged. */
import { beginningOf, type Problem } from './problems.ts';
import type { Point, Runner, Settings, Told } from './programs.ts';
import { firstWithin, NEAR } from './trace.ts';

export const THREADS = 2;
export const REFERENCE = 'scikit-learn lloyd';
export const OURS = 'Sightline';
/** As a run of the product clusters many rows. */
export const OURS_FROM_SAMPLES = 'Sightline, from samples';
export const FAISS = 'faiss Kmeans';

/** Rows on which seedings are compared. */
const SEEDED_ROWS = 10_000;
/** How ours runs wherever it does. */
export const OURS_BEST = { kernel: 'relaxed', bounds: 'yinyang', threads: THREADS };
/** Until labels no longer change. */
export const MOST_ITERATIONS = 300;
/** faiss cannot be stopped: so many times the iterations that the reference needs to come near itself. */
const SPARE_ITERATIONS = 1.3;
const BATCH = 4096;
/** Enough that bounds have left out most of most rows many times. */
const CHECKED_ITERATIONS = 20;

export interface Race {
  readonly problem: Problem;
  /** Inertia. */
  readonly reference: number;
  readonly referenceIterations: number;
  /** Traces of each program, a round each. */
  readonly traces: ReadonlyMap<string, readonly (readonly Point[])[]>;
  readonly seedings: readonly Seeded[];
  /** Our assignment to the reference's centroids, and that of a run with bounds to its own, beside exact ones. */
  readonly assignments: Readonly<Record<string, Told['end']>>;
}

/** What k-means++ took, on so many rows, and the inertia of these at its centroids. */
export interface Seeded {
  readonly who: string;
  readonly count: number;
  readonly told: Told['end'];
}

export interface Runners {
  readonly python: Runner;
  readonly ours: Runner;
}

/** `size`: share of rows and clusters. */
export interface Scale {
  readonly folder: string;
  readonly size: number;
  readonly runs: number;
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
  const seeded = await seedings(problem, { python, ours });
  const job = { ...base, centroids, iterations: MOST_ITERATIONS, target: null };
  const reference = await python({ ...job, program: 'lloyd', out: `${problem.rows}.converged` });
  const inertia = reference.end['inertia'] as number;
  say(`${problem.name}: the reference converged after ${reference.points.length} iterations`);
  const near = firstWithin(reference.points, inertia, NEAR[1]) as Point;
  const target = inertia * (1 + NEAR[1]);
  const traces = new Map<string, (readonly Point[])[]>();
  const entries = entriesOf({ ...job, target }, target, near, { python, ours });
  for (let round = 0; round < runs; round++) {
    for (const { name, always, run } of rotated(entries, round)) {
      if (!always && round > 0) continue;
      const { points } = await run();
      traces.set(name, [...(traces.get(name) ?? []), points]);
      say(`${problem.name}, round ${round + 1}: ${name}`);
    }
  }
  return {
    ...{ problem, reference: inertia, referenceIterations: reference.points.length, seedings: seeded },
    traces: new Map(entries.map(({ name }) => [name, traces.get(name) ?? []])),
    assignments: await checkAssignments(problem, { python, ours }),
  };
}

/** Writes the centroids that all start from beside the rows: the product's k-means++. */
export async function seed({ rows, dimensions, k }: Problem, { ours }: Pick<Runners, 'ours'>): Promise<Told['end']> {
  return (await ours({ ...OURS_BEST, program: 'seeding', rows, dimensions, k, out: `${rows}.start` })).end;
}

/** Both on the first rows alone: that of scikit-learn takes minutes on all. */
async function seedings(problem: Problem, { python, ours }: Runners): Promise<Seeded[]> {
  const { count } = problem;
  const all = { who: OURS, count, told: await seed(problem, { ours }) };
  const { rows, dimensions, k, count: few } = beginningOf(problem, Math.min(count, SEEDED_ROWS));
  const job = { ...OURS_BEST, program: 'seeding', rows, dimensions, k };
  const peer = { who: 'scikit-learn', count: few, told: (await python(job)).end };
  return few === count ? [all, peer] : [all, { who: OURS, count: few, told: (await ours(job)).end }, peer];
}

function entriesOf(settings: Settings, target: number, near: Point, { python, ours }: Runners): Entry[] {
  let iterations = Math.ceil(near.iteration * SPARE_ITERATIONS) + 2;
  const faiss = async (): Promise<Told> => {
    const told = await python({ ...settings, program: 'faiss', iterations });
    // It takes the same steps each time.
    iterations = told.points.find(({ inertia }) => inertia <= target)?.iteration ?? iterations;
    return told;
  };
  return [
    { name: OURS, always: true, run: () => ours({ ...settings, ...OURS_BEST, program: 'lloyd' }) },
    {
      name: OURS_FROM_SAMPLES,
      always: true,
      run: () => ours({ ...settings, ...OURS_BEST, program: 'lloyd', samples: true }),
    },
    { name: REFERENCE, always: true, run: () => python({ ...settings, program: 'lloyd' }) },
    { name: FAISS, always: true, run: faiss },
    { name: 'scikit-learn elkan', always: false, run: () => python({ ...settings, program: 'elkan' }) },
    {
      name: 'scikit-learn MiniBatchKMeans',
      always: false,
      run: () => python({ ...settings, program: 'minibatch', batch: BATCH, seconds: near.seconds }),
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
  const base = { ...OURS_BEST, rows, dimensions };
  const assignment = `${rows}.assignment`;
  const found = `${rows}.found`;
  const converged = `${rows}.converged`;
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
