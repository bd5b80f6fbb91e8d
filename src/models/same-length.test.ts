import { expect, test } from 'vitest';
import { sameLengthBatches } from './same-length.ts';

test('rows of one length are together, no more of them than fit, and those without a token are left out', () => {
  expect(sameLengthBatches([3, 0, 2, 3, 2000, 3])).toEqual([[2], [0, 3, 5], [4]]);
  const batches = sameLengthBatches(Array(25).fill(100));
  expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]);
  expect(batches.flat()).toEqual([...Array(25).keys()]);
  expect(sameLengthBatches([])).toEqual([]);
});
