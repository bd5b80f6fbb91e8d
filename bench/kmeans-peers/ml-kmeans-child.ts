/** ml-kmeans on one problem: a job as JSON in argv, JSON lines on standard output, as `peers.py`. */
import { kmeansGenerator } from 'ml-kmeans';
import { createClock, end, say } from '../harness/child-lines.ts';
import { readFloats } from '../harness/raw-rows.ts';

interface Job {
  readonly rows: string;
  readonly centroids: string;
  readonly dimensions: number;
  readonly iterations: number;
  readonly target: number;
}

function points(path: string, dimensions: number): number[][] {
  const floats = readFloats(path);
  return Array.from({ length: floats.length / dimensions }, (_, row) =>
    Array.from(floats.subarray(row * dimensions, (row + 1) * dimensions)),
  );
}

function inertiaOf(rows: readonly number[][], centroids: readonly number[][], clusters: readonly number[]): number {
  let sum = 0;
  rows.forEach((row, index) => {
    const centroid = centroids[clusters[index] as number] as number[];
    row.forEach((value, dimension) => {
      sum += (value - (centroid[dimension] as number)) ** 2;
    });
  });
  return sum;
}

const job = JSON.parse(process.argv[2] as string) as Job;
const rows = points(job.rows, job.dimensions);
const initialization = points(job.centroids, job.dimensions);
const options = { initialization, maxIterations: job.iterations, tolerance: 0 };
const clock = createClock();
let centroids = initialization;
let iteration = 0;
for (const result of kmeansGenerator(rows, initialization.length, options)) {
  // Its clusters are those of the centroids before.
  const inertia = clock.paused(() => inertiaOf(rows, centroids, result.clusters));
  centroids = result.centroids;
  say({ iteration: ++iteration, ...clock.read(), inertia });
  if (inertia <= job.target) break;
}
end({});
