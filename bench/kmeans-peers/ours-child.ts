/** Sightline's k-means on one problem: a job as JSON in argv, JSON lines on standard output, as `peers.py`. */
import { writeFileSync } from 'node:fs';
import { createRandom } from '../../src/core/random.ts';
import { ended } from '../../src/core/steps.ts';
import {
  type Bounds,
  iterate,
  type KernelName,
  type KMeansSession,
  openSession,
  type Rows,
  sampleIterations,
  sampleOf,
  sampleSteps,
  seedCentroids,
} from '../../src/kernels/index.ts';
import type { WasmOptions } from '../../src/kernels/wasm-kernel.ts';
import { createClock, end, say } from '../harness/child-lines.ts';
import { readFloats } from '../harness/raw-rows.ts';
import { fmaGflops } from './fma-loop.ts';

interface Job {
  readonly program: keyof typeof programs;
  readonly rows: string;
  readonly centroids: string;
  readonly dimensions: number;
  readonly k: number;
  readonly iterations: number;
  /** Inertia at which it ends; null, where it converges. */
  readonly target: number | null;
  readonly kernel: KernelName;
  readonly bounds: Bounds;
  /** Whether samples of the rows are begun with. */
  readonly samples?: boolean;
  readonly threads: number;
  /** Files for what was found, where it is asked for. */
  readonly assignment?: string;
  readonly found?: string;
  readonly out?: string;
  readonly rounds: number;
  /** Whether products of codes are compared first. */
  readonly screened: boolean;
  /** Whether each pass begins with nothing known. */
  readonly fresh: boolean;
}

const programs = { seeding, lloyd: cluster, assign, pass, fma };

/** The product's k-means++, from rows to centroids, and what rows are from the nearest of these, as squared distances. */
async function seeding({ rows: path, dimensions, k, kernel, threads, out }: Job): Promise<object> {
  const rows = { vectors: readFloats(path), dimensions };
  const clock = createClock();
  // Any rows stand for the centroids until they are drawn.
  const first = rows.vectors.subarray(0, k * dimensions);
  const session = openSession(kernel, { rows, centroids: first, metric: 'euclidean', bounds: 'none', threads });
  const centroids = seedCentroids(session, rows, k, createRandom('kmeans-peers/seeding'));
  const took = clock.read();
  session.restart(centroids);
  const { objective } = session.assign();
  session.close();
  if (out !== undefined) writeFileSync(out, centroids);
  return { ...took, inertia: objective };
}

async function cluster(job: Job): Promise<object> {
  const [rows, first] = read(job);
  const clock = createClock();
  let products = 0;
  const session = openOn(rows, job.samples ? centroidsOfSamples(rows, first, job) : first, job);
  const result = ended(iterate(session, { maxIterations: job.iterations }), ({ iteration, objective, computed }) => {
    products += computed;
    say({ iteration: iteration + 1, ...clock.read(), inertia: objective, products });
    // Threads need not be waited for: nothing is done with what they found.
    if (job.target !== null && objective <= job.target) end({});
  });
  if (job.assignment !== undefined) writeFileSync(job.assignment, result.assignment);
  if (job.found !== undefined) writeFileSync(job.found, result.centroids);
  return { inertia: result.objective };
}

/** Samples lead to what all rows begin with, as in the product; but there starts are drawn in the smallest one, and here all programs have the same. */
function centroidsOfSamples(rows: Rows, first: Float32Array, job: Job): Float32Array {
  const random = createRandom('kmeans-peers/samples');
  let centroids = first;
  for (const step of sampleSteps(rows.vectors.length / rows.dimensions, first.length / rows.dimensions)) {
    const session = openOn(sampleOf(rows, step, random), centroids, job);
    centroids = ended(sampleIterations(session));
    session.close();
  }
  return centroids;
}

/** Rows to the centroids that are handed in. */
async function assign(job: Job): Promise<object> {
  const session = open(job);
  session.assign();
  writeFileSync(job.assignment as string, session.assignment.slice());
  session.close();
  return {};
}

/** GFLOP a processor second of whole assignment passes, after one to warm up: all rows by all centroids, two operations a product of components. */
async function pass(job: Job): Promise<object> {
  const session = open({ ...job, bounds: 'none' }, { screened: job.screened });
  const centroids = session.centroids();
  session.assign();
  const clock = createClock();
  for (let round = 0; round < job.rounds; round++) {
    // Which centroid was nearest is forgotten, and the sums of rows are made anew.
    if (job.fresh) session.restart(centroids);
    session.assign();
  }
  const { cpu } = clock.read();
  session.close();
  const products = job.rounds * session.assignment.length * session.sizes.length;
  return { gflops: (2e-9 * products * job.dimensions) / cpu };
}

async function fma({ rounds }: Job): Promise<object> {
  return { gflops: fmaGflops(rounds) };
}

function open(job: Job, options?: WasmOptions): KMeansSession {
  return openOn(...read(job), job, options);
}

function openOn(
  rows: Rows,
  centroids: Float32Array,
  { kernel, bounds, threads }: Job,
  options?: WasmOptions,
): KMeansSession {
  return openSession(kernel, { rows, centroids, metric: 'euclidean', bounds, threads }, options);
}

function read({ rows, centroids, dimensions }: Pick<Job, 'rows' | 'centroids' | 'dimensions'>): [Rows, Float32Array] {
  return [{ vectors: readFloats(rows), dimensions }, readFloats(centroids)];
}

const job = JSON.parse(process.argv[2] as string) as Job;
end(await programs[job.program](job));
