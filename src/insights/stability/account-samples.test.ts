import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { bootstrap, capped, rowsOf, unitsOf } from './account-samples.ts';

const people = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd')), { minLength: 1, maxLength: 40 });

describe('samples of accounts', () => {
  test('rows of an account stay together, those of nobody apart', () => {
    expect(unitsOf([0, 1, 2, 4], ['a', null, 'a', 'a', null])).toEqual([[0, 2], [1], [4]]);
  });

  test('a sample holds whole units, each once, and about 63 % of many', () => {
    const units = unitsOf(
      Array.from({ length: 3000 }, (_, row) => row),
      Array.from({ length: 3000 }, (_, row) => `account-${row % 1000}`),
    );
    const drawn = bootstrap(units, createRandom(1));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.every((unit) => unit.length === 3)).toBe(true);
    expect(drawn.length / units.length).toBeCloseTo(1 - Math.exp(-1), 1);
  });

  test('a cap takes whole units until it is reached, and nothing less than all where it is not', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 50 }), fc.nat(), (accounts, most, seed) => {
        const units = unitsOf([...accounts.keys()], accounts);
        const kept = capped(units, most, createRandom(seed));
        const largest = Math.max(...units.map((unit) => unit.length));
        const rows = rowsOf(kept).length;
        expect(kept.every((unit) => units.includes(unit))).toBe(true);
        expect(rows).toBeGreaterThanOrEqual(Math.min(most, accounts.length));
        expect(rows).toBeLessThan(Math.max(most + largest, accounts.length + 1));
      }),
    );
  });
});
