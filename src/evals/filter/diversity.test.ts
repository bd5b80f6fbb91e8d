import { expect, test } from 'vitest';
import { meanDistance } from './diversity.ts';

test('the mean distance is that of all pairs', () => {
  const block = (...vectors: number[][]) => ({ vectors: Float32Array.from(vectors.flat()), dimensions: 2 });
  expect(meanDistance(block([1, 0]))).toBe(null);
  expect(meanDistance(block([1, 0], [1, 0], [1, 0]))).toBeCloseTo(0);
  expect(meanDistance(block([1, 0], [0, 1]))).toBeCloseTo(1);
  // Pairs: 0, 1 and 1.
  expect(meanDistance(block([1, 0], [1, 0], [0, 1]))).toBeCloseTo(2 / 3);
});
