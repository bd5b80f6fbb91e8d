import { expect, test } from 'vitest';
import { logisticFit } from './logistic.ts';

/** Dalal, Fowlkes, Hoadley 1989: temperature at launch (degrees F) and whether an O-ring was damaged, 23 flights. */
const flights: readonly (readonly [number, number])[] = [
  [66, 0], [70, 1], [69, 0], [68, 0], [67, 0], [72, 0], [73, 0], [70, 0], [57, 1], [63, 1], [70, 1], [78, 0],
  [67, 0], [53, 1], [67, 0], [75, 0], [70, 0], [81, 0], [76, 0], [79, 0], [75, 1], [76, 0], [58, 1],
]; // biome-ignore format: pairs

// Fits of these flights are printed in many places; R's glm prints 15.0429 (7.3786) and -0.2322 (0.1082).
test('the published example', () => {
  const outcome = logisticFit(flights.map(([x, successes]) => ({ x, successes, trials: 1 })));
  if (outcome.kind !== 'fit') throw new Error(outcome.kind);
  expect(outcome.fit.intercept).toBeCloseTo(15.0429, 4);
  expect(outcome.fit.interceptError).toBeCloseTo(7.3786, 3);
  expect(outcome.fit.slope).toBeCloseTo(-0.2322, 4);
  expect(outcome.fit.slopeError).toBeCloseTo(0.1082, 4);
});

// Closed form: with two x the fit goes through both shares, and the variance of the slope is the sum of 1/count (Woolf 1955).
test('two sizes, in closed form', () => {
  const outcome = logisticFit([
    { x: 8, successes: 30, trials: 100 },
    { x: 10, successes: 60, trials: 100 },
  ]);
  if (outcome.kind !== 'fit') throw new Error(outcome.kind);
  const logOdds = Math.log((60 * 70) / (40 * 30));
  expect(outcome.fit.slope).toBeCloseTo(logOdds / 2, 9);
  expect(outcome.fit.slopeError).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 70 + 1 / 60 + 1 / 40) / 2, 9);
});

test.each([
  [
    'all failures below all successes',
    [
      [1, 0, 5],
      [2, 0, 5],
      [3, 5, 5],
    ],
    'separated',
  ],
  [
    'all but those at one x',
    [
      [1, 0, 5],
      [2, 3, 5],
      [3, 5, 5],
    ],
    'separated',
  ],
  [
    'falling',
    [
      [1, 5, 5],
      [2, 0, 5],
    ],
    'separated',
  ],
  [
    'no failure',
    [
      [1, 5, 5],
      [2, 5, 5],
    ],
    'separated',
  ],
  [
    'no success',
    [
      [1, 0, 5],
      [2, 0, 5],
    ],
    'separated',
  ],
  [
    'one size',
    [
      [1, 2, 5],
      [1, 3, 5],
    ],
    'one-x',
  ],
  [
    'nothing at the other size',
    [
      [1, 2, 5],
      [2, 0, 0],
    ],
    'one-x',
  ],
  [
    'one failure more',
    [
      [1, 0, 5],
      [2, 3, 5],
      [3, 4, 5],
    ],
    'fit',
  ],
] as const)('%s', (_, rows, kind) => {
  // biome-ignore format: tables
  expect(logisticFit(rows.map(([x, successes, trials]) => ({ x, successes, trials }))).kind).toBe(kind);
});

test('a steep fit far from zero is found', () => {
  const outcome = logisticFit([
    { x: 1e6, successes: 1, trials: 1000 },
    { x: 1e6 + 1, successes: 999, trials: 1000 },
  ]);
  if (outcome.kind !== 'fit') throw new Error(outcome.kind);
  expect(outcome.fit.slope).toBeCloseTo(2 * Math.log(999), 6);
});

test('refuses more successes than trials', () => {
  expect(() => logisticFit([{ x: 1, successes: 3, trials: 2 }])).toThrow('more successes than trials');
});
