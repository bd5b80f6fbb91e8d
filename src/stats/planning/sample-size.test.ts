import { expect, test } from 'vitest';
import { logGamma } from '../log-gamma.ts';
import { mcNemar } from '../resampling/mcnemar.ts';
import {
  designEffect,
  groupsFor,
  itemsForHalfWidth,
  itemsForMeanDifference,
  itemsForPair,
  itemsForShare,
  powerForPair,
  powerForShare,
} from './sample-size.ts';

const binomial = (count: number, trials: number, share: number): number =>
  Math.exp(
    logGamma(trials + 1) -
      logGamma(count + 1) -
      logGamma(trials - count + 1) +
      count * Math.log(share) +
      (trials - count) * Math.log1p(-share),
  );

// Any textbook: 385 for five points either way, 1,068 for three, 97 for ten.
test.each([
  [0.05, 385],
  [0.03, 1068],
  [0.1, 97],
])('an interval of half width %d takes %i items', (halfWidth, items) => {
  expect(itemsForHalfWidth(halfWidth)).toBe(items);
});

// By exact enumeration: the score test at the planned size finds the difference about as often as planned.
test.each([
  [0.6, 0.5],
  [0.3, 0.5],
  [0.15, 0.1],
])('%d told from %d', (share, from) => {
  const items = itemsForShare({ share, from });
  let power = 0;
  for (let count = 0; count <= items; count++) {
    const z = (count / items - from) / Math.sqrt((from * (1 - from)) / items);
    if (Math.abs(z) > 1.959964) power += binomial(count, items, share);
  }
  expect(Math.abs(power - 0.8)).toBeLessThan(0.03);
  expect(powerForShare(items, { share, from })).toBeGreaterThanOrEqual(0.8);
  expect(powerForShare(items - 1, { share, from })).toBeLessThan(0.8);
});

// By exact enumeration of how many items differ, and how; by mid-p.
test('two subjects on the same items', () => {
  const subjects = { onlyFirst: 0.2, onlySecond: 0.1 };
  const items = itemsForPair(subjects);
  let power = 0;
  for (let differ = 0; differ <= items; differ++) {
    const chance = binomial(differ, items, 0.3);
    if (chance < 1e-9) continue;
    for (let first = 0; first <= differ; first++)
      if (mcNemar(first, differ - first).midP <= 0.05) power += chance * binomial(first, differ, 2 / 3);
  }
  expect(Math.abs(power - 0.8)).toBeLessThan(0.03);
  expect(powerForPair(items, subjects)).toBeGreaterThanOrEqual(0.8);
  expect(powerForPair(items - 1, subjects)).toBeLessThan(0.8);
});

// Closed form: (1.959964 + 0.841621)^2 = 7.8489.
test('a mean difference', () => {
  expect(itemsForMeanDifference(0.1, 0.5)).toBe(Math.ceil(7.8489 * 25));
  expect(itemsForMeanDifference(0.1, 0.5, { power: 0.9 })).toBe(Math.ceil(10.5074 * 25));
});

test('groups', () => {
  expect(designEffect({ size: 10, correlation: 0.1 })).toBeCloseTo(1.9, 12);
  expect(designEffect({ size: 10, correlation: 0.1, variation: 0.5 })).toBeCloseTo(2.15, 12);
  expect(groupsFor(400, { size: 10, correlation: 0.1 })).toBe(76);
  expect(groupsFor(400, { size: 1, correlation: 0.7 })).toBe(400);
});

test('refuses what has no answer', () => {
  expect(() => itemsForShare({ share: 0.5, from: 0.5 })).toThrow('told from itself');
  expect(() => itemsForHalfWidth(0)).toThrow('endless items');
});
