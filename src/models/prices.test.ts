import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { free, listedPrices, priceOf, priceSchema } from './prices.ts';

describe('the table', () => {
  test.each(Object.entries(listedPrices))('%s makes sense', (_, price) => {
    const { input, output, cacheRead = input, cacheWrite = input, long, batch, read, source } = price;
    expect(input).toBeGreaterThan(0);
    expect(output).toBeGreaterThan(input);
    expect(cacheRead).toBeLessThan(input);
    expect(cacheWrite).toBeGreaterThanOrEqual(input);
    expect(long === undefined || (long.input > input && long.output > output && long.above >= 100_000)).toBe(true);
    expect(batch === undefined || batch === 0.5).toBe(true);
    expect(source).toMatch(/^https:/u);
    expect(new Date(read).toISOString().slice(0, 10)).toBe(read);
  });

  test('is valid as people would write it', () => {
    for (const { read: _, source: __, ...price } of Object.values(listedPrices)) {
      expect(priceSchema.safeParse(JSON.parse(JSON.stringify(price))).success).toBe(true);
    }
  });
});

describe('the price of a model', () => {
  test.each([
    ['openai:gpt-4.1-mini', 0.4],
    ['openai:gpt-4.1-mini-2025-04-14', 0.4],
    ['openai:gpt-4.1', 2],
    ['anthropic:claude-haiku-4-5-20251001', 1],
    ['anthropic:claude-haiku-4-5-latest', 1],
  ])('%s', (id, input) => {
    expect(priceOf(id, {}, false)?.input).toBe(input);
  });

  test.each(['openai:gpt-4.1-turbo', 'openai:gpt-4', 'anthropic:gpt-4.1', 'openai:', 'constructor', 'lab:large'])(
    '%s is not known',
    (id) => {
      expect(priceOf(id, {}, false)).toBe(null);
    },
  );

  test('is what its owner says, even here; else a server on this machine is free', () => {
    const own = { 'ollama:x': { input: 3, output: 4 } };
    expect(priceOf('ollama:x', own, true)).toEqual({ input: 3, output: 4 });
    expect(priceOf('ollama:y', own, true)).toBe(free);
  });

  test('is asked for by any name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        priceOf(name, {}, false);
      }),
    );
  });
});

test.each([{ input: -1 }, { input: '1' }, {}, { input: 1, batch: 2 }, { input: 1, outputs: 2 }])(
  '%j is no price',
  (price) => {
    expect(priceSchema.safeParse(price).success).toBe(false);
  },
);
