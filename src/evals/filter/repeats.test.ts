import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot } from '../../kernels/vectors.ts';
import type { Ranked } from './balance.ts';
import { repeats } from './repeats.ts';

const NEAR = 0.92;
const one = (label: string, score: number, cluster = 0): Ranked => ({ group: '', label, topic: '', cluster, score });
/** Unit vectors in a plane, by their angle in degrees. */
const plane = (...degrees: number[]) => ({
  vectors: new Float32Array(
    degrees.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]),
  ),
  dimensions: 2,
});

test('of two that say the same the better one stays', () => {
  expect(repeats([one('a', 0.6), one('a', 0.9)], plane(0, 5), NEAR)).toEqual(new Set([0]));
  expect(repeats([one('a', 0.9), one('a', 0.9)], plane(0, 5), NEAR)).toEqual(new Set([1]));
});

test('an item does not go because of one that goes itself', () => {
  expect(repeats([one('a', 0.9), one('a', 0.8), one('a', 0.7)], plane(0, 20, 40), NEAR)).toEqual(new Set([1]));
});

test('an item and its opposite are two', () => {
  expect(repeats([one('a', 0.6), one('b', 0.9)], plane(0, 0), NEAR)).toEqual(new Set());
});

test('those that stay are far apart, and each that goes is near a better one that stays', () => {
  const candidate = fc.record({
    label: fc.constantFrom('a', 'b'),
    score: fc.integer({ min: 0, max: 5 }),
    cluster: fc.integer({ min: 0, max: 1 }),
    angle: fc.integer({ min: 0, max: 180 }),
  });
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 40 }), (all) => {
      const ranked = all.map(({ label, score, cluster }) => one(label, score, cluster));
      const rows = plane(...all.map(({ angle }) => angle));
      const gone = repeats(ranked, rows, NEAR);
      const better = (at: number): number[] =>
        [...all.keys()].filter(
          (other) =>
            other !== at &&
            !gone.has(other) &&
            all[other]?.label === all[at]?.label &&
            all[other]?.cluster === all[at]?.cluster &&
            (all[other]?.score ?? 0) >= (all[at]?.score ?? 0) &&
            dot(rows.vectors, 2 * at, rows.vectors, 2 * other, 2) > NEAR,
        );
      for (const at of all.keys()) expect(better(at).length > 0).toBe(gone.has(at));
    }),
  );
});
