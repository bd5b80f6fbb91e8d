import { describe, expect, test } from 'vitest';
import { keyedStream } from './keyed-stream.ts';

const secret = new Uint8Array(32).fill(7);
const draws = (name: string, bound: number, count: number, key = secret): number[] => {
  const stream = keyedStream(key, name);
  return Array.from({ length: count }, () => stream.integer(bound));
};

describe('a keyed stream', () => {
  test('is the same for the same secret and name, and another for another', () => {
    expect(draws('a', 1000, 50)).toEqual(draws('a', 1000, 50));
    expect(draws('a', 1000, 50)).not.toEqual(draws('b', 1000, 50));
    expect(draws('a', 1000, 50)).not.toEqual(draws('a', 1000, 50, new Uint8Array(32).fill(8)));
  });

  test('is what it was: published noise must not change with the code', () => {
    expect(draws('held', 1_000_000, 5)).toMatchInlineSnapshot(`
      [
        581456,
        726659,
        603600,
        729168,
        2705,
      ]
    `);
  });

  test.each([2, 3, 10, 1000])('is uniform below %i', (bound) => {
    const count = 60_000;
    const counts = new Array(bound).fill(0) as number[];
    for (const drawn of draws('uniform', bound, count)) counts[drawn] = (counts[drawn] ?? 0) + 1;
    const expected = count / bound;
    const chiSquare = counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    // Mean bound - 1, variance 2 (bound - 1); six standard deviations.
    expect(chiSquare).toBeLessThan(bound - 1 + 6 * Math.sqrt(2 * (bound - 1)) + 6);
  });
});
