import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot, scaleRowsToUnit } from '../kernels/vectors.ts';
import { exactlyNearest } from './exactly-nearest.ts';

const DIMENSIONS = 3;
/** Few places, so that many are equal, and steps that float32 loses. */
const place = fc.tuple(
  fc.integer({ min: -2, max: 2 }),
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom(0, 1e-8, -1e-8),
);

function blockOf(places: readonly (readonly number[])[], isUnit: boolean) {
  const vectors = Float32Array.from(places.flatMap(([x = 0, y = 0, step = 0]) => [x + step, y - step, 1]));
  if (isUnit) scaleRowsToUnit(vectors, DIMENSIONS);
  return { vectors, dimensions: DIMENSIONS };
}

test('is what comparing with each in float64 gives, the first of equals, of those that are allowed', () => {
  const places = fc.array(place, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(places, places, fc.boolean(), fc.integer({ min: 1, max: 4 }), (some, among, isUnit, every) => {
      const [rows, others] = [blockOf(some, isUnit), blockOf(among, isUnit)];
      const isAllowed = (other: number): boolean => other % every === 0;
      const found = exactlyNearest(rows, others);
      some.forEach((_, row) => {
        const products = among.map((__, other) =>
          dot(rows.vectors, row * DIMENSIONS, others.vectors, other * DIMENSIONS, DIMENSIONS),
        );
        const allowed = products.filter((__, other) => isAllowed(other));
        const expected = products.findIndex((product, other) => isAllowed(other) && product === Math.max(...allowed));
        expect(found.nearest(row, isAllowed)).toBe(expected);
      });
    }),
    { numRuns: 300 },
  );
});

test('there is none where there are no others, or none is allowed', () => {
  const rows = blockOf([[1, 0, 0]], true);
  expect(exactlyNearest(rows, { vectors: new Float32Array(0), dimensions: DIMENSIONS }).nearest(0)).toBe(-1);
  expect(exactlyNearest(rows, rows).nearest(0, () => false)).toBe(-1);
});
