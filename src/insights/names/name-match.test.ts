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

test('no cluster, no member tried', () => {
  expect(matchNames([])).toEqual({ tried: 0, matched: 0 });
});

test('where siblings are few, the nearest of other families are compared as well', () => {
  const family = [cluster('a', 0, 0, [0.04]), cluster('b', 1.5, 1.5, [])];
  // Those that are nearest to the member by name are not among the four nearest of the others by centroid.
  const foreign = [0.1, 0.2, 0.3, 0.4, 0.5].map((angle, index) => ({
    ...cluster(`${index}`, angle, 3, []),
    parent: 'p',
  }));
  const named = (index: number): MatchCluster[] =>
    foreign.map((one, place) => (place === index ? { ...one, name: at(0.05) } : one));
  expect([0, 3, 4].map((index) => matchNames([...family, ...named(index)]).matched)).toEqual([0, 0, 1]);
  const many = [1, 1.1, 1.2, 1.3].map((angle, index) => cluster(`own-${index}`, angle, 3, []));
  expect(matchNames([...family, ...many, ...named(0)]).matched).toBe(1);
});
