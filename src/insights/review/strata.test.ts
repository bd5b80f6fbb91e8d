import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { drawFromStrata, thirdsBySize } from './strata.ts';

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

test('draws as many of each stratum, and weights them back to the whole', () => {
  const strata = [numbers(0, 4), numbers(4, 104), numbers(104, 1104)];
  const drawn = drawFromStrata(strata, 30, createRandom('strata'));
  expect(strata.map((units) => drawn.filter(({ unit }) => units.includes(unit)).length)).toEqual([4, 13, 13]);
  expect(new Set(drawn.map(({ unit }) => unit)).size).toBe(30);
  expect(drawn.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1104, 9);
});

test('the mean over many draws is that of the whole', () => {
  const strata = [numbers(0, 5), numbers(5, 50), numbers(50, 300)];
  const truth = 299 / 2;
  let sum = 0;
  const draws = 2000;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = drawFromStrata(strata, 12, createRandom(draw));
    sum += drawn.reduce((total, { unit, weight }) => total + unit * weight, 0) / 300;
  }
  expect(Math.abs(sum / draws - truth)).toBeLessThan(2.5);
});

test('takes all where there are no more', () => {
  const drawn = drawFromStrata([[1, 2], [], [3]], 50, createRandom('few'));
  expect(drawn).toHaveLength(3);
  expect(drawn.every(({ weight }) => weight === 1)).toBe(true);
});

test('thirds go from the smallest to the largest', () => {
  expect(thirdsBySize([9, 1, 5, 7, 3, 2, 8], (size) => size)).toEqual([
    [1, 2],
    [3, 5, 7],
    [8, 9],
  ]);
  expect(thirdsBySize([4], (size) => size).flat()).toEqual([4]);
});
