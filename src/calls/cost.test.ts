import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Price } from '../models/price.ts';
import { costOf, dollarText, worstCost } from './cost.ts';

const usage = (input: number, output: number, cacheRead = 0, cacheWrite = 0) => ({
  input,
  output,
  cacheRead,
  cacheWrite,
});
const haiku: Price = { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, batch: 0.5 };

test('costs in nanodollars', () => {
  expect(costOf(usage(1_000_000, 0), haiku)).toBe(1_000_000_000);
  expect(costOf(usage(10, 5, 900, 100), haiku)).toBe(10_000 + 25_000 + 90_000 + 125_000);
  expect(costOf(usage(10, 5, 900, 100), haiku, true)).toBe(125_000);
  // 0.0375 dollars a million tokens are 37.5 nanodollars a token.
  expect(costOf(usage(1, 0), { input: 0.0375, output: 0 })).toBe(38);
  expect(costOf(usage(3, 0), { input: 0.1, output: 0 })).toBe(300);
  expect(costOf(usage(0, 0), haiku)).toBe(0);
});

test('long prompts are charged as such, what comes out of a cache included', () => {
  const price: Price = { input: 1, output: 1, long: { above: 1000, input: 2, output: 3 } };
  expect(costOf(usage(1000, 10), price)).toBe(1_010_000);
  expect(costOf(usage(500, 10, 501), price)).toBe(2_002_000 + 30_000);
});

test('no call costs more than its worst case', () => {
  const price = fc.record({
    input: fc.double({ min: 0, max: 100, noNaN: true }),
    output: fc.double({ min: 0, max: 100, noNaN: true }),
    cacheRead: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
    cacheWrite: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
    batch: fc.constantFrom(undefined, 0.5),
    long: fc.option(
      fc.record({
        above: fc.nat(2000),
        input: fc.double({ min: 0, max: 100, noNaN: true }),
        output: fc.double({ min: 0, max: 100, noNaN: true }),
      }),
      { nil: undefined },
    ),
  });
  const parts = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000));
  fc.assert(
    fc.property(price, parts, fc.boolean(), (rates, [input, cacheRead, cacheWrite, output], batched) => {
      const worst = worstCost(input + cacheRead + cacheWrite, output, rates, batched);
      expect(costOf(usage(input, output, cacheRead, cacheWrite), rates, batched)).toBeLessThanOrEqual(worst);
    }),
  );
});

test.each([
  [0, '$0.00'],
  [1_500, '$0.0000015'],
  [12_345_678, '$0.012'],
  [123_456_789, '$0.12'],
  [12_345_678_900, '$12.35'],
])('%i nanodollars are %s', (nanodollars, text) => {
  expect(dollarText(nanodollars)).toBe(text);
});
