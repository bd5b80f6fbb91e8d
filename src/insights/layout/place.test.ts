import { describe, expect, test } from 'vitest';
import type { ClusterNode } from '../records.ts';
import { type PlacedCluster, placeClusters } from './place.ts';

const cluster = (id: string, angle: number, size: number, partition = 0): PlacedCluster => ({
  id,
  partition,
  size,
  spread: 0.1,
  centroid: Float32Array.of(Math.cos(angle), Math.sin(angle), 0),
});
const node = (
  id: string,
  level: number,
  parent: string | null,
  children: string[] = [],
  partition = 0,
): ClusterNode => ({
  id,
  level,
  parent,
  children,
  partition,
});

const clusters = [cluster('a', 0, 60), cluster('b', 0.2, 20), cluster('c', 1.4, 20), cluster('x', 0, 100, 1)];
const nodes = [
  node('a', 0, 'p'),
  node('b', 0, 'p'),
  node('c', 0, null),
  node('p', 1, null, ['a', 'b']),
  node('x', 0, null, [], 1),
];

describe('placeClusters', () => {
  const places = new Map(placeClusters(clusters, nodes).map((place) => [place.id, place]));

  test('positions keep to the square, and languages to their own half', () => {
    for (const { id, position } of places.values()) {
      for (const value of position) expect(Math.abs(value)).toBeLessThanOrEqual(1);
      if (id === 'x') expect(position[0]).toBeGreaterThanOrEqual(0);
      else expect(position[0]).toBeLessThanOrEqual(0);
    }
  });

  test('neighbours are of the same level and language, nearest first', () => {
    expect(places.get('a')?.neighbours).toEqual(['b', 'c']);
    expect(places.get('c')?.neighbours).toEqual(['b', 'a']);
    expect(places.get('x')?.neighbours).toEqual([]);
  });

  test('a parent is wider than its children', () => {
    expect(places.get('p')?.spread).toBeGreaterThan(0.1);
    expect(places.get('a')?.spread).toBe(0.1);
  });
});
