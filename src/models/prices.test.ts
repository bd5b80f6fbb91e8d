import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { free, listedPrices, priceOf, priceSchema } from './prices.ts';

const names = Object.keys(listedPrices);

describe('the table', () => {
  test.each(Object.entries(listedPrices))('%s makes sense', (name, price) => {
    const { input, output, cacheRead = input, cacheWrite = input, long, batch, read, source } = price;
    expect(input).toBeGreaterThan(0);
    expect(output > input || (output === 0 && name.includes('embedding'))).toBe(true);
    expect(cacheRead).toBeLessThanOrEqual(input);
    expect(cacheWrite).toBeGreaterThanOrEqual(input);
    expect(long === undefined || (long.input > input && long.output > output && long.above >= 100_000)).toBe(true);
    expect(long === undefined || (long.cacheRead ?? long.input) >= cacheRead).toBe(true);
    expect(batch === undefined || batch === 0.5).toBe(true);
    expect(source).toMatch(/^https:/u);
    expect(new Date(read).toISOString().slice(0, 10)).toBe(read);
    expect(Date.parse(read)).toBeLessThanOrEqual(Date.now());
  });

  test('is valid as people would write it', () => {
    for (const { read: _, source: __, ...price } of Object.values(listedPrices)) {
      expect(priceSchema.safeParse(JSON.parse(JSON.stringify(price))).success).toBe(true);
    }
  });

  test('says what the pages say', () => {
    expect(listedPrices['anthropic:claude-haiku-5-5']).toMatchObject({
      ...{ input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite: 0.125, batch: 0.5 },
      long: { above: 100_000, input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite: 0.625 },
    });
    expect(listedPrices['openai:gpt-6.2-sol']).toMatchObject({
      ...{ input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5, batch: 0.5 },
      long: { above: 272_000, input: 4, output: 15, cacheRead: 0.2, cacheWrite: 5 },
    });
    expect(listedPrices['openai:gpt-5.4']?.long).toEqual({ above: 272_000, input: 5, output: 22.5, cacheRead: 0.5 });
    expect(listedPrices['google:gemini-3.8-flash']).toMatchObject({ input: 1.5, output: 7.5, cacheRead: 0.15 });
  });
});

describe('the price of a model', () => {
  test.each([
    ['openai:gpt-4.1-mini', 0.4],
    ['openai:gpt-4.1-mini-2025-04-14', 0.4],
    ['openai:gpt-4.1', 2],
    ['openai:gpt-4o-2024-08-06', 2.5],
    ['openai:gpt-4o-2024-05-13', 5],
    ['anthropic:claude-haiku-4-5-20251001', 1],
    ['anthropic:claude-haiku-4-5-latest', 1],
    ['google:gemini-2.5-flash-preview-09-2025', 0.3],
    ['google:gemini-2.5-flash-lite-preview-06-17', 0.1],
  ])('%s', (id, input) => {
    expect(priceOf(id, {}, false)?.input).toBe(input);
  });

  test.each([
    ...['openai:gpt-4.1-turbo', 'openai:gpt-4', 'openai:gpt-6', 'openai:gpt-5-chat-latest', 'openai:GPT-4.1'],
    ...['openai:gpt-4o-audio-preview-2025-06-03', 'openai:ft:gpt-4.1-mini-2025-04-14:lab::x', 'anthropic:gpt-4.1'],
    ...['anthropic:claude-opus-5-6', 'anthropic:claude-opus-5-5-5', 'google:gemini-3.1-pro', 'google:gemini-2.5'],
    ...['openai:', 'openai', '', 'constructor', '__proto__', 'lab:large'],
  ])('%j is not known', (id) => {
    expect(priceOf(id, {}, false)).toBe(null);
  });

  test('is never that of a name it begins with', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.stringMatching(/^[-.:/]?[a-z]{1,8}$/u), (name, more) => {
        fc.pre(more !== '-latest' && !names.includes(name + more));
        expect(priceOf(name + more, {}, false)).toBe(null);
      }),
    );
  });

  test('is what its owner says, even here; else a server on this machine is free', () => {
    const own = { 'ollama:x': { input: 3, output: 4 }, 'openai:gpt-4.1': { input: 1, output: 1 } };
    expect(priceOf('ollama:x', own, true)).toEqual({ input: 3, output: 4 });
    expect(priceOf('openai:gpt-4.1', own, false)).toEqual({ input: 1, output: 1 });
    expect(priceOf('openai:gpt-4.1-2025-04-14', own, false)?.input).toBe(2);
    expect(priceOf('ollama:y', own, true)).toBe(free);
    expect(priceOf('openai:gpt-4.1-mini', own, true)).toBe(free);
  });

  test('is null for any other name, and never an error', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (name, isLocal) => {
        fc.pre(![name, `openai:${name}`].some((id) => names.includes(id)));
        expect(priceOf(name, {}, isLocal)).toBe(isLocal ? free : null);
        expect(priceOf(`openai:${name}`, {}, isLocal)).toBe(isLocal ? free : null);
      }),
    );
  });
});

describe('a price that people write', () => {
  const rates = { input: 1, output: 2 };

  test.each([
    {},
    { input: 1 },
    { output: 1 },
    { ...rates, input: -1 },
    { ...rates, input: '1' },
    { ...rates, input: Number.POSITIVE_INFINITY },
    { ...rates, output: Number.NaN },
    { ...rates, outputs: 2 },
    { ...rates, batch: 2 },
    { ...rates, batch: -0.5 },
    { ...rates, long: rates },
  ])('%o is none', (price) => {
    expect(priceSchema.safeParse(price).success).toBe(false);
  });

  test('says what goes in and comes out, and what else differs', () => {
    expect(priceSchema.parse({ input: 0.02, output: 0 })).toEqual({ input: 0.02, output: 0 });
    const long = { above: 200_000, input: 2, output: 4, cacheRead: 0.2, cacheWrite: 3 };
    const whole = { ...rates, cacheRead: 0.1, cacheWrite: 1.5, batch: 0.5, long };
    expect(priceSchema.parse(whole)).toEqual(whole);
  });
});
