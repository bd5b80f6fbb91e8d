import { expect, test } from 'vitest';
import { type MatchCluster, matchNames } from './name-match.ts';

const at = (angle: number): Float32Array => Float32Array.of(Math.cos(angle), Math.sin(angle));
const cluster = (id: string, angle: number, named: number, members: number[]): MatchCluster => ({
  id,
  parent: null,
  centroid: at(angle),
  name: at(named),
  members: members.map(at),
});

test('counts members that are nearest to the name of their own cluster', () => {
  const clusters = [cluster('a', 0, 0, [0, 0.1, 0.9]), cluster('b', 1, 1, [1, 0.8])];
  expect(matchNames(clusters)).toEqual({ tried: 5, matched: 4 });
});

test('names that say the same match nobody', () => {
  const clusters = [cluster('a', 0, 0.5, [0, 0.1]), cluster('b', 1, 0.5, [1, 1.1])];
  expect(matchNames(clusters).matched).toBe(0);
});

test('a cluster without any sibling is not tried', () => {
  expect(matchNames([cluster('a', 0, 0, [0])])).toEqual({ tried: 0, matched: 0 });
});
