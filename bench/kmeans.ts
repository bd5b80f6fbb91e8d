/** The inner loop of k-means by itself. */
import { createRandom } from '../src/core/random.ts';
import { openSession } from '../src/kernels/index.ts';
import { scaleRowsToUnit } from '../src/kernels/vectors.ts';
import { sphericalKMeans, type VectorBlock } from '../src/text/spherical-k-means.ts';
import { spread } from './harness/spread.ts';
import type { Task, TaskOptions } from './harness/task.ts';

const DIMENSIONS = 612;
const CLUSTERS = 80;
const ROWS = 12_000;
const RUNS = 9;

export const kmeans: Task = {
  name: 'kmeans',
  summary:
    'Spherical k-means on one thread: the assignment of rows to centroids, every product in float32, and the whole.',
  run: async ({ runs = RUNS, quick, say }: TaskOptions) => {
    const count = quick ? ROWS / 10 : ROWS;
    const rows = unitVectors(count, 'rows');
    const centroids = unitVectors(CLUSTERS, 'centroids').vectors;
    const flops = 2 * count * CLUSTERS * DIMENSIONS;
    assign(rows, centroids);
    const assignments = Array.from({ length: runs }, () => assign(rows, centroids));
    say('assignment done; the whole of k-means');
    const wholes = Array.from({ length: Math.min(runs, 3) }, () => cluster(rows));
    const passes = passesOf(rows);
    const speeds = assignments.map((seconds) => flops / seconds / 1e9);
    return {
      tables: [
        {
          title: 'Figures',
          columns: ['what', `median (least to greatest)`, 'runs'],
          rows: [
            ['assignment, GFLOP/s', spread(speeds, 2), String(runs)],
            ['assignment, seconds', spread(assignments, 3), String(runs)],
            ['whole k-means, seconds', spread(wholes, 1), String(wholes.length)],
          ],
        },
      ],
      checks: [],
      notes: [
        `${count} random unit vectors of ${DIMENSIONS} dimensions, ${CLUSTERS} clusters: one assignment is ${(flops / 1e9).toFixed(3)} GFLOP (2 x rows x clusters x dimensions).`,
        `The whole: four short starts, the best carried on; ${passes} assignments here, with their means and the seeding.`,
      ],
    };
  },
};

function unitVectors(count: number, seed: string): VectorBlock {
  const random = createRandom(`bench-kmeans/${seed}`);
  const vectors = Float32Array.from({ length: count * DIMENSIONS }, () => random.next() - 0.5);
  scaleRowsToUnit(vectors, DIMENSIONS);
  return { vectors, dimensions: DIMENSIONS };
}

function assign(rows: VectorBlock, centroids: Float32Array): number {
  const session = openSession('relaxed', { rows, centroids, metric: 'cosine', bounds: 'none', threads: 1 });
  return seconds(() => session.assign());
}

function cluster(rows: VectorBlock): number {
  return seconds(() =>
    sphericalKMeans(rows, { k: CLUSTERS, random: createRandom('bench-kmeans/seed'), kernel: 'relaxed' }),
  );
}

function passesOf(rows: VectorBlock): number {
  let passes = 0;
  const onIteration = (): void => {
    passes++;
  };
  sphericalKMeans(rows, { k: CLUSTERS, random: createRandom('bench-kmeans/seed'), onIteration });
  return passes;
}

function seconds(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
