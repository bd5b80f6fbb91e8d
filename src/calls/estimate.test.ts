import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { type EstimateInput, estimateCalls, exactly } from './estimate.ts';

const usage = (input: number, output: number) => ({ input, output, cacheRead: 0, cacheWrite: 0 });
const base: EstimateInput = {
  calls: exactly(1000),
  sampled: [{ input: 100, mostOutput: 50 }],
  measured: [],
  price: { input: 1, output: 5, batch: 0.5 },
  parallel: 10,
};

describe('an estimate', () => {
  test('without a measured call is wide, and says nothing of time', () => {
    const { calls, inputTokens, outputTokens, cost, batchCost, seconds } = estimateCalls({
      ...base,
      sampled: Array.from({ length: 20 }, () => ({ input: 100, mostOutput: 50 })),
    });
    expect(calls).toEqual({ likely: 1000, low: 1000, high: 1000 });
    expect(inputTokens.likely).toBe(100_000);
    expect([Math.round(inputTokens.low), Math.round(inputTokens.high)]).toEqual([66_667, 133_333]);
    expect([outputTokens.low, outputTokens.high]).toEqual([0, 50_000]);
    expect(batchCost?.likely).toBe((cost?.likely ?? 0) / 2);
    expect(seconds.high).toBe(Number.POSITIVE_INFINITY);
  });

  test('with measured calls follows what the server counts and takes', () => {
    const measured = [90, 110, 100, 100].map((output) => ({
      estimatedInput: 100,
      usage: usage(150, output / 10),
      milliseconds: 2000,
    }));
    const { inputTokens, outputTokens, cost, seconds } = estimateCalls({
      ...base,
      measured,
      sampled: Array.from({ length: 9 }, () => ({ input: 100, mostOutput: 50 })),
    });
    expect(inputTokens).toEqual({ likely: 150_000, low: 150_000, high: 150_000 });
    expect(outputTokens.likely).toBe(10_000);
    expect(cost?.likely).toBe(150_000_000 + 50_000_000);
    expect(seconds).toEqual({ likely: 200, low: 200, high: 200 });
  });

  test('of calls whose number is not known is as wide as that at least', () => {
    const measured = [100, 100, 100].map((output) => ({
      estimatedInput: 100,
      usage: usage(100, output),
      milliseconds: 10,
    }));
    const calls = { likely: 100, low: 50, high: 150 };
    const { outputTokens, seconds } = estimateCalls({
      ...base,
      calls,
      measured,
      sampled: [{ input: 100, mostOutput: 200 }],
    });
    expect(outputTokens).toEqual({ likely: 10_000, low: 5000, high: 15_000 });
    expect([seconds.low, seconds.high].map((second) => second.toFixed(3))).toEqual(['0.050', '0.150']);
  });

  test('of calls that are not likely is as much as they may take', () => {
    const { inputTokens, cost, seconds } = estimateCalls({
      ...base,
      calls: { likely: 0, low: 0, high: 30 },
      measured: [100, 100].map((input) => ({ estimatedInput: 100, usage: usage(input, 0), milliseconds: 1000 })),
    });
    expect([inputTokens.likely, inputTokens.low, Math.round(inputTokens.high)]).toEqual([0, 0, 4000]);
    expect([cost?.likely, Math.round(cost?.high ?? 0)]).toEqual([0, 4_000_000]);
    expect(seconds).toEqual({ likely: 0, low: 0, high: 3 });
  });

  test('of nothing takes nothing, and of calls that nobody waited for says nothing of time', () => {
    const left = { estimatedInput: 100, usage: usage(100, 5), milliseconds: null };
    const of = (calls: number) => estimateCalls({ ...base, calls: exactly(calls), measured: [left, left] }).seconds;
    expect(of(0)).toEqual(exactly(0));
    expect(of(5).high).toBe(Number.POSITIVE_INFINITY);
  });

  test('has no price where none is known, and no batch where the vendor takes none', () => {
    expect(estimateCalls({ ...base, price: null })).toMatchObject({ cost: null, batchCost: null });
    expect(estimateCalls({ ...base, price: { input: 1, output: 1 } }).batchCost).toBe(null);
  });

  test('holds what is then counted, nineteen times of twenty', () => {
    const random = createRandom('estimate');
    let held = 0;
    for (let trial = 0; trial < 400; trial++) {
      // Lengths and counts as skewed as those of conversations.
      const draw = () => {
        const input = Math.ceil(20 + 400 * random.next() ** 2);
        return {
          input,
          actual: Math.ceil(input * (1.1 + 0.3 * random.next())),
          output: Math.ceil(10 + 60 * random.next()),
        };
      };
      const all = Array.from({ length: 2000 }, draw);
      const sampled = all.slice(0, 100).map(({ input }) => ({ input, mostOutput: 100 }));
      const measured = all
        .slice(0, 12)
        .map(({ input, actual, output }) => ({ estimatedInput: input, usage: usage(actual, output), milliseconds: 1 }));
      const { inputTokens, outputTokens } = estimateCalls({ ...base, calls: exactly(all.length), sampled, measured });
      const [input, output] = [
        all.reduce((sum, one) => sum + one.actual, 0),
        all.reduce((sum, one) => sum + one.output, 0),
      ];
      if (inputTokens.low <= input && input <= inputTokens.high) held++;
      if (outputTokens.low <= output && output <= outputTokens.high) held++;
    }
    expect(held / 800).toBeGreaterThan(0.92);
  });
});
