import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { permutationTest, signFlipTest } from './permutation.ts';

const random = () => createRandom('permutation');

/** Fisher, The Design of Experiments (1935), section 21: Darwin's pairs of plants, in eighths of an inch. */
const darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

test('the published example: 863 of 32,768 arrangements on each side', () => {
  const exact = signFlipTest(darwin, { random: random() });
  expect(exact.p).toBe((2 * 863) / 32_768);
  expect(exact).toMatchObject({ isExact: true, difference: 314 / 15 });
});

test('drawn arrangements come near, and are never none', () => {
  const drawn = signFlipTest(darwin, { random: random(), exactUpTo: 0 });
  expect(drawn.isExact).toBe(false);
  expect(Math.abs(drawn.p - 0.0527)).toBeLessThan(0.01);
  const apart = permutationTest(Array(30).fill(0), Array(30).fill(1), { random: random(), permutations: 99 });
  expect(apart).toEqual({ difference: -1, p: 1 / 100, isExact: false });
});

// By counting: of 20 ways to choose three of six, two are this far apart.
test('two groups, all arrangements', () => {
  expect(permutationTest([1, 2, 3], [4, 5, 6], { random: random() })).toEqual({
    difference: -3,
    p: 0.1,
    isExact: true,
  });
  expect(permutationTest([0.1, 0.2], [0.3], { random: random() }).p).toBeCloseTo(2 / 3, 12);
  expect(permutationTest([1, 2, 3], [1, 2, 3], { random: random() }).p).toBe(1);
});

test('drawn and exact agree for two groups', () => {
  const [first, second] = [
    [2, 4, 9, 5, 7],
    [8, 3, 12, 14, 11, 10],
  ];
  const exact = permutationTest(first, second, { random: random() }).p;
  expect(Math.abs(permutationTest(first, second, { random: random(), exactUpTo: 0 }).p - exact)).toBeLessThan(0.01);
});

test('refuses empty groups', () => {
  expect(() => permutationTest([], [1], { random: random() })).toThrow('One group is empty');
  expect(() => signFlipTest([], { random: random() })).toThrow('no pair');
});
