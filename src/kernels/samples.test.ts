import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { sampleOf, sampleSteps, sampleStepsWithin } from './samples.ts';

describe('sampleSteps', () => {
  test('there are none of few rows, or of few a centroid', () => {
    expect(sampleSteps(79_999, 10)).toEqual([]);
    expect(sampleSteps(1_000_000, 20_000)).toEqual([]);
  });

  test('each sample is four times the one before, and the smallest has 25 rows a centroid', () => {
    expect(sampleSteps(80_000, 10)).toEqual([4]);
    expect(sampleSteps(1_000_000, 1000)).toEqual([16, 4]);
    expect(sampleSteps(1_600_000, 1000)).toEqual([64, 16, 4]);
  });
});

describe('sampleStepsWithin', () => {
  test('no sample is larger than what is clustered at once', () => {
    expect(sampleStepsWithin(400_000, 1_000_000, 1000)).toEqual([16, 4]);
    expect(sampleStepsWithin(100_000, 1_000_000, 1000)).toEqual([16]);
  });

  test('there is one, however few its rows', () => {
    expect(sampleStepsWithin(100_000, 1_000_000, 20_000)).toEqual([16]);
    expect(sampleStepsWithin(600, 2400, 10)).toEqual([4]);
    expect(sampleStepsWithin(599, 2400, 10)).toEqual([16]);
  });
});

describe('sampleOf', () => {
  const rows = { vectors: Float32Array.from({ length: 22 }, (_, index) => index), dimensions: 2 };

  test('has one of every so many rows, in their order', () => {
    const { vectors, dimensions } = sampleOf(rows, 4, createRandom(1));
    expect(dimensions).toBe(2);
    const drawn = [vectors[0], vectors[2]].map((value) => (value as number) / 2);
    expect(vectors).toHaveLength(4);
    expect(vectors[1]).toBe((vectors[0] as number) + 1);
    expect(drawn.map((row) => Math.floor(row / 4))).toEqual([0, 1]);
  });

  test('the same randomness draws the same', () => {
    expect(sampleOf(rows, 3, createRandom(2))).toEqual(sampleOf(rows, 3, createRandom(2)));
    const others = new Set(
      Array.from({ length: 20 }, (_, seed) => sampleOf(rows, 3, createRandom(seed)).vectors.join()),
    );
    expect(others.size).toBeGreaterThan(3);
  });
});
