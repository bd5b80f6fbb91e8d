import { expect, test } from 'vitest';
import { RefusedPairs } from './refused-pairs.ts';

test('keeps the pairs of what many were compared with, and says of no other pair that it was refused', () => {
  const refused = new RefusedPairs(320);
  for (let row = 1; row < 320; row += 2) refused.add(0, row);
  refused.add(1, 2);
  for (let row = 21; row < 320; row++) expect(refused.has(0, row)).toBe(row % 2 === 1);
  expect(refused.has(1, 2)).toBe(false);
  expect(refused.has(2, 21)).toBe(false);
});
