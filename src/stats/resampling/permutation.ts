/** Whether two groups, or two subjects on the same items, differ in their mean: by permutation (Fisher 1935). */
import { type Random, shuffled } from '../../core/random.ts';
import { requireInput } from '../input.ts';

export interface PermutationTest {
  /** Of means, first less second. */
  readonly difference: number;
  /** Two-sided. */
  readonly p: number;
  /** All arrangements were looked at. */
  readonly isExact: boolean;
}

export interface Permuting {
  readonly random: Random;
  /** Drawn where there are too many arrangements to look at all; 9,999 where it is left out. */
  readonly permutations?: number;
  /** All are looked at where there are no more than this; 50,000 where it is left out. */
  readonly exactUpTo?: number;
}

const PERMUTATIONS = 9999;
const EXACT_UP_TO = 50_000;
/** Arrangements that equal the observed one differ from it by rounding. */
const ROUNDING = 1e-9;

/** Two groups of one value or more each. Where arrangements are drawn p is (b + 1) / (m + 1) (Phipson and Smyth 2010). */
export function permutationTest(first: readonly number[], second: readonly number[], how: Permuting): PermutationTest {
  requireInput(first.length > 0 && second.length > 0, 'One group is empty.', 'Compare two groups that have values.');
  const values = [...first, ...second];
  const total = sumOf(values);
  // Given the sum of the first group the difference of means is known, and monotone in it.
  const expected = (total * first.length) / values.length;
  const isAsFar = asFarAs(sumOf(first) - expected, values);
  const difference = sumOf(first) / first.length - sumOf(second) / second.length;
  if (arrangements(values.length, first.length) <= (how.exactUpTo ?? EXACT_UP_TO)) {
    const sums = subsetSums(values, first.length);
    return { difference, p: sums.filter((sum) => isAsFar(sum - expected)).length / sums.length, isExact: true };
  }
  const p = drawnP(how, () => {
    const drawn = shuffled(how.random, values).slice(0, first.length);
    return isAsFar(sumOf(drawn) - expected);
  });
  return { difference, p, isExact: false };
}

/** The same for differences of pairs: each may have had the other sign. */
export function signFlipTest(differences: readonly number[], how: Permuting): PermutationTest {
  requireInput(differences.length > 0, 'There is no pair.', 'Compare subjects on the items that both answered.');
  const observed = sumOf(differences);
  const isAsFar = asFarAs(observed, differences);
  const difference = observed / differences.length;
  if (2 ** differences.length <= (how.exactUpTo ?? EXACT_UP_TO)) {
    const sums = differences.reduce((so, value) => so.flatMap((sum) => [sum + value, sum - value]), [0]);
    return { difference, p: sums.filter(isAsFar).length / sums.length, isExact: true };
  }
  const flipped = (): number => differences.reduce((sum, value) => sum + (how.random.next() < 0.5 ? value : -value), 0);
  return { difference, p: drawnP(how, () => isAsFar(flipped())), isExact: false };
}

function asFarAs(observed: number, values: readonly number[]): (sum: number) => boolean {
  const rounding = ROUNDING * values.reduce((sum, value) => sum + Math.abs(value), 0);
  return (sum) => Math.abs(sum) >= Math.abs(observed) - rounding;
}

function drawnP({ permutations = PERMUTATIONS }: Permuting, isAsFar: () => boolean): number {
  let asFar = 0;
  for (let count = 0; count < permutations; count++) if (isAsFar()) asFar++;
  return (asFar + 1) / (permutations + 1);
}

/** Of every choice of `size` of the values. */
function subsetSums(values: readonly number[], size: number): number[] {
  const sums: number[] = [];
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) sums.push(sum);
    else
      for (let next = from; next <= values.length - left; next++) choose(next + 1, left - 1, sum + (values[next] ?? 0));
  };
  choose(0, size, 0);
  return sums;
}

function arrangements(all: number, some: number): number {
  let count = 1;
  for (let taken = 1; taken <= some; taken++) count *= (all - taken + 1) / taken;
  return Math.round(count);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
