import { expect, test } from 'vitest';
import { nearestClusters, nearestOutsideClusters } from './nearest.ts';
import type { ClusterWithCentroid, EmbeddedPartition } from './stage-outputs.ts';

const at = (angle: number): readonly [number, number] => [Math.cos(angle), Math.sin(angle)];
const cluster = (id: string, partition: number, angle: number, members: number[]): ClusterWithCentroid => ({
  id,
  partition,
  members,
  spread: 0,
  centroid: Float32Array.from(at(angle)),
});
const partition = (index: number, rows: number[], angles: number[]): EmbeddedPartition => ({
  index,
  ...{ language: 'en', route: 'chosen', model: 'model', rows, dimensions: 2 },
  vectors: Float32Array.from(angles.flatMap(at)),
});

// Rows of the second partition stand between those of the first, as languages of a log do.
const clusters = [
  cluster('a', 0, 0, [0, 4]),
  cluster('b', 0, 0.5, [2]),
  cluster('c', 0, 0.95, [6]),
  cluster('d', 1, 0, [1, 3]),
];
const partitions = [partition(0, [0, 2, 4, 6, 8], [0, 0.5, 0.1, 0.95, 0.4]), partition(1, [1, 3, 5], [0, 0.1, 0.2])];

test('the nearest clusters are of one partition, nearest first', () => {
  expect(nearestClusters(clusters, 5)).toEqual(
    new Map([
      ['a', ['b', 'c']],
      ['b', ['c', 'a']],
      ['c', ['b', 'a']],
      ['d', []],
    ]),
  );
  expect(nearestClusters(clusters, 1).get('a')).toEqual(['b']);
});

test('those nearest and not in a cluster are rows of its partition, in no cluster as well', () => {
  expect(nearestOutsideClusters(clusters, partitions, 3, 1)).toEqual(
    new Map([
      ['a', [8, 2, 6]],
      ['b', [8, 4, 6]],
      ['c', [2, 8, 4]],
      ['d', [5]],
    ]),
  );
});
