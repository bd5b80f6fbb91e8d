import { expect, test } from 'vitest';
import { confidenceOfSet, meanConfidence } from './mean-confidence.ts';

test('the mean is of those that are known, with an interval where there are two', () => {
  expect(meanConfidence([0.8, null, 0.9])).toMatchObject({ mean: 0.85, items: 2 });
  expect(meanConfidence([0.8, null, 0.9])?.interval).toEqual([0.2147, 1]);
  expect(meanConfidence([0.8])).toEqual({ mean: 0.8, interval: null, items: 1 });
  expect(meanConfidence([null])).toBeNull();
});

test('borders of the histogram count above them, and 1 in the last step', () => {
  const borders = Array.from({ length: 21 }, (_, step) => step / 20);
  const { histogram } = confidenceOfSet(borders) ?? {};
  expect(histogram).toEqual([...new Array(19).fill(1), 2]);
  expect(confidenceOfSet([null])).toBeNull();
});
