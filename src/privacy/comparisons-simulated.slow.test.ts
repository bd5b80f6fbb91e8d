/** The reduced form of `npm run prove -- comparisons`. */
import { describe, expect, it } from 'vitest';
import { scenarios, simulate, uncounted } from '../testing/comparisons/simulate.ts';

const RUNS = 30;

describe('over many worlds of which it is known what is true', () => {
  it.each(scenarios)('intervals hold and marks are true: $name', (scenario) => {
    const { told, coverage, falseMarks, power } = simulate(scenario, RUNS, 'test');
    expect(told).toBeGreaterThan(0.3);
    expect(coverage).toBeGreaterThan(0.945);
    // Of 30 runs with a chance of 5 % each, more than four have a false mark in less than 2 %.
    expect(falseMarks).toBeLessThanOrEqual(4 / RUNS);
    expect(power ?? 1).toBeGreaterThan(0.5);
  });

  it('finds too much where accounts are not counted, and would if conversations were taken for independent', () => {
    expect(simulate(uncounted, RUNS, 'test').coverage).toBeLessThan(0.9);
    expect(simulate(scenarios[2] as (typeof scenarios)[number], RUNS, 'test').naive).toBeLessThan(0.7);
  });
});
