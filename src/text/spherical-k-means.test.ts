import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../core/random.ts';
import { dot, scaleRowsToUnit } from '../kernels/vectors.ts';
import { clusteringAgreement } from '../stats/clustering-agreement.ts';
import { type Clustering, sphericalKMeans, sphericalKMeansWithPauses, type VectorBlock } from './spherical-k-means.ts';

function blobs(centres: number, perCentre: number, random: Random): { rows: VectorBlock; labels: number[] } {
  const dimensions = 16;
  const means = Array.from({ length: centres * dimensions }, () => random.next() - 0.5);
  const labels: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < centres * perCentre; row++) {
    const label = row % centres;
    labels.push(label);
    for (let index = 0; index < dimensions; index++)
      values.push((means[label * dimensions + index] as number) + 0.1 * (random.next() - 0.5));
  }
  const vectors = Float32Array.from(values);
  scaleRowsToUnit(vectors, dimensions);
  return { rows: { vectors, dimensions }, labels };
}

describe('sphericalKMeans', () => {
  test('finds clusters that are there', () => {
    const { rows, labels } = blobs(8, 40, createRandom(1));
    const { assignment, k, objective } = sphericalKMeans(rows, { k: 8, random: createRandom(2) });
    expect(k).toBe(8);
    expect(objective).toBeGreaterThan(0.97);
    expect(clusteringAgreement(labels, assignment).nmi).toBeGreaterThan(0.99);
  });

  test('the same seed gives the same bits, another seed may not', () => {
    const { rows } = blobs(12, 20, createRandom(3));
    const once = sphericalKMeans(rows, { k: 9, random: createRandom(4) });
    const again = sphericalKMeans(rows, { k: 9, random: createRandom(4) });
    expect(again).toEqual(once);
  });

  test('more starts never end in a worse first choice', () => {
    const { rows } = blobs(10, 15, createRandom(5));
    const one = sphericalKMeans(rows, { k: 10, random: createRandom(6), starts: 1 });
    const many = sphericalKMeans(rows, { k: 10, random: createRandom(6), starts: 8 });
    expect(many.objective).toBeGreaterThanOrEqual(one.objective - 1e-6);
  });

  test('k is lowered to the number of rows, and no row gives no clusters', () => {
    const rows = { vectors: Float32Array.from([1, 0, 0, 1]), dimensions: 2 };
    expect([...sphericalKMeans(rows, { k: 5, random: createRandom(0) }).assignment].sort()).toEqual([0, 1]);
    const none = { vectors: new Float32Array(0), dimensions: 2 };
    expect(sphericalKMeans(none, { k: 5, random: createRandom(0) }).k).toBe(0);
  });

  test('identical rows end, in one cluster or more', () => {
    const vectors = Float32Array.from(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 1 : 0)));
    const { assignment } = sphericalKMeans({ vectors, dimensions: 2 }, { k: 3, random: createRandom(0) });
    expect(assignment.length).toBe(20);
  });

  test('as many clusters as there are distinct rows hold one of them each', () => {
    const distinct = 7;
    const vectors = new Float32Array(30 * distinct);
    for (let row = 0; row < 30; row++) vectors[row * distinct + (row % distinct)] = 1;
    const { assignment, objective } = sphericalKMeans(
      { vectors, dimensions: distinct },
      { k: distinct, random: createRandom(3) },
    );
    expect(objective).toBeCloseTo(1, 6);
    expect(new Set(assignment).size).toBe(distinct);
    assignment.forEach((cluster, row) => {
      expect(cluster).toBe(assignment[row % distinct]);
    });
  });

  test('rows that say nothing end as well', () => {
    const rows = { vectors: new Float32Array(12), dimensions: 3 };
    const { assignment, centroids } = sphericalKMeans(rows, { k: 2, random: createRandom(1) });
    expect(assignment).toHaveLength(4);
    expect(centroids.every(Number.isFinite)).toBe(true);
  });

  test('kernels agree: portable to the bit with plain, relaxed in who is together', () => {
    const { rows, labels } = blobs(5, 20, createRandom(8));
    const [plain, portable, relaxed] = (['plain', 'portable', 'relaxed'] as const).map((kernel) =>
      sphericalKMeans(rows, { k: 5, random: createRandom(9), kernel }),
    );
    expect(portable).toEqual(plain);
    expect(clusteringAgreement(labels, (relaxed as Clustering).assignment).nmi).toBeGreaterThan(0.99);
  });

  test('many rows are begun with samples, and all are assigned', () => {
    const { rows, labels } = blobs(4, 21_000, createRandom(10));
    const cluster = (threads: number): Clustering =>
      sphericalKMeans(rows, { k: 4, random: createRandom(11), starts: 2, threads, kernel: 'relaxed' });
    const found = cluster(1);
    expect(found.assignment).toHaveLength(84_000);
    expect(clusteringAgreement(labels, found.assignment).nmi).toBeGreaterThan(0.99);
    expect(cluster(2)).toEqual(found);
  });

  test('more rows than are clustered at once are assigned in parts to what a sample shows', () => {
    const { rows, labels } = blobs(6, 400, createRandom(12));
    const cluster = (threads: number): Clustering =>
      sphericalKMeans(rows, { k: 6, random: createRandom(13), threads, mostBytes: 40_000 });
    const { assignment, centroids, objective, k } = cluster(1);
    expect(assignment).toHaveLength(2400);
    expect(clusteringAgreement(labels, assignment).nmi).toBeGreaterThan(0.99);
    const { dimensions } = rows;
    const similarity = (row: number, cluster: number): number =>
      dot(rows.vectors, row * dimensions, centroids, cluster * dimensions, dimensions);
    const nearest = [...assignment.keys()].map((row) =>
      Math.max(...Array.from({ length: k }, (_, at) => similarity(row, at))),
    );
    assignment.forEach((cluster, row) => {
      expect(similarity(row, cluster)).toBeCloseTo(nearest[row] as number, 5);
    });
    expect(objective).toBeCloseTo(nearest.reduce((sum, value) => sum + value, 0) / nearest.length, 5);
    expect(cluster(2)).toEqual(cluster(1));
  });

  test('rows that are all equal, have one dimension or no direction end in parts as well', () => {
    for (const [dimensions, value] of [
      [1, (row: number) => (row % 2 === 0 ? 1 : -1)],
      [4, () => 0.5],
      [4, () => 0],
    ] as const) {
      const vectors = Float32Array.from({ length: 600 * dimensions }, (_, at) => value(Math.floor(at / dimensions)));
      const once = (threads: number): Clustering =>
        sphericalKMeans(
          { vectors, dimensions },
          { k: 5, random: createRandom(1), threads, mostBytes: 100 * dimensions },
        );
      const { assignment, centroids, objective } = once(1);
      expect(new Set(assignment).size).toBe(dimensions === 1 ? 2 : 1);
      expect(objective).toBeCloseTo(value(0) === 0 ? 0 : 1, 6);
      expect(centroids.every(Number.isFinite)).toBe(true);
      expect(once(3)).toEqual(once(1));
    }
  });

  test('with nearly as many clusters as may be clustered at once, all rows are', () => {
    const { rows } = blobs(4, 10, createRandom(14));
    const found = sphericalKMeans(rows, { k: 20, random: createRandom(15), mostBytes: 2000 });
    expect(new Set(found.assignment).size).toBe(20);
  });

  test('tells how far it is', () => {
    const { rows } = blobs(4, 10, createRandom(8));
    const told: number[] = [];
    sphericalKMeans(rows, { k: 4, random: createRandom(9), onIteration: (done) => told.push(done) });
    expect(told).toEqual(told.map((_, index) => index + 1));
    expect(told.length).toBeGreaterThan(4);
  });

  test('pauses change nothing, and one that rejects ends it', async () => {
    const { rows } = blobs(4, 10, createRandom(8));
    const options = { k: 4, random: createRandom(9) };
    let pauses = 0;
    const pause = async (): Promise<void> => {
      if (++pauses === 20) throw new Error('stopped');
    };
    await expect(sphericalKMeansWithPauses(rows, { ...options, pause })).rejects.toThrow('stopped');
    const found = await sphericalKMeansWithPauses(rows, { ...options, pause });
    expect(found).toEqual(sphericalKMeans(rows, options));
  });
});
