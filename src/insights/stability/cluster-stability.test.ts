import { describe, expect, test } from 'vitest';
import { noPause } from '../../core/pause.ts';
import { createRandom } from '../../core/random.ts';
import { scaleRowsToUnit } from '../../kernels/vectors.ts';
import { clusterStability, NO_CLUSTER, type StabilityTask, samplesFor } from './cluster-stability.ts';

const DIMENSIONS = 8;

/** Rows around `centres` axes in turn; the rest of their vectors is noise of the given size. */
function around(centres: number, rows: number, noise: number): StabilityTask['block'] {
  const random = createRandom('rows');
  const vectors = Float32Array.from({ length: rows * DIMENSIONS }, (_, index) => {
    const row = Math.floor(index / DIMENSIONS);
    return noise * (random.next() - 0.5) + (index % DIMENSIONS === row % centres ? 1 : 0);
  });
  scaleRowsToUnit(vectors, DIMENSIONS);
  return { vectors, dimensions: DIMENSIONS };
}

function task(given: Partial<StabilityTask>): StabilityTask {
  const rows = 120;
  return {
    block: around(3, rows, 0.1),
    clusterOf: Int32Array.from({ length: rows }, (_, row) => row % 3),
    k: 3,
    accounts: Array.from({ length: rows }, (_, row) => `account-${row % 40}`),
    samples: 10,
    random: createRandom(7),
    pause: noPause,
    onDone: () => {},
    ...given,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const all = async (given: Partial<StabilityTask>): Promise<number[]> =>
  (await clusterStability(task(given))).map(({ seeds, samples }) => mean([...seeds, ...samples]));

describe('clusterStability', () => {
  test('clusters that are there are found again; a division of noise is not', async () => {
    const clear = await all({});
    const noise = await all({ block: around(1, 120, 3) });
    expect(Math.min(...clear)).toBeGreaterThan(0.75);
    expect(Math.max(...noise)).toBeLessThan(0.6);
  });

  test('every clustering counts, and is told of', async () => {
    let done = 0;
    const found = await clusterStability(task({ samples: 5, onDone: () => done++ }));
    expect(done).toBe(8);
    for (const { seeds, samples } of found) expect([seeds.length, samples.length]).toEqual([3, 5]);
  });

  test('all values are similarities, and the same seed gives the same', async () => {
    expect(await clusterStability(task({}))).toEqual(await clusterStability(task({})));
    for (const value of await all({ k: 3, samples: 2 })) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  test('rows of no cluster are clustered with nobody', async () => {
    const clusterOf = Int32Array.from({ length: 120 }, (_, row) => (row % 3 === 2 ? NO_CLUSTER : row % 3));
    expect(Math.min(...(await all({ clusterOf, k: 2 })))).toBeGreaterThan(0.9);
  });

  test('what belongs to one account is not in every sample', async () => {
    const accounts = Array.from({ length: 120 }, (_, row) => (row % 3 === 0 ? 'one' : `account-${row}`));
    const [first] = await clusterStability(task({ accounts, samples: 20 }));
    expect(first?.seeds).toHaveLength(10);
    expect(first?.samples.length).toBeLessThan(20);
  });

  test('nothing to cluster gives nothing', async () => {
    const block = { vectors: new Float32Array(0), dimensions: DIMENSIONS };
    expect(await clusterStability(task({ block, clusterOf: new Int32Array(0), k: 0, accounts: [] }))).toEqual([]);
  });
});

test('fewer samples are drawn where it would take long, and never none', () => {
  expect(samplesFor(10, { rows: 6_000, k: 60, dimensions: 612 })).toBe(10);
  expect(samplesFor(10, { rows: 12_000, k: 250, dimensions: 100 })).toBe(9);
  expect(samplesFor(10, { rows: 50_000, k: 1_000, dimensions: 100 })).toBe(2);
  expect(samplesFor(1, { rows: 1e6, k: 5_000, dimensions: 612 })).toBe(1);
  expect(samplesFor(10, { rows: 0, k: 0, dimensions: 1 })).toBe(10);
});
