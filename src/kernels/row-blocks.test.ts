import { expect, test } from 'vitest';
import { countOf, gatheredRows } from './row-blocks.ts';

const block = { vectors: Float32Array.from([1, 2, 3, 4, 5, 6]), dimensions: 2 };

test('rows stand in the order in which they are named, as often as they are', () => {
  const gathered = gatheredRows(block, [2, 0, 2, 1]);
  expect([...gathered.vectors]).toEqual([5, 6, 1, 2, 5, 6, 3, 4]);
  expect([gathered.dimensions, countOf(gathered)]).toEqual([2, 4]);
  expect([...gatheredRows(block, [1, 0, 2]).vectors]).toEqual([3, 4, 1, 2, 5, 6]);
});

test('all rows as they stand are not copied', () => {
  expect(gatheredRows(block, Uint32Array.of(0, 1, 2))).toBe(block);
});
