import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../core/hash.ts';
import { anySafety, anyTrends } from '../testing/any-trends.ts';
import { safetySchema } from './safety.ts';
import { trendsSchema } from './trends.ts';

const ids = ['c0001', 'c0002', 'p0001', 'constructor'];

describe('what a release says of changes and of concern', () => {
  it('comes back from a file as it went in', () => {
    fc.assert(
      fc.property(anyTrends(ids), anySafety(ids), (trends, safety) => {
        const read = (value: unknown): unknown => JSON.parse(canonicalJson(value));
        expect(canonicalJson(trendsSchema.parse(read(trends)))).toBe(canonicalJson(trends));
        expect(canonicalJson(safetySchema.parse(read(safety)))).toBe(canonicalJson(safety));
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it('is nothing else: what is not of its shape is refused', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const isOne = (schema: typeof trendsSchema | typeof safetySchema): boolean => schema.safeParse(value).success;
        expect(isOne(trendsSchema)).toBe(false);
        expect(isOne(safetySchema)).toBe(false);
      }),
      { seed: 22, numRuns: 300 },
    );
  });
});
