import { describe, expect, test } from 'vitest';
import { exactly } from '../calls/estimate.ts';
import { capsFit } from './estimate-caps.ts';

const dollar = 1_000_000_000;
const needed = {
  cost: { likely: 5 * dollar, low: 4 * dollar, high: 7 * dollar },
  calls: { likely: 100, low: 80, high: 130 },
  seconds: { likely: 600, low: 500, high: Number.POSITIVE_INFINITY },
};
const nothing = { calls: 0, confirmed: 0, possible: 0 };
const fits = (caps: Parameters<typeof capsFit>[1], spent = nothing) =>
  capsFit(needed, caps, spent).map((fit) => fit.fits);

describe('whether a run fits under its caps', () => {
  test('is told by the interval, of those that were named', () => {
    expect(fits({})).toEqual([]);
    expect(fits({ maxCost: 7.71, maxCalls: 144, maxTime: 9_999 })).toEqual(['yes', 'yes', 'perhaps']);
    expect(fits({ maxCost: 7.5, maxCalls: 142 })).toEqual(['perhaps', 'perhaps']);
    expect(fits({ maxCost: 3, maxCalls: 79, maxTime: 400 })).toEqual(['no', 'no', 'no']);
  });

  test('counts what the run has spent before, also what may have been billed', () => {
    const spent = { calls: 50, confirmed: 2 * dollar, possible: 2 * dollar };
    expect(fits({ maxCost: 11.8, maxCalls: 194 }, spent)).toEqual(['yes', 'yes']);
    expect(fits({ maxCost: 7.5, maxCalls: 120 }, spent)).toEqual(['no', 'no']);
  });

  test('is not known where no price is, and always given where nothing is left', () => {
    expect(capsFit({ ...needed, cost: null }, { maxCost: 1 }, nothing)[0]?.fits).toBe(null);
    // Left with a vendor, nobody knows how long it takes.
    expect(capsFit({ ...needed, seconds: null }, { maxTime: 9_999 }, nothing)[0]?.fits).toBe(null);
    const done = { cost: exactly(0), calls: exactly(0), seconds: exactly(0) };
    const caps = { maxCost: 0, maxCalls: 0, maxTime: 0 };
    expect(capsFit(done, caps, nothing).map((fit) => fit.fits)).toEqual(['yes', 'yes', 'yes']);
    expect(fits(caps)).toEqual(['no', 'no', 'no']);
  });
});
