import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherExact } from './fisher-exact.ts';

describe('fisherExact', () => {
  test('published examples: the lady tasting tea, convictions of twins (Fisher 1935)', () => {
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(0.4857, 4);
    expect(fisherExact(2, 17, 10, 13)).toBeCloseTo(0.0005367, 7);
  });

  test('nothing to tell', () => {
    expect(fisherExact(0, 0, 3, 5)).toBe(1);
    expect(fisherExact(4, 4, 5, 5)).toBeCloseTo(1, 12);
  });

  test('is a probability, the same for the other kind and the other group', () => {
    const counts = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(counts, ([a, b, c, d]) => {
        const p = fisherExact(a, a + b, c, c + d);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherExact(b, a + b, d, c + d)).toBeCloseTo(p, 6);
        expect(fisherExact(c, c + d, a, a + b)).toBeCloseTo(p, 6);
      }),
    );
  });
});
