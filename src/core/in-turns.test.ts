import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

test('lists take turns, and longer ones have the end', () => {
  expect(inTurns([[1, 2, 3], [], [4], [5, 6]])).toEqual([1, 4, 5, 2, 6, 3]);
  expect(inTurns([])).toEqual([]);
});
