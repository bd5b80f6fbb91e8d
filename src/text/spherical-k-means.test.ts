import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../core/random.ts';
import { clusteringAgreement } from '../stats/clustering-agreement.ts';
import { type AssignmentKernel, plainKernel, sphericalKMeans, type VectorBlock } from './spherical-k-means.ts';
import { scaleRowsToUnit } from './vectors.ts';

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

  test('the objective never falls', () => {
    for (let seed = 0; seed < 8; seed++) {
      const { rows } = blobs(6, 15, createRandom(`rise-${seed}`));
      const reached: number[] = [];
      const watching: AssignmentKernel = {
        nearest: (block, centroids, assignment, similarity) => {
          plainKernel.nearest(block, centroids, assignment, similarity);
          reached.push(similarity.reduce((sum, value) => sum + value, 0) / similarity.length);
        },
      };
      const { objective } = sphericalKMeans(rows, { k: 9, random: createRandom(seed), starts: 1, kernel: watching });
      for (const [at, value] of reached.entries()) expect(value).toBeGreaterThanOrEqual((reached[at - 1] ?? -1) - 1e-6);
      expect(objective).toBeCloseTo(reached.at(-1) as number, 5);
    }
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

  test('an empty cluster gets the row that fits its own worst', () => {
    const { rows } = blobs(3, 10, createRandom(11));
    const given: Float32Array[] = [];
    const emptying: AssignmentKernel = {
      nearest: (block, centroids, assignment, similarity) => {
        given.push(centroids.slice());
        plainKernel.nearest(block, centroids, assignment, similarity);
        if (given.length === 1) assignment.fill(0);
      },
    };
    const { k } = sphericalKMeans(rows, { k: 4, random: createRandom(1), starts: 1, kernel: emptying });
    expect(k).toBe(4);
    for (let cluster = 0; cluster < 4; cluster++) {
      const centroid = (given[1] as Float32Array).subarray(cluster * 16, (cluster + 1) * 16);
      expect(Math.hypot(...centroid)).toBeCloseTo(1, 5);
    }
  });

  test('rows that say nothing end as well', () => {
    const rows = { vectors: new Float32Array(12), dimensions: 3 };
    const { assignment, centroids } = sphericalKMeans(rows, { k: 2, random: createRandom(1) });
    expect(assignment).toHaveLength(4);
    expect(centroids.every(Number.isFinite)).toBe(true);
  });

  test('another kernel may do the work', () => {
    let calls = 0;
    const counting: AssignmentKernel = {
      nearest: (...given) => {
        calls++;
        plainKernel.nearest(...given);
      },
    };
    const { rows } = blobs(4, 10, createRandom(8));
    const plain = sphericalKMeans(rows, { k: 4, random: createRandom(9) });
    expect(sphericalKMeans(rows, { k: 4, random: createRandom(9), kernel: counting })).toEqual(plain);
    expect(calls).toBeGreaterThan(4);
  });
});
