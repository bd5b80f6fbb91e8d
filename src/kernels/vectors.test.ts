import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot, scaleRowsToUnit } from './vectors.ts';

const value = fc.double({ min: -100, max: 100, noNaN: true }).map(Math.fround);

test('the inner product is the sum of products, from any offset and for any width', () => {
  const block = fc.array(value, { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(block, block, fc.nat(6), fc.nat(6), fc.nat(13), (left, right, from, to, width) => {
      let sum = 0;
      for (let at = 0; at < width; at++) sum += (left[from + at] as number) * (right[to + at] as number);
      expect(dot(Float32Array.from(left), from, Float32Array.from(right), to, width)).toBeCloseTo(sum, 6);
    }),
  );
});

test('rows are scaled to unit length and keep their direction; zero rows stay', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { maxLength: 6 }), (rows) => {
      const block = Float32Array.from(rows.flat());
      scaleRowsToUnit(block, 3);
      rows.forEach((row, at) => {
        const scaled = block.subarray(3 * at, 3 * at + 3);
        const norm = Math.hypot(...row);
        if (norm < 1e-18) return;
        expect(Math.hypot(...scaled)).toBeCloseTo(1, 5);
        row.forEach((each, index) => {
          expect(scaled[index]).toBeCloseTo(each / norm, 5);
        });
      });
    }),
  );
  const zero = new Float32Array(3);
  scaleRowsToUnit(zero, 3);
  expect([...zero]).toEqual([0, 0, 0]);
});
