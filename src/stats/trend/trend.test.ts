import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { drawNormal } from '../draw-normal.ts';
import { curveOver } from './curve.ts';
import { lookAtOrders } from './orders.ts';
import { trend } from './trend.ts';
import { trendPower } from './trend-power.ts';

/** Parameters of a series of seven models, 0.8 to 52 billion, by their logarithm. */
const seven = [0.81, 1.6, 3.5, 6.4, 13, 22, 52].map(Math.log10);
const random = (name = 'trend') => createRandom(name);

describe('trend', () => {
  // Counting orders by hand: of 7! one is the same and one, the reverse, changes as much the other way.
  test('seven sizes, in a row', () => {
    const straight = seven.map((position) => 0.5 + 0.2 * position);
    const found = trend(seven, straight, { random: random() });
    expect(found).toMatchObject({ verdict: 'rising', sizes: 7, dip: 0 });
    expect(found.p).toBeLessThanOrEqual((2 * 2) / 5040);
    expect(found.change).toBeCloseTo(0.2 * Math.log10(52 / 0.81), 10);
    const fallen = trend(
      seven,
      straight.map((rate) => 1 - rate),
      { random: random() },
    );
    expect(fallen.verdict).toBe('falling');
  });

  test('five sizes are the fewest: 2 of 120 orders, twice', () => {
    const found = trend([1, 2, 3, 4, 5], [0.1, 0.2, 0.3, 0.4, 0.5], { random: random() });
    expect(found.p).toBeCloseTo((2 * 2) / 120, 12);
    expect(found.verdict).toBe('rising');
    const four = trend([1, 2, 3, 4, 4], [0.1, 0.2, 0.3, 0.4, 0.5], { random: random() });
    expect(four).toMatchObject({ verdict: 'too-few-sizes', p: null, power: null, sizes: 4 });
    expect(four.change).toBeGreaterThan(0.3);
  });

  test('down and up again', () => {
    const rates = [0.8, 0.62, 0.5, 0.46, 0.51, 0.6, 0.79];
    expect(trend([1, 2, 3, 4, 5, 6, 7], rates, { random: random() }).verdict).toBe('u-shaped');
    const up = rates.map((rate) => 1 - rate);
    expect(trend([1, 2, 3, 4, 5, 6, 7], up, { random: random() }).verdict).toBe('inverted-u');
  });

  test('a curve that only slows is no turn', () => {
    const rates = [0.2, 0.45, 0.6, 0.68, 0.72, 0.74, 0.75];
    expect(trend([1, 2, 3, 4, 5, 6, 7], rates, { random: random() }).verdict).toBe('rising');
  });

  test('what stays within the margin is flat, what scatters more than that is unclear', () => {
    const wiggle = [0.01, -0.012, 0.004, 0.011, -0.008, -0.009, 0.006];
    expect(
      trend(
        seven,
        wiggle.map((rate) => 0.5 + rate),
        { random: random() },
      ),
    ).toMatchObject({ verdict: 'flat', power: 1 });
    const unclear = trend(
      seven,
      wiggle.map((rate) => 0.5 + 20 * rate),
      { random: random() },
    );
    expect(unclear.verdict).toBe('unclear');
    expect(unclear.power).toBeLessThan(0.2);
  });

  test('refuses one size', () => {
    expect(() => trend([1, 1], [0.1, 0.2], { random: random() })).toThrow('All models are of one size');
  });

  // A line through three points: (0, 0), (1, 2), (2, 1).
  test('the line and its error, in closed form', () => {
    const curve = curveOver([0, 1, 2]);
    expect(curve.change([0, 2, 1])).toBeCloseTo(1, 12);
    // Residuals -1/2, 1, -1/2: variance 1.5 with one degree of freedom, of the slope 1.5 / 2, of the change 4 times that.
    expect(curve.error([0, 2, 1]).error).toBeCloseTo(Math.sqrt(3), 12);
    expect(curve.dip([0, 2, 1])).toBeCloseTo(-1, 12);
  });
});

test('orders: all of them, each once, or those drawn and the one there is', () => {
  const seen = new Set<string>();
  const all = { random: random(), exactUpTo: 120, permutations: 9 };
  expect(lookAtOrders([1, 2, 3, 4, 5], all, (order) => seen.add(order.join()))).toBe(120);
  expect(seen.size).toBe(120);
  let looks = 0;
  expect(lookAtOrders([1, 2, 3, 4, 5, 6], all, () => looks++)).toBe(10);
  expect(looks).toBe(10);
});

test('models that only scatter are seldom called anything', () => {
  let called = 0;
  const runs = 300;
  const draws = random('null');
  for (let run = 0; run < runs; run++) {
    const rates = [1, 2, 3, 4, 5, 6].map(() => 0.5 + 0.1 * drawNormal(draws));
    const { p } = trend([1, 2, 3, 4, 5, 6], rates, { random: draws });
    if ((p as number) <= 0.05) called++;
  }
  expect(called / runs).toBeLessThan(0.085);
});

test('power grows with the change', () => {
  const at = (change: number) => trendPower(seven, { change, scatter: 0.05 }, random());
  expect(at(0)).toBeLessThan(0.05);
  expect(at(0.3)).toBeGreaterThan(0.9);
  expect(at(0.1)).toBeGreaterThan(at(0));
});
