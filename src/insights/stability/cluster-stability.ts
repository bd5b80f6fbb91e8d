/**
 * Clusterwise stability (Hennig 2007, "Cluster-wise assessment of cluster stability", Computational Statistics & Data
 * Analysis 52): the same vectors are clustered anew, and each cluster is compared with the most similar one found then.
 */
import type { Pause } from '../../core/pause.ts';
import type { Random } from '../../core/random.ts';
import { gatheredRows, type KernelName } from '../../kernels/index.ts';
import { sphericalKMeansWithPauses, type VectorBlock } from '../../text/spherical-k-means.ts';
import { bootstrap, capped, rowsOf, type Unit, unitsOf } from './account-samples.ts';
import { bestMatches } from './best-matches.ts';

export interface StabilityTask {
  readonly block: VectorBlock;
  /** The cluster of each row of the block, 0 to `k` - 1, or `NO_CLUSTER`. */
  readonly clusterOf: Int32Array;
  readonly k: number;
  /** The account of each row of the block. */
  readonly accounts: readonly (string | null)[];
  /** Samples of accounts, 1 or more; there are half as many other seeds. */
  readonly samples: number;
  readonly random: Random;
  /** Default: see `sphericalKMeans`. */
  readonly kernel?: KernelName;
  readonly threads?: number;
  readonly pause: Pause;
  /** Called after each clustering. */
  readonly onDone: () => void;
}

/** Similarities of one cluster to its best match in each clustering that held a row of it. */
export interface Similarities {
  readonly seeds: readonly number[];
  readonly samples: readonly number[];
}

export const NO_CLUSTER = -1;

/** Fewer starts and iterations than the clusters themselves have: what that does to the figures is in docs/method.md. */
const STARTS = 1;
const ITERATIONS = 8;
/** Of more rows than this, or than so many a cluster, a sample of accounts stands for all. */
const MOST_ROWS = 20_000;
const MOST_ROWS_A_CLUSTER = 30;

/** Multiplications that all clusterings of a partition together may take, of which a core does about a thousand million a second. */
const WORK = 4e10;
/** So many samples are drawn however long it takes: of fewer a mean says nothing. */
const FEWEST_SAMPLES = 2;

/**
 * Samples that are drawn of those that were asked for: where many clusters of many rows take long, fewer.
 *
 * @param most 1 or more
 */
export function samplesFor(
  most: number,
  { rows, k, dimensions }: Readonly<Record<'rows' | 'k' | 'dimensions', number>>,
): number {
  const read = Math.min(rows, Math.max(MOST_ROWS, MOST_ROWS_A_CLUSTER * k));
  // A seeding looks at every row once a cluster, as an iteration does.
  const multiplications = read * k * dimensions * (ITERATIONS + 1);
  const clusterings = WORK / Math.max(1, multiplications);
  return Math.min(most, Math.max(FEWEST_SAMPLES, Math.floor(clusterings / 1.5)));
}

export function seedsBeside(samples: number): number {
  return Math.ceil(samples / 2);
}

/** In the order of the clusters. */
export async function clusterStability(task: StabilityTask): Promise<Similarities[]> {
  const rows = [...task.clusterOf.keys()].filter((row) => task.clusterOf[row] !== NO_CLUSTER);
  const most = Math.max(MOST_ROWS, MOST_ROWS_A_CLUSTER * task.k);
  const units = capped(unitsOf(rows, task.accounts), most, task.random.fork('capped'));
  const anew = (name: string, some: readonly Unit[]): Promise<(number | null)[]> =>
    clusteredAnew(task, rowsOf(some), task.random.fork(name));
  const seeds: (number | null)[][] = [];
  for (let time = 0; time < seedsBeside(task.samples); time++) seeds.push(await anew(`seed-${time}`, units));
  const samples: (number | null)[][] = [];
  for (let time = 0; time < task.samples; time++) {
    const drawn = bootstrap(units, task.random.fork(`accounts-${time}`));
    samples.push(await anew(`sample-${time}`, drawn));
  }
  return Array.from({ length: task.k }, (_, cluster) => ({ seeds: of(cluster, seeds), samples: of(cluster, samples) }));
}

async function clusteredAnew(task: StabilityTask, rows: readonly number[], random: Random): Promise<(number | null)[]> {
  const { block, clusterOf, k, kernel, threads, pause, onDone } = task;
  const part = gatheredRows(block, rows);
  const short = { starts: STARTS, maxIterations: ITERATIONS };
  const found = await sphericalKMeansWithPauses(part, { k, random, kernel, threads, pause, ...short });
  onDone();
  const clusters = rows.map((row) => clusterOf[row] as number);
  return bestMatches({ clusters, k, others: found.assignment, otherK: found.k });
}

function of(cluster: number, clusterings: readonly (readonly (number | null)[])[]): number[] {
  return clusterings.flatMap((matches) => matches[cluster] ?? []);
}
